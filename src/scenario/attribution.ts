/**
 * How much of the difference between two scenarios each assumption explains: the Shapley value of a change, that is its effect on
 * the result averaged over every order in which the changes could be made (Shapley 1953, "A value for n-person games", in
 * Contributions to the Theory of Games II; for explaining a model's output: Lundberg & Lee 2017, arXiv:1705.07874, eq. 8).
 *
 * The parts add up to the whole gap, and an interaction of two changes is shared equally between them. In log space the parts are
 * factors that multiply to the ratio of the results, which for a product of independent factors are the factors' own ratios.
 */
import type { Calculator, InputValue } from '../calculators/spec/spec.ts'
import type { Unit } from '../quantities/units.ts'
import { assumptionKey, type Catalogue, inputOf, outputOf } from './calculator-lookup.ts'
import { dependencies } from './dependencies.ts'
import { evaluate } from './evaluate.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'

/** Up to this many changes, every order counts (2ⁿ results); beyond it, drawn orders. */
export const mostExact = 10
const drawnOrders = 128

/** A linear congruential generator (Press et al., Numerical Recipes, "quick and dirty" constants); the same orders every time. */
const randomFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** The value of a set of changes, by one flag a change; null when there is none. */
export type ValueOf = (changed: readonly boolean[]) => number | null

/** Shares of `value(all) − value(none)`, one a change, adding up to it. Null when a set on the way has no value. */
export const shapley = (count: number, value: ValueOf, seed = 1): readonly number[] | null => {
  const known = new Map<string, number | null>()
  const at = (changed: readonly boolean[]): number | null => {
    const key = changed.map(Number).join('')
    const before = known.get(key)
    if (before !== undefined) return before
    const found = value(changed)
    known.set(key, found)
    return found
  }
  return count <= mostExact ? exactShares(count, at) : drawnShares(count, at, randomFrom(seed))
}

/** φᵢ = Σ over sets S without i of |S|! (n − |S| − 1)! / n! · (v(S ∪ i) − v(S)). */
const exactShares = (count: number, at: ValueOf): readonly number[] | null => {
  const factorial = Array.from({ length: count + 1 }, () => 1)
  for (let n = 1; n <= count; n += 1) factorial[n] = (factorial[n - 1] ?? 1) * n
  const weight = (size: number) => ((factorial[size] ?? 1) * (factorial[count - size - 1] ?? 1)) / (factorial[count] ?? 1)
  const shares = Array.from({ length: count }, () => 0)
  for (let set = 0; set < 2 ** count; set += 1) {
    const changed = Array.from({ length: count }, (_, index) => (set & (1 << index)) !== 0)
    const size = changed.filter(Boolean).length
    const without = at(changed)
    if (without === null) return null
    for (let index = 0; index < count; index += 1) {
      if (changed[index]) continue
      const withIt = at(changed.with(index, true))
      if (withIt === null) return null
      shares[index] = (shares[index] ?? 0) + weight(size) * (withIt - without)
    }
  }
  return shares
}

/** The mean over drawn orders, each with its reverse (Castro et al. 2009, doi:10.1016/j.cor.2008.04.004); the sum is the gap in each. */
const drawnShares = (count: number, at: ValueOf, random: () => number): readonly number[] | null => {
  const shares = Array.from({ length: count }, () => 0)
  for (let draw = 0; draw < drawnOrders / 2; draw += 1) {
    const order = Array.from({ length: count }, (_, index) => index)
    for (let last = count - 1; last > 0; last -= 1) {
      const other = Math.floor(random() * (last + 1))
      ;[order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0]
    }
    for (const way of [order, order.toReversed()]) {
      let changed: readonly boolean[] = Array.from({ length: count }, () => false)
      let before = at(changed)
      for (const index of way) {
        changed = changed.with(index, true)
        const after = at(changed)
        if (before === null || after === null) return null
        shares[index] = (shares[index] ?? 0) + (after - before) / drawnOrders
        before = after
      }
    }
  }
  return shares
}

/** A calculator in one place under one scenario. */
export interface Setting {
  readonly given: Given
  readonly assumptions: Assumptions
}

export interface Part {
  /** Parameter of the book or `calculator.input`; a pin of the place stands under the same name. */
  readonly key: string
  /** Undefined where a setting says nothing, so that the book or a default counts. */
  readonly from: InputValue | undefined
  readonly to: InputValue | undefined
  /** A factor of the ratio (in log space) or a part of the difference. */
  readonly part: number
  /** Of the whole gap on its scale; the shares add up to 1, and one that works against the gap is negative. */
  readonly share: number
}

