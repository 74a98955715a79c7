/** The panel “Compare” of a figure: the reader's scenario beside another, and both results. */
import { computed, effect, signal } from '@preact/signals-core'
import { h, render } from 'preact'
import type { Output, OutputValue } from '../../calculators/spec/spec.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { outputOf } from '../../scenario/calculator-lookup.ts'
import { controlOf } from '../../scenario/input-control.ts'
import { differenceWords, factorWords } from '../../wording/gap-explanation.ts'
import type { PanelContext } from '../calculator/panel.ts'
import { reactive } from '../calculator/reactive.ts'
import { element } from '../page/element.ts'
import { ownScenarios } from '../scenario/browser-own-scenarios.ts'
import { choicesOf } from '../scenario/compare-choice.ts'
import { loadParseTexts } from '../scenario/load-parse-texts.ts'
import { loadScenarios } from '../scenario/load-scenarios.ts'
import { Explained, type CompareProps as Props } from './compare-explanation.tsx'
import type { CompareState } from './compare-state.ts'
import { createCompareState } from './compare-state.ts'
import { TableScroller } from './table-scroller.tsx'

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
    <TableScroller label="Both results">
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
    </TableScroller>
  ),
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
