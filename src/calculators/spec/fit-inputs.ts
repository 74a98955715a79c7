/** The fit of a scaling law as an input: why the published constants differ, the ranges they stand on, and all of them on one chart. */
import type { Fit, FitId, LossLaw } from '../../model/scaling-laws.ts'
import { fitIds, fitOf, fits, lawOf, lossFitIds } from '../../model/scaling-laws.ts'
import type { Mark } from './chart.ts'
import type { ChoiceInput, ChoiceOption, Validity } from './spec.ts'
import { choice } from './spec.ts'
import type { Pair } from './views.ts'
import { line, short } from './views.ts'

/** Why each fit differs from the others. */
const why: Readonly<Record<FitId, string>> = {
  besiroglu2024:
    'The points of Hoffmann’s Figure 4, fitted again: the paper’s own optimiser had stopped too early, because it averaged its error instead of summing it. About 20 tokens per parameter at every budget.',
  'hoffmann2022-printed':
    'As printed, rounded to two or three digits. Rounding β from 0.2849 to 0.28 alone puts the loss 0.045 nats too high on the paper’s own data, and asks for several times the tokens.',
  'hoffmann2022-tex':
    'Unrounded, from the source of the paper. They still come from the optimiser that stopped early, so large budgets get more tokens than the paper’s other two approaches give them.',
  devries2023:
    'Hoffmann’s constants with the exponents 0.336 and 0.283, between the printed and the unrounded ones. The examples of Sardana come out only with these.',
  'hoffmann2022-approach1':
    'The lowest loss at each budget, read off many training curves. It assumes no formula for the loss, so none comes with it.',
  'hoffmann2022-approach2':
    'A parabola through the models of each of nine budgets; the lowest points give the law. No formula for the loss here either.',
  kaplan2020:
    'Small models, parameters counted without embeddings, one warm-up and one decay for all. Undoing such choices one by one takes the exponent from 0.84 to 0.50 (Porian 2024).',
  llama3:
    'Meta’s own data and tokeniser, with the constants of the figure. They give 16.3 trillion tokens at 3.8 × 10²⁵ FLOP; the paper says 16.55.',
  'llama3-text':
    'The same law with the constants of the text, rounded to 0.29 and 0.53: 10.5 trillion tokens at 3.8 × 10²⁵ FLOP, where the paper itself says 16.55.',
}

const optionOf = (id: FitId): ChoiceOption => ({
  value: id,
  label: fits[id].label,
  why: why[id],
  source: id === 'kaplan2020' ? 'porian2024' : fits[id].source,
})

/** Which scaling law to believe. */
export const fitInput: ChoiceInput = choice({
  label: 'Fit',
  options: fitIds.map(optionOf),
  default: 'besiroglu2024',
  help: 'The same question has been answered with different data and methods. The last five give the best split only, not the loss.',
})

/** The fits that give a loss, for what compares models of equal loss. */
export const lossFitInput = (chosen: FitId): ChoiceInput =>
  choice({
    label: 'Fit',
    options: lossFitIds.map(optionOf),
    default: chosen,
    help: 'The same question has been answered with different data and methods; these four give a loss.',
  })

/** A warning where training compute lies outside of the runs that a fit stands on. */
export const extrapolated = ({ fittedOn: range }: Fit, flop: number): readonly string[] =>
  range !== null && (flop < range[0] || flop > range[1])
    ? [`This fit stands on runs of ${short(range[0], 'FLOP')} to ${short(range[1], 'FLOP')}; here it is extrapolated.`]
    : []

/** Budgets that the fit stands on, for an input in FLOP. */
export const budgetsOf = (fit: string, input: string): readonly Validity[] => {
  const { fittedOn: range } = fitOf(fit)
  return range === null ? [] : [{ input, range, says: extrapolated(fitOf(fit), 0)[0] ?? '' }]
}

/** Models that the fit stands on, for inputs of parameters and of tokens. */
export const modelsOf = (fit: string, params: string | null, tokens: string | null): readonly Validity[] => {
  const { models } = fitOf(fit)
  if (models === null) return []
  const says = `This fit stands on models of ${short(models.params[0], 'parameter')} to ${short(models.params[1], 'parameter')} that read ${short(models.tokens[0], 'token')} to ${short(models.tokens[1], 'token')}; here it is extrapolated.`
  return [
    ...(params === null ? [] : [{ input: params, range: models.params, says }]),
    ...(tokens === null ? [] : [{ input: tokens, range: models.tokens, says }]),
  ]
}

/** One line for each fit that gives a loss, the chosen one in front. */
export const everyLossFit = (chosen: string, points: (law: LossLaw, id: FitId) => readonly Pair[]): readonly Mark[] => [
  ...lossFitIds.filter((id) => id !== chosen).map((id) => line(fits[id].short, 'quiet', points(lawOf(id), id), true)),
  ...lossFitIds.filter((id) => id === chosen).map((id) => line(fits[id].short, 'main', points(lawOf(id), id))),
]
