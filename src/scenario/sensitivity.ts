/**
 * Which assumption moves an answer most. Influence belongs to the parameter of the book, by id, wherever it counts on the way; two
 * measures stand side by side, since each misses what the other shows:
 *
 * - **swing**: the answer with the parameter at its low and at its high value, all else at best (a tornado diagram).
 * - **share**: how much of the variation of the answer the parameter explains alone, while all others vary. The first-order index
 *   Var(E[Y | Xᵢ]) ÷ Var(Y) (Sobol' 1993; Saltelli et al. 2008, Global Sensitivity Analysis: The Primer, eq. 1.25), of the ranks of Y, so
 *   that a heavy tail does not decide it (Saltelli and Sobol' 1995), estimated from the draws by classes of equal size (Plischke, Borgonovo
 *   and Smith 2013). Unlike a squared rank correlation it sees an influence that is not monotone. The shares of all parameters add up to at
 *   most 1; what is missing is what they do only together.
 */
import type { Calculator } from '../calculators/spec/spec.ts'
import type { Catalogue } from './calculator-lookup.ts'
import { drawAt, type Samples } from './monte-carlo.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'
import { type PreparedCalculator, prepareCalculator } from './prepared-calculator.ts'

export interface End {
  /** The parameter's value. */
  readonly at: number
  /** The output there; null where there is none. */
  readonly output: number | null
}
export interface Influence {
  readonly parameter: string
  readonly low: End
  readonly high: End
  /** 0..1; null when too few draws have a value. */
  readonly share: number | null
}

/** Ranks from 0, equal values sharing their mean rank. */
const ranksOf = (values: Float64Array): Float64Array => {
  const order = Uint32Array.from(values, (_, index) => index).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0) || a - b)
  const ranks = new Float64Array(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start + 1
    while (end < order.length && values[order[end] ?? 0] === values[order[start] ?? 0]) end += 1
    for (let index = start; index < end; index += 1) ranks[order[index] ?? 0] = (start + end - 1) / 2
    start = end
  }
  return ranks
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length

const classSize = 50

/** What chance alone gives an assumption without influence: the standard error of the corrected ratio there, √(2(k − 1)) ÷ n, twice. */
const noise = (classes: number, count: number): number => (2 * Math.sqrt(2 * (classes - 1))) / count

/**
 * Share of the variance of `y` between classes of equal size along `x`: the correlation ratio, corrected for what chance alone puts between
 * classes (ε², Kelley 1935). 0 when `y` does not vary and for what chance alone would give, null with fewer than two classes of 50.
 */
const correlationRatio = (x: Float64Array, y: Float64Array): number | null => {
  const count = x.length
  const classes = Math.min(20, Math.floor(count / classSize))
  if (classes < 2) return null
  const middle = mean(y)
  const total = y.reduce((sum, value) => sum + (value - middle) ** 2, 0)
  if (total === 0) return 0
  const order = Uint32Array.from(x, (_, index) => index).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0) || a - b)
  let between = 0
  for (let one = 0; one < classes; one += 1) {
    const members = order.subarray(Math.round((one * count) / classes), Math.round(((one + 1) * count) / classes))
    const sum = members.reduce((all, index) => all + (y[index] ?? 0), 0)
    between += members.length * (sum / members.length - middle) ** 2
  }
  const chance = ((classes - 1) * (total - between)) / (count - classes)
  const share = (between - chance) / total
  return share < noise(classes, count) ? 0 : Math.min(1, share)
}

/** First-order index of each parameter for an output, by id. */
export const sharesOf = ({ parameters, outputs }: Samples, output: string): Readonly<Record<string, number | null>> => {
  const draws = outputs[output] ?? new Float64Array()
  const valued = Uint32Array.from(draws, (_, index) => index).filter((index) => !Number.isNaN(draws[index]))
  const pick = (from: Float64Array): Float64Array => Float64Array.from(valued, (index) => from[index] ?? Number.NaN)
  const ranks = ranksOf(pick(draws))
  return Object.fromEntries(Object.entries(parameters).map(([id, values]) => [id, correlationRatio(pick(values), ranks)]))
}

/** How many draws an assumption is moved in to see whether it enters the output at all. */
const trials = 12

/** Whether moving the parameter alone ever changes the output, at best values or in some draws. */
const enters = (
  prepared: PreparedCalculator,
  { parameter, low, high }: Omit<Influence, 'share'>,
  output: string,
  { parameters, count }: Samples,
): boolean => {
  if (low.output !== high.output) return true
  return Array.from({ length: Math.min(trials, count) }, (_, index) => drawAt(parameters, index)).some((values) => {
    const [drawn, ...moved] = [values[parameter] ?? low.at, low.at, high.at].map(
      (value) => prepared.outputs({ ...values, [parameter]: value })[output],
    )
    return moved.some((value) => value !== drawn)
  })
}

/** How far apart two outputs are: as a factor when both are positive, else as a difference; what has no value lies furthest. */
const swing = ({ low, high }: Influence): number => {
  if (low.output === null || high.output === null) return low.output === high.output ? 0 : Number.POSITIVE_INFINITY
  const factor = low.output > 0 && high.output > 0
  return Math.abs(factor ? Math.log(high.output / low.output) : high.output - low.output)
}

const descending = (a: number, b: number): number => (a === b ? 0 : b - a)

/** Parameters that were drawn, by share of the variation, then swing, then id. */
export const sensitivity = (
  calculator: Calculator,
  given: Given,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
  output: string,
  samples: Samples,
): readonly Influence[] => {
  const prepared = prepareCalculator(calculator, given, assumptions, book, catalogue)
  const shares = sharesOf(samples, output)
  const end = (parameter: string, at: number): End => {
    const value = prepared.outputs({ [parameter]: at })[output]
    return { at, output: typeof value === 'number' ? value : null }
  }
  return Object.keys(samples.parameters)
    .flatMap((parameter): readonly Influence[] => {
      const range = book.parameters[parameter]
      if (!range) return []
      const moved = { parameter, low: end(parameter, range.low), high: end(parameter, range.high) }
      const share = shares[parameter] ?? null
      return [{ ...moved, share: share !== null && !enters(prepared, moved, output, samples) ? 0 : share }]
    })
    .sort((a, b) => descending(a.share ?? -1, b.share ?? -1) || descending(swing(a), swing(b)) || (a.parameter < b.parameter ? -1 : 1))
}
