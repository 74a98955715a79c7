/** How much of the gap between two scenarios each assumption explains: a sentence and a table. */
import type { InputValue } from '../../calculators/spec/spec.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import type { Part } from '../../scenario/attribution.ts'
import { outputOf } from '../../scenario/calculator-lookup.ts'
import { controlOf, parameterControl } from '../../scenario/input-control.ts'
import { labelOf } from '../../wording/assumption-changes.ts'
import { effectWords, explanationWords } from '../../wording/gap-explanation.ts'
import { valueWords } from '../../wording/input-facts.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import { reactive } from '../calculator/reactive.ts'
import type { CompareState } from './compare-state.ts'
import { numbersOf, valueIn } from './compare-state.ts'
import { TableScroller } from './table-scroller.tsx'

export interface CompareProps {
  readonly of: CompareState
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const keyWords = (key: string, value: InputValue, { book, catalogue }: FigureState): string => {
  const parameter = book.parameters[key]
  if (parameter) return valueWords(parameterControl(parameter, book), value)
  const [id = '', name = ''] = key.split('.')
  const calculator = catalogue.find((each) => each.id === id)
  const control = calculator && controlOf(calculator, name, book)
  return control ? valueWords(control, value) : String(value)
}

const percent = (share: number): string => printQuantity(share, 'share', { digits: 2 })

const PartRow = reactive<{ readonly part: Part; readonly oneWay: boolean } & CompareProps>(() => ({
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

const OutputChooser = reactive<CompareProps>(() => ({
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

export const Explained = reactive<CompareProps>(() => ({
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
          <TableScroller label="What each assumption explains">
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
          </TableScroller>
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
