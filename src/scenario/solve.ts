/**
 * Solving for an input: what it must be for an output to have a wanted value, all else as it is. The output is followed along the input, on a
 * scale of logarithms where the input is positive, until it crosses the wanted value, and the crossing is narrowed by bisection.
 */
import type { Calculator, InputValue } from '../calculators/spec/spec.ts'
import type { Unit } from '../quantities/unit-forms.ts'
import { type Catalogue, inputOf, inputsOf, outputOf, outputsOf } from './calculator-lookup.ts'
import { outputsIn } from './evaluate.ts'
import { controlOf, type QuantityControl } from './input-control.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'

/** Where something is solved: the place with what is given in it, and the reader's assumptions. */
export interface SolvePlace {
  readonly calculator: Calculator
  readonly given: Given
  readonly assumptions: Assumptions
  readonly book: Book
  readonly catalogue: Catalogue
}

export interface Wanted {
  /** The input that may move. */
  readonly input: string
  readonly output: string
  /** In the output's unit. */
  readonly target: number
}

export type Solution =
  /** `bound`: a whole input was rounded to the side that meets the target, so that it is at least or at most so many. */
  | { readonly solved: true; readonly value: number; readonly bound: 'at least' | 'at most' | null }
  /** `nearest`: the value in range at which the output comes nearest to the target, and what it is there; null where there is no output at all. */
  | { readonly solved: false; readonly nearest: { readonly value: number; readonly output: number } | null }

/** How far beyond its slider an input is followed, where it is not limited. */
const beyond = 1e3
const points = 65
const halvings = 200

/** Inputs that may be solved for: the numbers. */
export const solvableInputs = (calculator: Calculator): readonly string[] =>
  Object.entries(inputsOf(calculator)).flatMap(([name, { kind }]) => (kind === 'quantity' || kind === 'shared' ? [name] : []))

/** Outputs that may be fixed: the numbers, without those that compare the result with measured runs. */
export const solvableOutputs = (calculator: Calculator): readonly string[] =>
  Object.entries(outputsOf(calculator)).flatMap(([name, { type = 'number', measured }]) => (type === 'number' && !measured ? [name] : []))

/** Units of what something costs, beside money. */
const costs: ReadonlySet<Unit> = new Set([
  's',
  'minute',
  'h',
  'day',
  'month',
  'year',
  'byte',
  'byte/token',
  'GPU-h',
  'kWh',
  't',
  'W',
  'GW',
  'accelerator',
])

/** Whether less of it is better: money, time, memory, energy. */
export const isCost = (unit: Unit): boolean => unit.startsWith('USD') || costs.has(unit)

/** Of money, time, memory and energy less is better, of everything else more: which side of a target meets it. */
const meets = (unit: Unit, output: number, target: number): boolean => {
  const slack = Math.abs(target) * 1e-9
  return isCost(unit) ? output <= target + slack : output >= target - slack
}

/** Values from one end to another, evenly on their own scale. */
const along = (from: number, to: number): readonly number[] =>
  Array.from({ length: points }, (_, index) => {
    const share = index / (points - 1)
    return from > 0 ? Math.exp(Math.log(from) + share * Math.log(to / from)) : from + share * (to - from)
  })

/** Values along which an input is followed: its slider, and what lies beyond it within the limits. */
const pathOf = ({ range: [low, high], limits, integer }: QuantityControl): readonly number[] => {
  const from = Math.max(limits.low, low > 0 ? low / beyond : limits.low < 0 ? low - (high - low) : 0)
  const to = Math.min(limits.high, high * beyond)
  const values = [from, low, high, to, ...along(Math.max(from, low > 0 ? low / beyond : from), to), ...along(low, high)]
  const inside = (integer ? values.map(Math.round) : values).filter((value) => value >= from && value <= to)
  return [...new Set(inside)].sort((a, b) => a - b)
}

interface Point {
  readonly value: number
  readonly output: number
}

/** The pieces of the path on which the output passes the target, the nearest to the value in force first. */
const crossings = (found: readonly Point[], target: number, now: number | null): readonly (readonly [Point, Point])[] => {
  const pieces = found.slice(1).flatMap((point, index) => {
    const before = found[index] as Point
    return (before.output - target) * (point.output - target) <= 0 && before.output !== point.output ? [[before, point] as const] : []
  })
  const distance = ([a, b]: readonly [Point, Point]) => (now === null ? 0 : Math.abs(Math.log1p(Math.abs((a.value + b.value) / 2 - now))))
  return pieces.toSorted((a, b) => distance(a) - distance(b))
}