export interface Explanation {
  readonly from: number
  readonly to: number
  readonly unit: Unit
  /** `log`: the parts are factors and multiply to `to ÷ from`. `linear`: they add up to `to − from`. */
  readonly scale: 'log' | 'linear'
  /** False when the orders were drawn. */
  readonly exact: boolean
  /** Largest first; those that explain nothing are left out. */
  readonly parts: readonly Part[]
}

const own = (record: Readonly<Record<string, InputValue>>, key: string): InputValue | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined

type Change = { readonly key: string; readonly place: boolean; readonly from: InputValue | undefined; readonly to: InputValue | undefined }

/** What differs and can reach this calculator, sorted by key: pins of the place first. */
const changesBetween = (calculator: Calculator, from: Setting, to: Setting, catalogue: Catalogue): readonly Change[] => {
  const { parameters, calculators } = dependencies(calculator, catalogue)
  const reaches = (key: string): boolean =>
    key.includes('.') ? [calculator.id, ...calculators].includes(key.slice(0, key.lastIndexOf('.'))) : parameters.includes(key)
  const between = (a: Given, b: Given, place: boolean): readonly Change[] =>
    [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .sort()
      .map((key) => ({ key, place, from: own(a, key), to: own(b, key) }))
      .filter((change) => change.from !== change.to)
  return [
    ...between(from.given, to.given, true).filter(({ key }) => inputOf(calculator, key) !== null),
    ...between(from.assumptions, to.assumptions, false).filter(({ key }) => reaches(key)),
  ]
}

const patched = (base: Given, changes: readonly Change[], changed: readonly boolean[], offset: number): Given => {
  const next: Record<string, InputValue> = { ...base }
  for (const [index, { key, to }] of changes.entries()) {
    if (!changed[offset + index]) continue
    if (to === undefined) delete next[key]
    else next[key] = to
  }
  return next
}

/**
 * The gap of an output between two settings of one calculator, by what differs. Shares of the whole and results that are not
 * positive are explained linearly, all others as factors. Null when either result, or one on the way between them, is no number.
 */
export const explain = (
  calculator: Calculator,
  output: string,
  from: Setting,
  to: Setting,
  book: Book,
  catalogue: Catalogue,
): Explanation | null => {
  const changes = changesBetween(calculator, from, to, catalogue)
  const pins = changes.filter(({ place }) => place)
  const assumed = changes.filter(({ place }) => !place)
  const resultOf = (changed: readonly boolean[]): number | null => {
    const given = patched(from.given, pins, changed, 0)
    const assumptions = patched(from.assumptions, assumed, changed, pins.length)
    const value = evaluate(calculator, given, assumptions, book, catalogue).outputs[output]
    return typeof value === 'number' ? value : null
  }
  const first = resultOf(changes.map(() => false))
  const last = resultOf(changes.map(() => true))
  if (first === null || last === null) return null
  const unit = outputOf(calculator, output)?.unit ?? 'none'
  const asLog = unit === 'share' ? null : shapley(changes.length, (changed) => logOf(resultOf(changed)))
  const shares = asLog ?? shapley(changes.length, resultOf)
  if (!shares) return null
  const scale = asLog ? 'log' : 'linear'
  const gap = asLog ? Math.log(last / first) : last - first
  const parts = byKey(
    changes.map(({ key, place, from: before, to: after }, index) => ({
      key: place ? assumptionKey(calculator, key) : key,
      from: before,
      to: after,
      part: shares[index] ?? 0,
    })),
  ).map((each): Part => ({ ...each, part: asLog ? Math.exp(each.part) : each.part, share: gap === 0 ? 0 : each.part / gap }))
  const least = 1e-9 * Math.max(Math.abs(gap), 1e-12)
  const counts = ({ part }: Part) => Math.abs(asLog ? Math.log(part) : part) > least
  const size = ({ part }: Part) => Math.abs(asLog ? Math.log(part) : part)
  return {
    from: first,
    to: last,
    unit,
    scale,
    exact: changes.length <= mostExact,
    parts: parts.filter(counts).sort((a, b) => size(b) - size(a) || (a.key < b.key ? -1 : 1)),
  }
}

type Counted = Omit<Part, 'share'>

/** A parameter that changed both in the place and in the scenario counts once. */
const byKey = (parts: readonly Counted[]): readonly Counted[] => {
  const found = new Map<string, Counted>()
  for (const each of parts) {
    const before = found.get(each.key)
    found.set(each.key, before ? { ...before, part: before.part + each.part } : each)
  }
  return [...found.values()]
}

const logOf = (value: number | null): number | null => (value !== null && value > 0 ? Math.log(value) : null)
