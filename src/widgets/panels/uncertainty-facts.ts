/** What the panel of uncertainty says of one output: its range in words, its quantiles, and which assumption moves it, from samples. */
import type { Calculator, InputValue } from '../../calculators/spec/spec.ts'
import type { Sentence, Typeset } from '../../quantities/print-quantity.ts'
import { plainText, say, typeset } from '../../quantities/print-quantity.ts'
import { isUnit, type Unit, unitForm } from '../../quantities/unit-forms.ts'
import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import { outputOf } from '../../scenario/calculator-lookup.ts'
import type { Samples, Summary } from '../../scenario/monte-carlo.ts'
import { numericOutputs, quantileIn, summarise } from '../../scenario/monte-carlo.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { prepareCalculator } from '../../scenario/prepared-calculator.ts'
import type { Influence } from '../../scenario/sensitivity.ts'
import { sensitivity } from '../../scenario/sensitivity.ts'

export interface UncertaintyFacts {
  /** The numeric outputs, the main one first. */
  readonly outputs: readonly { readonly name: string; readonly label: string }[]
  readonly output: string
  readonly label: string
  readonly unit: Unit
  readonly samples: Samples
  /** Null when too few draws have a value. */
  readonly summary: Summary | null
  /** The output with all parameters at best. */
  readonly best: number | null
  readonly influences: readonly Influence[]
}

/** Where it was drawn: the calculator with this place's pins and the reader's assumptions. */
export interface Place {
  readonly calculator: Calculator
  readonly given: Assumptions
  readonly assumptions: Assumptions
  readonly book: Book
  readonly catalogue: Catalogue
}

/** The numeric outputs, the main one first. */
export const outputsToChoose = (calculator: Calculator): UncertaintyFacts['outputs'] =>
  [...numericOutputs(calculator)]
    .sort((a, b) => Number(b === calculator.main) - Number(a === calculator.main))
    .map((name) => ({ name, label: outputOf(calculator, name)?.label ?? name }))

export const uncertaintyFacts = (place: Place, samples: Samples, output: string): UncertaintyFacts => {
  const { calculator, given, assumptions, book, catalogue } = place
  const spec = outputOf(calculator, output)
  const best = prepareCalculator(calculator, given, assumptions, book, catalogue).outputs({})[output]
  return {
    outputs: outputsToChoose(calculator),
    output,
    label: spec?.label ?? output,
    unit: spec?.unit ?? 'none',
    samples,
    summary: summarise(samples.outputs[output] ?? new Float64Array()),
    best: typeof best === 'number' ? best : null,
    influences: sensitivity(calculator, given, assumptions, book, catalogue, output, samples),
  }
}

/** Values of one kind with as few digits as tell them apart, at least two: more would claim what draws cannot know. Bare: without unit words. */
export const typesetTogether = (values: readonly number[], unit: Unit, bare = false): readonly Typeset[] => {
  const distinct = new Set(values).size
  const withDigits = (digits: number) => values.map((value) => typeset(value, unit, { digits, bare }))
  const choices = [2, 3, 4].map(withDigits)
  // A share close to one would be rounded to it.
  if (unitForm(unit).style === 'percent') return values.map((value) => typeset(value, unit, { bare }))
  return choices.find((texts) => new Set(texts.map(plainText)).size === distinct) ?? withDigits(4)
}

/** A share of the draws: "22 %", never 0 % or 100 % of what is only nearly so. */
export const shareWords = (share: number): string => {
  if (share > 0 && share < 0.005) return `less than ${plainText(typeset(0.01, 'share', { digits: 1 }))}`
  if (share < 1 && share > 0.995) return `more than ${plainText(typeset(0.99, 'share', { digits: 2 }))}`
  return plainText(typeset(Math.round(share * 100) / 100, 'share', { digits: 2 }))
}

/** The same in a table's cell. */
export const shareCell = (share: number | null): string => {
  if (share === null) return '—'
  return share < 0.005
    ? `<\u2009${plainText(typeset(0.01, 'share', { digits: 1 }))}`
    : plainText(typeset(Math.round(share * 100) / 100, 'share'))
}