/** The two values between which the output passes the target, as near to each other as numbers are. */
const narrowed = (
  [from, to]: readonly [Point, Point],
  target: number,
  outputAt: (value: number) => number | null,
): readonly [number, number] => {
  for (const { value, output } of [from, to]) if (output === target) return [value, value]
  const isAbove = from.output > target
  let [a, b] = [from.value, to.value]
  for (let step = 0; step < halvings && Math.abs(b - a) > 1e-15 * Math.abs(b); step += 1) {
    const middle = a > 0 && b / a > 4 ? Math.sqrt(a * b) : (a + b) / 2
    const output = outputAt(middle)
    if (output === null || output > target === isAbove) a = middle
    else b = middle
  }
  return [a, b]
}

/** Share of the target that counts as reaching it. */
const tolerance = 1e-6

/** Of two values beside a crossing, where the output may jump, the one that gives the target, or meets it; neither: no solution. */
const settled = (
  [low, high]: readonly [number, number],
  unit: Unit,
  target: number,
  outputAt: (value: number) => number | null,
): Solution => {
  const points = [low, high].flatMap((value) => {
    const output = outputAt(value)
    return output === null ? [] : [{ value, output, off: Math.abs(output - target) }]
  })
  const nearest = points.toSorted((x, y) => x.off - y.off)
  const [best] = nearest
  if (best && best.off <= tolerance * Math.abs(target)) return { solved: true, value: best.value, bound: null }
  const meeting = nearest.filter(({ output }) => meets(unit, output, target))
  const [met] = meeting
  if (met) return { solved: true, value: met.value, bound: meeting.some(({ value }) => value === high) ? 'at least' : 'at most' }
  return { solved: false, nearest: best ? { value: best.value, output: best.output } : null }
}

/** The whole numbers on both sides of a crossing, within what an input may be. */
const wholeAround = ([a, b]: readonly [number, number], path: readonly number[]): readonly [number, number] => {
  const slack = 1e-9 * Math.abs(b)
  return [Math.max(path[0] ?? 1, Math.floor(a + slack)), Math.min(path.at(-1) ?? 1, Math.ceil(b - slack))]
}

/** What an input must be for an output to have a wanted value. Null when the calculator has no such pair of numbers. */
export function solve(place: SolvePlace, { input, output, target }: Wanted): Solution | null {
  const { calculator, given, assumptions, book, catalogue } = place
  const control = controlOf(calculator, input, book)
  const unit = outputOf(calculator, output)?.unit
  if (control?.kind !== 'quantity' || unit === undefined || !solvableOutputs(calculator).includes(output)) return null
  const parameter = control.parameter?.id
  const outputAt = (value: number): number | null => {
    const with_: readonly [Given, Assumptions] =
      parameter === undefined || Object.hasOwn(given, input)
        ? [{ ...given, [input]: value }, assumptions]
        : [given, { ...assumptions, [parameter]: value }]
    const found = outputsIn(calculator, ...with_, book, catalogue)[output]
    return typeof found === 'number' ? found : null
  }
  const path = pathOf(control)
  const found = path.flatMap((value): Point[] => {
    const at = outputAt(value)
    return at === null ? [] : [{ value, output: at }]
  })
  const exactly = found.find((point) => Math.abs(point.output - target) <= 1e-12 * Math.abs(target))
  const now = valueNow(place, input, control)
  const [crossing] = crossings(found, target, now)
  if (crossing) {
    const around = narrowed(crossing, target, outputAt)
    return settled(control.integer ? wholeAround(around, path) : around, unit, target, outputAt)
  }
  if (exactly) return { solved: true, value: now !== null && outputAt(now) === exactly.output ? now : exactly.value, bound: null }
  const byDistance = found.toSorted((a, b) => Math.abs(a.output - target) - Math.abs(b.output - target))
  return { solved: false, nearest: byDistance[0] ?? null }
}

/** The number that an input has now; null where another calculator gives it or there is none. */
function valueNow({ calculator, given, assumptions, book }: SolvePlace, input: string, control: QuantityControl): number | null {
  const own: InputValue | undefined = given[input] ?? assumptions[control.parameter?.id ?? `${calculator.id}.${input}`]
  if (typeof own === 'number') return own
  if (control.parameter) return book.parameters[control.parameter.id]?.best ?? null
  const spec = inputOf(calculator, input)
  return spec?.kind === 'quantity' && typeof spec.default === 'number' ? spec.default : null
}
