/** The panel “Compare” of a figure: the reader's scenario beside another, both results, and how much of the gap each assumption explains. */
import { computed, effect, signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import { h, render } from 'preact'
import type { InputValue, Output, OutputValue } from '../../calculators/spec/spec.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import type { Part } from '../../scenario/attribution.ts'
import { outputOf } from '../../scenario/calculator-lookup.ts'
import { controlOf, parameterControl } from '../../scenario/input-control.ts'
import { labelOf } from '../../wording/assumption-changes.ts'
import { differenceWords, effectWords, explanationWords, factorWords } from '../../wording/gap-explanation.ts'
import { valueWords } from '../../wording/input-facts.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import type { PanelContext } from '../calculator/panel.ts'
import { reactive } from '../calculator/reactive.ts'
import { element } from '../page/element.ts'
import { ownScenarios } from '../scenario/browser-own-scenarios.ts'
import { choicesOf } from '../scenario/compare-choice.ts'
import { loadParseTexts } from '../scenario/load-parse-texts.ts'
import { loadScenarios } from '../scenario/load-scenarios.ts'
import type { CompareState } from './compare-state.ts'
import { createCompareState, numbersOf, valueIn } from './compare-state.ts'

interface Props {
  readonly of: CompareState
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const openScenarios = () => void import('../scenario/scenario-dialog.ts').then((module) => module.openScenarios())

const Chooser = reactive<Props>(() => ({
  draw: ({ of: { choices, chosen, figure } }) => (
    <p class="compare-with">
      <label>
        Yours now, against{' '}
        <select
          id={`${figure.figure}-compare`}
          value={chosen.value}
          onChange={(event) => {
            chosen.value = event.currentTarget.value
          }}
        >
          {choices.value.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </select>
      </label>
      <button type="button" class="quiet" onClick={openScenarios}>
        Use or keep a scenario…
      </button>
    </p>
  ),
}))

/** A wide table scrolls in its own box, by the keyboard too. */
const Scroller = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/useSemanticElements: a table in a box, not a group of fields.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it.
  <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
    {children}
  </div>
)

const print = (value: OutputValue | undefined, { unit, digits }: Output): string =>
  printQuantity(value, unit, digits === undefined ? {} : { digits })

/** "× 1.9", "+3.2 points", or a dash where nothing can be compared. */
const against = (ours: OutputValue | undefined, theirs: OutputValue | undefined, { unit }: Output): string => {
  if (typeof ours !== 'number' || typeof theirs !== 'number') return ours === theirs ? 'the same' : 'differs'
  if (ours === theirs) return 'the same'
  return unit === 'share' || ours <= 0 || theirs <= 0 ? differenceWords(ours - theirs, unit) : factorWords(ours / theirs)
}

const Results = reactive<Props>(() => ({
  draw: ({ of: { figure, other, choice } }) => (
    <Scroller label="Both results">
      <table class="compare-results">
        <thead>
          <tr>
            <th scope="col">Result</th>
            <th scope="col" class="number">
              {choice.value.title}
            </th>
            <th scope="col" class="number">
              Yours
            </th>
            <th scope="col" class="number">
              Ratio
            </th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(figure.evaluation.value.outputs).map(([name, ours]) => {
            const output = outputOf(figure.calculator, name)
            const theirs = other.value.outputs[name]
            if (!output || output.type === 'series') return null
            return (
              <tr key={name}>
                <th scope="row">{output.label}</th>
                <td class="number">{print(theirs, output)}</td>
                <td class="number yours">{print(ours, output)}</td>
                <td class="number">{against(ours, theirs, output)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </Scroller>
  ),
}))

const keyWords = (key: string, value: InputValue, { book, catalogue }: FigureState): string => {
  const parameter = book.parameters[key]
  if (parameter) return valueWords(parameterControl(parameter, book), value)
  const [id = '', name = ''] = key.split('.')
  const calculator = catalogue.find((each) => each.id === id)
  const control = calculator && controlOf(calculator, name, book)
  return control ? valueWords(control, value) : String(value)
}

const percent = (share: number): string => printQuantity(share, 'share', { digits: 2 })

const PartRow = reactive<{ readonly part: Part; readonly oneWay: boolean } & Props>(() => ({
  draw: ({ part, oneWay, of }) => {
    const { figure, assumptions, explanation } = of
    const words = (value: InputValue | undefined, under: typeof assumptions.value) =>
      keyWords(part.key, valueIn(part.key, value, figure, under), figure)
    return (
      <tr>
        <th scope="row">
          {upperFirst(labelOf(part.key, figure) ?? part.key)}
          <span class="compare-values">
            {words(part.from, assumptions.value)} → <b>{words(part.to, figure.assumptions.value)}</b>
          </span>
        </th>
        <td class="number">{explanation.value && effectWords(part.part, explanation.value)}</td>
        {oneWay && <td class="number">{percent(part.share)}</td>}
      </tr>
    )
  },
}))

const OutputChooser = reactive<Props>(() => ({
  draw: ({ of: { figure, output } }) => {
    const names = numbersOf(figure)
    if (names.length < 2) return <>{outputOf(figure.calculator, output.value)?.label}</>
    return (
      <select
        aria-label="The result that is explained"
        value={output.value}
        onChange={(event) => {
          output.value = event.currentTarget.value
        }}
      >
        {names.map((name) => (
          <option key={name} value={name}>
            {outputOf(figure.calculator, name)?.label}
          </option>
        ))}
      </select>
    )
  },
}))

/** Why there is nothing to explain, in a sentence. */
const nothingWords = ({ figure, other, output, choice }: CompareState): string => {
  const [ours, theirs] = [figure.evaluation.value.outputs[output.value], other.value.outputs[output.value]]
  if (typeof ours !== 'number' || typeof theirs !== 'number') return 'One of the two has no number here, so there is no gap to explain.'
  if (ours === theirs)
    return `Nothing that counts here differs between yours and “${choice.value.title}”. Move an assumption, or choose another scenario above.`
  return 'Some of the values cannot be had together here, so the gap cannot be shared out between them.'
}

const Explained = reactive<Props>(() => ({
  draw: ({ of }) => {
    const { explanation, figure, choice } = of
    const found = explanation.value
    const oneWay = found?.parts.every(({ share }) => share >= 0) ?? false
    const words = found && explanationWords(found, figure)
    return (
      <>
        <p class="compare-what">
          What explains the gap: <OutputChooser of={of} />
        </p>
        <p class="compare-words" aria-live="polite">
          {words ?? nothingWords(of)}
        </p>
        {found && found.parts.length > 0 && (
          <Scroller label="What each assumption explains">
            <table class="compare-parts">
              <thead>
                <tr>
                  <th scope="col">Assumption, from “{choice.value.title}” to yours</th>
                  <th scope="col" class="number">
                    Explains
                  </th>
                  {oneWay && (
                    <th scope="col" class="number">
                      Of the gap
                    </th>
                  )}
                </tr>
              </thead>
              <tbody>
                {found.parts.map((part) => (
                  <PartRow key={part.key} part={part} oneWay={oneWay} of={of} />
                ))}
              </tbody>
            </table>
          </Scroller>
        )}
        {found && found.parts.length > 1 && (
          <p class="compare-note">
            Each assumption’s effect on the way from one to the other, averaged over {found.exact ? 'every order' : 'many orders'} in which
            they could change (Shapley 1953); together the effects {found.scale === 'log' ? 'multiply' : 'add up'} to the whole.
          </p>
        )}
      </>
    )
  },
}))

const Panel = reactive<Props>(() => ({
  draw: ({ of }) => {
    const { figure, shadowed, problems } = of
    const pinned = shadowed.value.flatMap((name) => controlOf(figure.calculator, name, figure.book)?.label ?? [])
    return (
      <>
        <Chooser of={of} />
        <Results of={of} />
        {pinned.length > 0 && <p class="compare-note">Set by this page in both: {pinned.join(', ').toLowerCase()}.</p>}
        {problems.value.map(({ text, message }) => (
          <p key={text} class="compare-note">{`“${text}” is left out. ${message}`}</p>
        ))}
        <Explained of={of} />
      </>
    )
  },
}))

const start = async ({ details, panel, state, show }: PanelContext): Promise<void> => {
  const [{ scenarios }, { readAssumptions }] = await Promise.all([loadScenarios(), loadParseTexts()])
  const linked = show.get('compare') ?? ''
  const own = signal(ownScenarios.list())
  ownScenarios.subscribe(() => {
    own.value = ownScenarios.list()
  })
  const choices = computed(() => choicesOf(scenarios, own.value, linked))
  let last = linked
  let compared: CompareState | undefined
  let stopKeeping: (() => void) | undefined
  const open = () => {
    const now = createCompareState(state, choices, last, readAssumptions)
    compared = now
    stopKeeping = effect(() => {
      last = now.chosen.value
      show.set('compare', last)
    })
    panel.replaceChildren()
    render(h(Panel, { of: now }), panel)
  }
  const close = () => {
    stopKeeping?.()
    compared?.stop()
    render(null, panel)
    compared = undefined
  }
  details.addEventListener('toggle', () => {
    if (details.open && !compared) open()
    else if (!details.open) close()
  })
  if (details.open) open()
}

export const startCompare = (context: PanelContext): void => {
  start(context).catch((error: unknown) => {
    context.panel.replaceChildren(element('p', {}, error instanceof Error ? error.message : String(error)))
  })
}
