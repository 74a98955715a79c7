/**
 * A calculator as a figure: the answer in words, controls, the other outputs, the chart, and what needs care. The same component
 * draws at build and moves in the browser; title, published cases and sources stand around it as plain markup.
 */

import { signal } from '@preact/signals-core'
import { ownRow } from '../../calculators/spec/spec.ts'
import { sentenceText, typeset } from '../../quantities/print-quantity.ts'
import { outputsOf } from '../../scenario/calculator-lookup.ts'
import { splitInputs } from '../../wording/input-facts.ts'
import { ChartFigure } from '../chart/chart.tsx'
import type { StaticParts } from './control-parts.tsx'
import { Control } from './controls.tsx'
import type { FigureState } from './figure-state.ts'
import { SentenceText, TypesetText } from './number.tsx'
import { reactive } from './reactive.ts'

interface PartProps {
  readonly state: FigureState
}
interface WholeProps extends PartProps {
  /** At build only. */
  readonly staticParts?: StaticParts | undefined
}

const quietFor = 600

/** The answer as a sentence, announced to screen readers after a pause. Its height never shrinks while inputs change, so that nothing below it jumps. */
const Answer = reactive(({ state }: PartProps) => {
  const announced = signal('')
  let element: HTMLParagraphElement | null = null
  let height = 0
  let shown: string | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  const keep = (paragraph: HTMLParagraphElement | null): void => {
    element = paragraph
  }
  const drawn = (): void => {
    const text = sentenceText(state.evaluation.peek().sentence)
    if (text === shown || !element) return
    height = Math.max(height, element.offsetHeight)
    element.style.minHeight = `${height}px`
    clearTimeout(timer)
    if (shown !== null)
      timer = setTimeout(() => {
        announced.value = text
      }, quietFor)
    shown = text
  }
  return {
    draw: () => (
      <>
        <p class="answer" ref={keep}>
          <SentenceText of={state.evaluation.value.sentence} />
        </p>
        <output class="visually-hidden" aria-live="polite">
          {announced.value}
        </output>
      </>
    ),
    drawn,
    placed: () => () => clearTimeout(timer),
  }
})

/** The numbers of a row of one's own: in view while that row is chosen, or one of them is given. */
const OwnCells = reactive(() => ({
  draw: ({ state, row, names, staticParts }: WholeProps & { readonly row: string; readonly names: readonly string[] }) => {
    const { inputs } = state.evaluation.value
    const open = inputs[row]?.value === ownRow || names.some((name) => (inputs[name]?.value ?? null) !== null)
    return (
      <div class="own-cells" hidden={!open}>
        <div class="control-grid">
          {names.map((name) => (
            <Control key={name} state={state} name={name} staticParts={staticParts} />
          ))}
        </div>
      </div>
    )
  },
}))

const Controls = ({ state, staticParts }: WholeProps) => {
  const { shown, folded, ofRow } = splitInputs(state.calculator, state.isPinned)
  return (
    <div class="controls">
      <div class="control-grid">
        {shown.map((name) => (
          <Control key={name} state={state} name={name} staticParts={staticParts} />
        ))}
      </div>
      {Object.entries(ofRow).map(([row, names]) => (
        <OwnCells key={row} state={state} row={row} names={names} staticParts={staticParts} />
      ))}
      {folded.length > 0 && (
        <details class="more-controls">
          <summary>{folded.length} more inputs</summary>
          <div class="control-grid">
            {folded.map((name) => (
              <Control key={name} state={state} name={name} staticParts={staticParts} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

/** Opens the panel that solves for an output, with that output chosen. */
const solveFor = (event: MouseEvent, name: string): void => {
  const figure = event.currentTarget instanceof Element ? event.currentTarget.closest('[data-calculator]') : null
  const details = figure?.querySelector<HTMLDetailsElement>('[data-panel="solve"]')
  if (!details) return
  details.dataset['output'] = name
  details.open = true
  details.dispatchEvent(new Event('solve'))
}

/** An output beside the sentence: its label and value. A number can be fixed: it opens what solves for it. */
const OutputLine = reactive(() => ({
  draw: ({ state, name }: PartProps & { readonly name: string }) => {
    const output = outputsOf(state.calculator)[name]
    const value = state.evaluation.value.outputs[name]
    if (!output) return null
    const text = <TypesetText of={typeset(value, output.unit, output.digits === undefined ? {} : { digits: output.digits })} />
    return (
      <div>
        <dt>{output.label}</dt>
        <dd>
          {output.type === 'text' ? (
            text
          ) : (
            <button type="button" title="Fix this number and solve for an input" onClick={(event) => solveFor(event, name)}>
              {text}
            </button>
          )}
        </dd>
      </div>
    )
  },
}))

const Outputs = ({ state }: PartProps) => {
  const names = Object.entries(outputsOf(state.calculator)).flatMap(([name, { type, measured }]) =>
    type === 'series' || measured ? [] : [name],
  )
  return (
    <dl class="outputs">
      {names.map((name) => (
        <OutputLine key={name} state={state} name={name} />
      ))}
    </dl>
  )
}

const Views = reactive(() => ({
  draw: ({ state }: PartProps) => (
    <fieldset class="views needs-script">
      <legend class="visually-hidden">Chart</legend>
      {state.calculator.views.map(({ id, title }, index) => (
        <button
          key={id}
          type="button"
          class="quiet"
          aria-pressed={state.view.value === index}
          onClick={() => {
            state.view.value = index
          }}
        >
          {title}
        </button>
      ))}
    </fieldset>
  ),
}))

/** Warnings, and laws used outside the range they were fitted on. */
const Care = reactive(() => ({
  draw: ({ state }: PartProps) => (
    <div class="care" aria-live="polite">
      {[...new Set(state.evaluation.value.warnings)].map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  ),
}))

export const CalculatorWidget = ({ state, staticParts }: WholeProps) => (
  <>
    <Answer state={state} />
    <Controls state={state} staticParts={staticParts} />
    <Outputs state={state} />
    {state.calculator.views.length > 0 && (
      <>
        {state.calculator.views.length > 1 && <Views state={state} />}
        <ChartFigure chart={state.chart} figure={state.figure} />
      </>
    )}
    <Care state={state} />
  </>
)