/** Nothing varies here, and why. */
const nothingVaries = ({ samples: { known } }: UncertaintyFacts): Sentence => {
  if (known.length === 0)
    return [
      'This result rests on no shared assumption with a range, so there is nothing to draw. Move its inputs to see what the answer hangs on.',
    ]
  return [
    'Every shared assumption behind this result is fixed here, so there is nothing to draw. Put one back to its default to see a range.',
  ]
}

/** "Cost: between $1.0 M and $7.2 M in nine of ten draws, median $2.0 M." */
export const rangeSentence = (facts: UncertaintyFacts): Sentence => {
  const { label, unit, summary, samples } = facts
  if (Object.keys(samples.parameters).length === 0) return nothingVaries(facts)
  if (!summary) return [`${label} has no value in nearly all of the draws, so no range is given.`]
  const { sorted, missing } = summary
  const gaps = missing > 0 ? [` In ${shareWords(missing)} of the draws it has no value; the range is that of the others.`] : []
  if (sorted[0] === sorted.at(-1))
    return [...say`${label} is ${typeset(summary.median, unit)} in every draw: no assumption moves it.`, ...gaps]
  const three = [summary.low, summary.median, summary.high]
  const [low = ''] = typesetTogether(three, unit, true)
  const [, median = '', high = ''] = typesetTogether(three, unit)
  return [...say`${label}: between ${low} and ${high} in nine of ten draws, median ${median}.`, ...gaps]
}

/** The quantiles in a row, without the unit that the sentence says: the twin of the drawing. */
export const quantileRow = ({ summary, unit, best }: UncertaintyFacts): readonly { readonly label: string; readonly value: Typeset }[] => {
  if (!summary) return []
  const labels = ['5 % lie below', '25 % lie below', 'Median', '25 % lie above', '5 % lie above']
  const values = typesetTogether(
    [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => quantileIn(summary.sorted, p)),
    unit,
    true,
  )
  const atBest = best === null ? [] : [{ label: 'All at best', value: typeset(best, unit, { bare: true }) }]
  return [...labels.flatMap((label, index) => (values[index] ? [{ label, value: values[index] }] : [])), ...atBest]
}

export interface NamedValue {
  readonly id: string
  readonly label: string
  readonly value: Typeset
}

/** A parameter with a value, as the book names it. */
export const namedValue = (book: Book, id: string, value: InputValue): NamedValue => {
  const parameter = book.parameters[id]
  return { id, label: parameter?.label ?? id, value: typeset(value, parameter && isUnit(parameter.unit) ? parameter.unit : 'none') }
}

export const becauseWords = {
  pinned: 'set by this place',
  changed: 'changed by you',
  row: 'from the row chosen',
  'no-range': 'no range',
} as const

const negligible = 0.005

/** Those worth a row, and those that hardly count: less than half a percent of the variation, and no swing of a twentieth. */
export const splitInfluences = ({
  influences,
}: UncertaintyFacts): { readonly main: readonly Influence[]; readonly slight: readonly Influence[] } => {
  const counts = ({ share, low, high }: Influence): boolean => {
    if ((share ?? 0) >= negligible) return true
    if (low.output === null || high.output === null) return low.output !== high.output
    return low.output !== high.output && !(Math.abs(Math.log(high.output / low.output)) < 0.05)
  }
  return { main: influences.filter(counts), slight: influences.filter((one) => !counts(one)) }
}

/** What the assumptions explain only together: the rest of the shares, when it is a twentieth or more. */
export const togetherShare = ({ influences }: UncertaintyFacts): number | null => {
  if (influences.some(({ share }) => share === null)) return null
  const rest = 1 - influences.reduce((sum, { share }) => sum + (share ?? 0), 0)
  return rest >= 0.05 && rest < 0.9999 ? rest : null
}

/** 0..1 along the swings of all, on a logarithmic scale when all outputs are positive and no shares. */
export const swingScale = ({ influences, best, unit }: UncertaintyFacts): ((value: number) => number) => {
  const values = [best, ...influences.flatMap(({ low, high }) => [low.output, high.output])].filter((value) => value !== null)
  const on = values.every((value) => value > 0) && unitForm(unit).style !== 'percent' ? Math.log : (value: number) => value
  const [from, to] = [Math.min(...values.map(on)), Math.max(...values.map(on))]
  return (value) => (to > from ? (on(value) - from) / (to - from) : 0.5)
}
