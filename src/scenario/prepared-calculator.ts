/**
 * A calculator prepared for many evaluations in which only parameters of the book differ. Pins, assumptions, rows and chains are resolved
 * once; the outputs are those that `evaluate` would give with these values as the book's best.
 */
import type { Calculator, InputValue, OutputOf } from '../calculators/spec/spec.ts'
import { type Catalogue, findIn } from './calculator-lookup.ts'
import { type Outputs, run } from './evaluate.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'
import { type Received, type Resolved, resolve, withPassed } from './resolve.ts'

/** Why a parameter does not vary: this place pins it, the reader changed it, a chosen row gives it, or the book gives no range. */
export interface Known {
  readonly parameter: string
  readonly because: 'pinned' | 'changed' | 'row' | 'no-range'
  readonly value: InputValue
}

export interface PreparedCalculator {
  /** Parameters that the book gives, here or in a calculator upstream, and nothing else does; sorted. */
  readonly parameters: readonly string[]
  /** The others that count here, by id. */
  readonly known: readonly Known[]
  /** The outputs with these values of parameters; a parameter that is left out keeps the book's best value. */
  readonly outputs: (values: Readonly<Record<string, number>>) => Outputs
}

interface Step {
  readonly calculator: Calculator
  readonly received: Received
  readonly shared: readonly (readonly [input: string, parameter: string])[]
  readonly chained: readonly (readonly [input: string, via: OutputOf])[]
}

interface Visited {
  readonly steps: Map<string, Step>
  readonly resolved: readonly Resolved[]
}

const stepOf = (calculator: Calculator, { inputs, received }: Resolved): Step => {
  const entries = Object.entries(inputs)
  return {
    calculator,
    received,
    shared: entries.flatMap(([name, { from, parameter }]) =>
      from === 'book' && parameter !== undefined ? [[name, parameter] as const] : [],
    ),
    chained: entries.flatMap(([name, { via }]) => (via ? [[name, via] as const] : [])),
  }
}

/** Calculators in the order in which they must run, the start last. A circle or an unknown id throws, as in `evaluate`. */
const visit = (start: Calculator, given: Given, assumptions: Assumptions, book: Book, catalogue: Catalogue): Visited => {
  const steps = new Map<string, Step>()
  const outputs = new Map<string, Outputs>()
  const resolved: Resolved[] = []
  const passed = withPassed(start, given, assumptions, book)
  const enter = (calculator: Calculator, pins: Given, path: readonly string[]): void => {
    if (path.includes(calculator.id))
      throw new Error(`Calculators depend on each other in a circle: ${[...path, calculator.id].join(' → ')}.`)
    if (steps.has(calculator.id)) return
    const upstream = ({ calculator: id, output }: OutputOf) => {
      const next = findIn(catalogue, id)
      if (!next) throw new Error(`${calculator.id} takes a default from “${id}”, which is no calculator.`)
      enter(next, {}, [...path, calculator.id])
      return outputs.get(id)?.[output] ?? null
    }
    const found = resolve(calculator, { given: pins, assumptions: calculator === start ? assumptions : passed, book, upstream })
    resolved.push(found)
    outputs.set(calculator.id, run(calculator, found.received))
    steps.set(calculator.id, stepOf(calculator, found))
  }
  enter(start, given, [])
  return { steps, resolved }
}

const reasons = { given: 'pinned', scenario: 'changed', row: 'row' } as const

/** What each parameter is to the result: free, or known and why; a pin here counts before all. */
const partsOf = (resolved: readonly Resolved[], book: Book): { readonly free: readonly string[]; readonly known: readonly Known[] } => {
  const known = new Map<string, Known>()
  const free = new Set<string>()
  for (const { inputs } of [...resolved].reverse()) {
    for (const { from, parameter, value } of Object.values(inputs)) {
      if (parameter === undefined) continue
      if (from === 'given' || from === 'scenario' || from === 'row') {
        if (!known.has(parameter)) known.set(parameter, { parameter, because: reasons[from], value })
      } else free.add(parameter)
    }
  }
  for (const id of free) {
    const range = book.parameters[id]
    if (range && range.low === range.high && !known.has(id)) known.set(id, { parameter: id, because: 'no-range', value: range.best })
  }
  // A row gives a parameter in one calculator only; elsewhere the book's value may still count.
  for (const [id, { because }] of known) if (because === 'row' && free.has(id)) known.delete(id)
  return {
    free: [...free].filter((id) => !known.has(id) && Object.hasOwn(book.parameters, id)).sort(),
    known: [...known.values()].sort((a, b) => (a.parameter < b.parameter ? -1 : 1)),
  }
}

export const prepareCalculator = (
  calculator: Calculator,
  given: Given,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
): PreparedCalculator => {
  const { steps, resolved } = visit(calculator, given, assumptions, book, catalogue)
  const order = [...steps.values()]
  const { free, known } = partsOf(resolved, book)
  const outputs = (values: Readonly<Record<string, number>>): Outputs => {
    const done = new Map<string, Outputs>()
    let last: Outputs = {}
    for (const { calculator: one, received, shared, chained } of order) {
      const seen: Record<string, Received[string]> = { ...received }
      for (const [name, parameter] of shared) {
        const value = values[parameter]
        if (value !== undefined) seen[name] = value
      }
      for (const [name, via] of chained) {
        const value = done.get(via.calculator)?.[via.output]
        seen[name] = typeof value === 'number' ? value : null
      }
      last = run(one, seen)
      done.set(one.id, last)
    }
    return last
  }
  return { parameters: free, known, outputs }
}
