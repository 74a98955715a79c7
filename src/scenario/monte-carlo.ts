/**
 * Many draws of the parameters that a result depends on, and the outputs in each. A parameter has one value in a draw wherever it counts,
 * so calculators that start from one another move together. Values that the reader changed or that a place pins are fixed in all draws.
 */
import { quantileSorted } from 'd3'
import type { Calculator } from '../calculators/spec/spec.ts'
import { type Catalogue, outputsOf } from './calculator-lookup.ts'
import type { Assumptions, Book, Given } from './parameter-book.ts'
import { type Known, type PreparedCalculator, prepareCalculator } from './prepared-calculator.ts'
import { drawsOf } from './random-draws.ts'

export interface SampleOptions {
  /** A whole number from 1. */
  readonly seed: number
  readonly count: number
}
export const usualSampling: SampleOptions = { seed: 1, count: 2000 }

export interface Samples extends SampleOptions {
  /** Draws of each parameter that varies, by id, in its unit. */
  readonly parameters: Readonly<Record<string, Float64Array>>
  /** Parameters that count here and were not drawn. */
  readonly known: readonly Known[]
  /** Each numeric output in each draw; NaN where it has no value. */
  readonly outputs: Readonly<Record<string, Float64Array>>
}

export const numericOutputs = (calculator: Calculator): readonly string[] =>
  Object.entries(outputsOf(calculator)).flatMap(([name, { type = 'number' }]) => (type === 'number' ? [name] : []))

/** The draws that were asked for last, by parameter: calculators and claims of a book share most of their parameters. */
let last: SampleOptions & { readonly book: Book | null; readonly draws: Map<string, Float64Array> } = {
  book: null,
  seed: 0,
  count: 0,
  draws: new Map(),
}

/** Draws of the parameters of a prepared calculator, by id. */
export function sampleParameters({ parameters }: PreparedCalculator, book: Book, { seed, count }: SampleOptions): Samples['parameters'] {
  if (last.book !== book || last.seed !== seed || last.count !== count) last = { book, seed, count, draws: new Map() }
  const sampled: Record<string, Float64Array> = {}
  for (const id of parameters) {
    const parameter = book.parameters[id]
    if (!parameter) continue
    const draws = last.draws.get(id) ?? drawsOf(parameter, book, seed, count)
    last.draws.set(id, draws)
    sampled[id] = draws
  }
  return sampled
}

/** The values of one draw. */
export const drawAt = (draws: Samples['parameters'], index: number): Readonly<Record<string, number>> => {
  const values: Record<string, number> = {}
  for (const id in draws) values[id] = draws[id]?.[index] ?? Number.NaN
  return values
}

/** How many draws stand between two pauses. */
const chunk = 25

/** The samples, with a pause after every few draws that says how many are done; whoever runs it decides when to go on. */
export function* sampling(
  calculator: Calculator,
  given: Given,
  assumptions: Assumptions,
  book: Book,
  catalogue: Catalogue,
  options: SampleOptions = usualSampling,
): Generator<number, Samples> {
  const { seed, count } = options
  const prepared = prepareCalculator(calculator, given, assumptions, book, catalogue)
  const parameters = sampleParameters(prepared, book, options)
  const names = numericOutputs(calculator)
  const outputs = Object.fromEntries(names.map((name) => [name, new Float64Array(count).fill(Number.NaN)]))
  yield 0
  const varies = prepared.parameters.length > 0
  for (let index = 0; index < count; index += 1) {
    const result = prepared.outputs(drawAt(parameters, index))
    for (const name of names) {
      const value = result[name]
      const column = outputs[name]
      if (column && typeof value === 'number') column.fill(value, index, varies ? index + 1 : count)
    }
    if (!varies) break
    if ((index + 1) % chunk === 0) yield index + 1
  }
  return { seed, count, parameters, known: prepared.known, outputs }
}

/** `sampling` without pauses. */
export const sample = (...given: Parameters<typeof sampling>): Samples => finish(sampling(...given))

/** Runs something that pauses to its end at once. */
export const finish = <T>(steps: Generator<unknown, T>): T => {
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

export interface Summary {
  readonly median: number
  /** 5 % and 95 % quantiles. */
  readonly low: number
  readonly high: number
  /** Share of the draws in which there is no value; the quantiles are of the others. */
  readonly missing: number
  /** The values, in order, without gaps. */
  readonly sorted: readonly number[]
}

/** With fewer values than this, the 5 % and 95 % quantiles are the smallest and the largest value. */
const fewest = 40

/** A quantile of values in order: between two neighbours on a logarithmic scale when all are positive, else on a linear one. */
export const quantileIn = (sorted: readonly number[], p: number): number => {
  const positive = (sorted[0] ?? 0) > 0
  const found = positive ? quantileSorted(sorted as number[], p, (value) => Math.log(value)) : quantileSorted(sorted as number[], p)
  return positive ? Math.exp(found ?? Number.NaN) : (found ?? Number.NaN)
}

/** Quantiles of one output's draws; null when fewer than 40 of them have a value. Never means, which a heavy tail decides. */
export const summarise = (draws: Float64Array): Summary | null => {
  const sorted = [...draws.filter((value) => !Number.isNaN(value)).sort()]
  if (sorted.length < fewest) return null
  const at = (p: number) => quantileIn(sorted, p)
  return { low: at(0.05), median: at(0.5), high: at(0.95), missing: 1 - sorted.length / draws.length, sorted }
}
