/**
 * What the claims of a notebook turn on: for each claim its truth in a scenario and the values of single parameters at which it would
 * change; for each parameter the claims that are another at its low and at its high value. One parameter moves at a time, the others
 * stay as the scenario has them. A parameter counts only where the condition's calculator reads it, through chains and past pins.
 */
import type { Calculator } from '../calculators/spec/spec.ts'
import type { Parameter } from '../records/parameter.ts'
import { assumptionKey, type Catalogue, chainOf, findIn, inputsOf } from './calculator-lookup.ts'
import { type CheckedCondition, checkCondition, compare, judge, parseCondition, type Verdict } from './condition.ts'
import { dependencies } from './dependencies.ts'
import { type Outputs, outputsIn } from './evaluate.ts'
import { parameterControl } from './input-control.ts'
import { type Assumptions, type Book, type Given, parameterIn } from './parameter-book.ts'
import { distance, findThreshold, type SearchRange, type Truth, type Turn } from './threshold-search.ts'

export type { Truth }

export interface ConditionedClaim {
  readonly id: string
  /** A condition: `lifetime-cost.inferenceShare > 50%`. */
  readonly holds: string
}

/** A choice of the condition's calculator with options under which the claim is another. */
export interface ChoiceTurn {
  /** Name of the input. */
  readonly input: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string; readonly to: Truth }[]
}

export interface ClaimStanding {
  readonly id: string
  readonly truth: Truth
  readonly verdict: Verdict
  /** Parameters that its calculator reads, sorted; empty when none can matter. */
  readonly reads: readonly string[]
  /** The nearest first. Those beyond the book's ranges are sought only when none lies within. */
  readonly turns: readonly Turn[]
  readonly choices: readonly ChoiceTurn[]
}

/** A claim that is another at an end of a parameter's range. */
export interface Flip {
  readonly claim: string
  readonly to: Truth
  /** Where it turns on the way there. */
  readonly at: number
}

export interface ParameterReach {
  readonly parameter: string
  /** Claims whose calculator reads it, in the order given. */
  readonly claims: readonly string[]
  readonly low: readonly Flip[]
  readonly high: readonly Flip[]
}

export interface BlastRadius {
  readonly claims: readonly ClaimStanding[]
  /** Parameters that some claim reads: those that turn most claims first, then by id. */
  readonly parameters: readonly ParameterReach[]
}

export const truthOf = ({ holds }: Pick<Verdict, 'holds'>): Truth => (holds === null ? 'undecided' : holds ? 'holds' : 'fails')

/** Parameters that can reach a calculator's outputs when some of its inputs are pinned; sorted. */
export const parametersPast = (calculator: Calculator, given: Given, catalogue: Catalogue): readonly string[] => {
  const found = new Set<string>()
  for (const [name, input] of Object.entries(inputsOf(calculator))) {
    if (Object.hasOwn(given, name)) continue
    if (input.kind === 'shared') found.add(input.parameter)
    const chain = chainOf(input)
    const upstream = chain && findIn(catalogue, chain.calculator)
    if (upstream) for (const parameter of dependencies(upstream, catalogue).parameters) found.add(parameter)
  }
  return [...found].sort()
}

/** Outputs by calculator, pins and one changed value; claims that ask for the same share them. */
type Ask = (calculator: Calculator, given: Given, key: string | null, value: number | string | null) => Outputs

const asker = (assumptions: Assumptions, book: Book, catalogue: Catalogue): Ask => {
  const known = new Map<string, Outputs>()
  const names = new Map<Given, string>()
  return (calculator, given, key, value) => {
    const name = names.get(given) ?? JSON.stringify(given)
    names.set(given, name)
    const asked = `${calculator.id} ${name} ${key} ${value}`
    const found =
      known.get(asked) ?? outputsIn(calculator, given, key === null ? assumptions : { ...assumptions, [key]: value }, book, catalogue)
    known.set(asked, found)
    return found
  }
}

interface Setting {
  readonly assumptions: Assumptions
  readonly book: Book
  readonly catalogue: Catalogue
  readonly ask: Ask
}

const valueIn = ({ ask }: Setting, { calculator, given, output }: CheckedCondition, key: string | null, value: number | string | null) =>
  ask(calculator, given, key, value)[output] ?? null

const truthIn = (setting: Setting, condition: CheckedCondition, key: string | null, value: number | string | null): Truth => {
  const found = valueIn(setting, condition, key, value)
  return typeof found === 'number' ? truthOf({ holds: compare(found, condition.operator, condition.threshold) }) : 'undecided'
}

/** How far beyond its range a parameter is followed, in both directions, where nothing limits it. */
const beyondBy = 100

