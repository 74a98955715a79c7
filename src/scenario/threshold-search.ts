/**
 * Finds the value at which a claim changes its truth as one number moves from its value to an end of its range. The search first takes a
 * few steps, so that it sees a claim that changes and changes back, and then bisects. Steps are equal in the logarithm; in log-odds for shares; on a plain scale where
 * an end is zero or the whole.
 */

export type Truth = 'holds' | 'fails' | 'undecided'

export interface Turn {
  /** Id in the parameter book. */
  readonly parameter: string
  /** The end of the book's range that the way leads to. */
  readonly side: 'low' | 'high'
  /** The value in force, where the way begins. */
  readonly from: number
  /** The first value found on the way at which the claim is no longer what it is now. */
  readonly at: number
  /** What it is there. */
  readonly to: Truth
  /** What it is at the end of the range; as now, when it turns back on the way. */
  readonly atEnd: Truth
  /** The parameter counts whole things: `at` is the first whole number at which the claim has turned. */
  readonly whole: boolean
  /** `at` lies outside the book's range, within what is possible. */
  readonly beyond: boolean
}

export interface SearchRange {
  readonly from: number
  readonly to: number
  readonly share: boolean
  readonly whole: boolean
}

/** Points between, besides the ends. */
const between = 4
/** Halvings: the way is cut to a five-millionth of one step. */
const halvings = 20
/** Above this many, whole numbers are treated as any others: no digit that is shown differs. */
const countable = 1e6

interface Scale {
  readonly of: (value: number) => number
  readonly back: (position: number) => number
}

const plain: Scale = { of: (value) => value, back: (position) => position }
const logarithmic: Scale = { of: Math.log, back: Math.exp }
const logOdds: Scale = { of: (share) => Math.log(share / (1 - share)), back: (position) => 1 / (1 + Math.exp(-position)) }

const scaleOf = ({ from, to, share }: SearchRange): Scale => {
  const ends = [from, to]
  if (share && ends.every((end) => end > 0 && end < 1)) return logOdds
  return !share && ends.every((end) => end > 0) ? logarithmic : plain
}

/** How far apart two values of a parameter are, as the search counts it: to sort turns by how near they are. */
export const distance = (way: SearchRange): number => {
  const { of } = scaleOf(way)
  return Math.abs(of(way.to) - of(way.from))
}

/** Between two neighbouring points, of which `near` is as now and `far` is not: the value on the far side, as close as it gets. */
const halve = (near: number, far: number, changed: (value: number) => boolean, { of, back }: Scale): number => {
  let [low, high] = [of(near), of(far)]
  let found = far
  for (let step = 0; step < halvings; step += 1) {
    const middle = (low + high) / 2
    const value = back(middle)
    if (changed(value)) [high, found] = [middle, value]
    else low = middle
  }
  return found
}

const halveWhole = (near: number, far: number, changed: (value: number) => boolean): number => {
  let [low, high] = [near, far]
  while (Math.abs(high - low) > 1) {
    const middle = Math.round((low + high) / 2)
    if (changed(middle)) high = middle
    else low = middle
  }
  return high
}

/** The first value on the way at which `truth` is not what it is at its beginning, and whether whole numbers were walked; else null. */
export const findThreshold = (
  way: SearchRange,
  truth: (value: number) => Truth,
): { readonly at: number; readonly whole: boolean } | null => {
  const { from, to } = way
  if (from === to) return null
  const scale = scaleOf(way)
  const whole = way.whole && Number.isInteger(from) && Number.isInteger(to) && Math.abs(to) < countable
  const now = truth(from)
  const changed = (value: number): boolean => truth(value) !== now
  const [start, end] = [scale.of(from), scale.of(to)]
  let near = from
  for (let step = 1; step <= between + 1; step += 1) {
    const exact = step > between ? to : scale.back(start + ((end - start) * step) / (between + 1))
    const far = whole ? Math.round(exact) : exact
    if (far === near) continue
    if (changed(far)) return { at: whole ? halveWhole(near, far, changed) : halve(near, far, changed, scale), whole }
    near = far
  }
  return null
}
