/**
 * A calculator as a figure: the answer in words, controls, the other outputs, the chart, and what needs care. The same component
 * draws at build and moves in the browser; title, published cases and sources stand around it as plain markup.
 */

import { useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { sentenceText } from '../model/print.ts'
import { outputsOf } from '../scenario/catalogue.ts'
import { ChartFigure } from './chart.tsx'
import { splitInputs } from './control-facts.ts'
import type { Uses } from './controls.tsx'
import { Control, OutputLine } from './controls.tsx'
import type { FigureState } from './figure-state.ts'
import { SentenceText } from './number.tsx'

interface PartProps {
  readonly state: FigureState
}

/** Never gets lower while a reader moves things, so nothing below it jumps. */
const useRatchet = (key: string) => {
  const element = useRef<HTMLParagraphElement>(null)
  const height = useRef(0)
  useEffect(() => {
    if (!element.current) return
    height.current = Math.max(height.current, element.current.offsetHeight)
    element.current.style.minHeight = `${height.current}px`
  }, [key])
  return element
}

const quietFor = 600

/** The sentence, and the same for a screen reader once it rests. */
const Answer = ({ state }: PartProps) => {
  const { sentence } = state.evaluation.value
  const text = sentenceText(sentence)
  const first = useRef(text)
  const said = useSignal('')
  const element = useRatchet(text)
  useEffect(() => {
    if (text === first.current && said.value === '') return
    const timer = setTimeout(() => {
      said.value = text
    }, quietFor)
    return () => clearTimeout(timer)
  }, [text])
  return (
    <>
      <p class="answer" ref={element}>
        <SentenceText of={sentence} />
      </p>
      <output class="visually-hidden" aria-live="polite">
        {said.value}
      </output>
    </>
  )
}

const Controls = ({ state, uses }: PartProps & { readonly uses: Uses }) => {
  const { shown, folded } = splitInputs(state.calculator, state.isPinned)
  return (
    <div class="controls">
      <div class="control-grid">
        {shown.map((name) => (
          <Control key={name} state={state} name={name} uses={uses} />
        ))}
      </div>
      {folded.length > 0 && (
        <details class="more-controls">
          <summary>{folded.length} more inputs</summary>
          <div class="control-grid">
            {folded.map((name) => (
              <Control key={name} state={state} name={name} uses={uses} />
            ))}
          </div>
        </details>
      )}
    </div>
  )
}

const Outputs = ({ state }: PartProps) => {
  const names = Object.entries(outputsOf(state.calculator)).flatMap(([name, output]) => (output.type === 'series' ? [] : [name]))
  return (
    <dl class="outputs">
      {names.map((name) => (
        <OutputLine key={name} state={state} name={name} />
      ))}
    </dl>
  )
}

const Views = ({ state }: PartProps) => {
  const { views } = state.calculator
  if (views.length < 2) return null
  return (
    <fieldset class="views needs-script">
      <legend class="visually-hidden">Chart</legend>
      {views.map(({ id, title }, index) => (
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
  )
}

/** Warnings, and laws used outside the range they were fitted on. */
const Care = ({ state }: PartProps) => (
  <div class="care" aria-live="polite">
    {[...new Set(state.evaluation.value.warnings)].map((text) => (
      <p key={text}>{text}</p>
    ))}
  </div>
)

export const CalculatorWidget = ({ state, uses }: PartProps & { readonly uses: Uses }) => (
  <>
    <Answer state={state} />
    <Controls state={state} uses={uses} />
    <Outputs state={state} />
    {state.calculator.views.length > 0 && (
      <>
        <Views state={state} />
        <ChartFigure chart={state.chart} figure={state.figure} />
      </>
    )}
    <Care state={state} />
  </>
)