const turnOn = (
  condition: CheckedCondition,
  parameter: Parameter,
  setting: Setting,
  side: 'low' | 'high',
  beyond: boolean,
): readonly Turn[] => {
  const { id, unit, best } = parameter
  const control = parameterControl(parameter, setting.book)
  const assumed = setting.assumptions[id]
  const from = typeof assumed === 'number' ? assumed : best
  const { low, high } = control.limits
  const far = {
    low: Math.max(low, Math.min(parameter.low, from) / beyondBy),
    high: Math.min(high, Math.max(parameter.high, from) * beyondBy),
  }
  const way: SearchRange = { from, to: beyond ? far[side] : parameter[side], share: unit === 'share', whole: control.integer }
  const truth = (value: number): Truth => truthIn(setting, condition, id, value)
  const found = findThreshold(way, truth)
  if (!found) return []
  return [{ parameter: id, side, from, at: found.at, to: truth(found.at), atEnd: truth(parameter[side]), whole: found.whole, beyond }]
}

/** Parameters whose ends change the value at all. */
const moving = (condition: CheckedCondition, reads: readonly Parameter[], setting: Setting): readonly Parameter[] => {
  const now = valueIn(setting, condition, null, null)
  return reads.filter(({ id, low, high }) => [low, high].some((end) => !Object.is(valueIn(setting, condition, id, end), now)))
}

const nearness = (book: Book, { parameter, from, at }: Turn): number =>
  distance({ from, to: at, share: parameterIn(book, parameter)?.unit === 'share', whole: false })

const turnsOf = (condition: CheckedCondition, reads: readonly Parameter[], setting: Setting): readonly Turn[] => {
  const candidates = moving(condition, reads, setting)
  const search = (beyond: boolean) =>
    candidates.flatMap((parameter) => {
      const found = (['low', 'high'] as const).flatMap((side) => turnOn(condition, parameter, setting, side, beyond))
      // From outside the range both ends lie the same way.
      return found.filter(({ at }, index) => found.findIndex((other) => other.at === at) === index || !beyond)
    })
  const within = search(false)
  const found = within.length > 0 ? within : search(true)
  const order = (a: Turn, b: Turn) =>
    nearness(setting.book, a) - nearness(setting.book, b) || (a.parameter < b.parameter ? -1 : a.parameter > b.parameter ? 1 : 0)
  return found.toSorted(order)
}

const choicesOf = (condition: CheckedCondition, setting: Setting): readonly ChoiceTurn[] => {
  const now = truthIn(setting, condition, null, null)
  return Object.entries(inputsOf(condition.calculator)).flatMap(([input, spec]): ChoiceTurn[] => {
    if (spec.kind !== 'choice' || Object.hasOwn(condition.given, input)) return []
    const key = assumptionKey(condition.calculator, input)
    const options = spec.options
      .map((option) => ({ ...option, to: truthIn(setting, condition, key, option.value) }))
      .filter(({ to }) => to !== now)
    return options.length > 0 ? [{ input, label: spec.label, options }] : []
  })
}

/** Of a condition that cannot be read. */
const unread = (label: string): Verdict => ({ holds: null, value: null, threshold: null, margin: null, unit: 'none', operator: '>', label })

const standingOf = ({ id, holds }: ConditionedClaim, setting: Setting): ClaimStanding => {
  const { assumptions, book, catalogue } = setting
  const parsed = parseCondition(holds)
  const checked = parsed.ok ? checkCondition(parsed.condition, book, catalogue) : null
  if (!parsed.ok || !checked?.ok) return { id, truth: 'undecided', verdict: unread(holds), reads: [], turns: [], choices: [] }
  const { condition } = checked
  const verdict = judge(parsed.condition, assumptions, book, catalogue)
  const reads = parametersPast(condition.calculator, condition.given, catalogue).flatMap((name) => parameterIn(book, name) ?? [])
  return {
    id,
    truth: truthOf(verdict),
    verdict,
    reads: reads.map(({ id: name }) => name),
    turns: turnsOf(condition, reads, setting),
    choices: choicesOf(condition, setting),
  }
}

const flipsAt = (claims: readonly ClaimStanding[], parameter: string, side: 'low' | 'high'): readonly Flip[] =>
  claims.flatMap(({ id, truth, turns }) =>
    turns
      .filter((turn) => turn.parameter === parameter && turn.side === side && !turn.beyond && turn.atEnd !== truth)
      .map(({ at, atEnd }) => ({ claim: id, to: atEnd, at })),
  )

const reachOf = (parameter: string, claims: readonly ClaimStanding[]): ParameterReach => ({
  parameter,
  claims: claims.filter(({ reads }) => reads.includes(parameter)).map(({ id }) => id),
  low: flipsAt(claims, parameter, 'low'),
  high: flipsAt(claims, parameter, 'high'),
})

/** Of claims with a condition, in their order. `book` and `catalogue` must hold what the conditions read. */
export const blastRadius = (
  claims: readonly ConditionedClaim[],
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
): BlastRadius => {
  const setting: Setting = { assumptions, book, catalogue, ask: asker(assumptions, book, catalogue) }
  const standings = claims.map((claim) => standingOf(claim, setting))
  const names = [...new Set(standings.flatMap(({ reads }) => reads))].sort()
  const count = ({ low, high }: ParameterReach) => new Set([...low, ...high].map(({ claim }) => claim)).size
  const parameters = names.map((name) => reachOf(name, standings)).toSorted((a, b) => count(b) - count(a))
  return { claims: standings, parameters }
}
