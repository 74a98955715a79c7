/**
 * Promise: the quantiles are those of the distribution that follows from the book, however wide or heavy-tailed; a parameter has one value in
 * a draw wherever it counts; what is known does not vary.
 *
 * Tolerance: the standard error of a sample quantile is √(p(1−p)÷n) ÷ f(x_p). In units of the standard deviation of a normal with n = 2000 it
 * is √(0.25÷2000) ÷ 0.3989 = 0.0280 for the median and √(0.0475÷2000) ÷ 0.1031 = 0.0473 for 5 and 95 %. Four of these (0.112 and 0.189) are
 * allowed; stratified draws have less.
 */

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { outputsIn } from './evaluate.ts'
import { bookWith, chained, ofTwo, parameter } from './monte-carlo.fixture.ts'
import { drawAt, numericOutputs, sample, sampleParameters, sampling, summarise } from './monte-carlo.ts'
import type { Book } from './parameter-book.ts'
import { prepareCalculator } from './prepared-calculator.ts'
import * as fixture from './scenario.fixture.ts'

const z95 = 1.6448536
const e = Math.E
/** Low and high so that the logarithm has this standard deviation. */
const normal = (id: string, best: number, sigma: number) => parameter(id, best * e ** (-z95 * sigma), best, best * e ** (z95 * sigma))

const summaryOf = (f: (a: number, b: number) => number | null, a = normal('a', 2, 0.5), b = normal('b', 5, 1.2), seed = 1) => {
  const one = ofTwo(f)
  const samples = sample(one, {}, {}, bookWith([a, b], [one]), [one], { seed, count: 2000 })
  const summary = summarise(samples.outputs['y'] ?? new Float64Array())
  if (!summary) throw new Error('too few values')
  return summary
}
/** Compares quantiles with those of exp(normal(ln median, sigma)). */
const expectLogNormal = (found: ReturnType<typeof summaryOf>, median: number, sigma: number) => {
  expect(Math.abs(Math.log(found.median / median))).toBeLessThan(0.112 * sigma)
  expect(Math.abs(Math.log(found.low / median) + z95 * sigma)).toBeLessThan(0.189 * sigma)
  expect(Math.abs(Math.log(found.high / median) - z95 * sigma)).toBeLessThan(0.189 * sigma)
}

describe('against closed forms', () => {
  it('a product of log-normals: medians multiply, variances of the logarithm add', () => {
    // √(0.5² + 1.2²) = 1.3.
    for (const seed of [1, 2, 3])
      expectLogNormal(
        summaryOf((a, b) => a * b, undefined, undefined, seed),
        10,
        1.3,
      )
  })

  it('a ratio: medians divide, variances add', () =>
    expectLogNormal(
      summaryOf((a, b) => a / b),
      0.4,
      1.3,
    ))

  it('a power: the median’s power, and as many times the width', () =>
    expectLogNormal(
      summaryOf((a) => a ** 3),
      8,
      1.5,
    ))

  it('a share in logit space: its odds times a factor are log-normal', () => {
    // Odds of 0.2, 0.5, 0.8 are 1/4, 1, 4: sigma = ln 4 ÷ 1.6449 = 0.8428; with 0.6: √(0.8428² + 0.6²) = 1.0345.
    const found = summaryOf((a, b) => (a / (1 - a)) * b, parameter('a', 0.2, 0.5, 0.8, 'logit-normal'), normal('b', 3, 0.6))
    expectLogNormal(found, 3, 1.0345)
  })

  it('split sides: what one parameter decides has its quantiles, whatever the shape', () => {
    // One draw in each two-thousandth: a quantile is off by at most 1 ÷ 2000 in probability, less than 0.01 in z here.
    const found = summaryOf((a) => 100 / a, parameter('a', 1, 2, 50))
    expect(found.median / 50).toBeCloseTo(1, 2)
    expect(found.low / 2).toBeCloseTo(1, 1)
    expect(found.high / 100).toBeCloseTo(1, 2)
  })

  it('the sum of two even spreads is a triangle', () => {
    // F(t) = t² ÷ 2 up to 1: 5 % at √0.1 = 0.3162, 95 % at 1.6838. Standard error √(0.0475 ÷ 2000) ÷ 0.3162 = 0.0154, in the middle 0.0112.
    const even = (id: string) => parameter(id, 0, 0.9, 1, 'uniform')
    const found = summaryOf((a, b) => a + b, even('a'), even('b'))
    expect(Math.abs(found.low - 0.3162)).toBeLessThan(4 * 0.0154)
    expect(Math.abs(found.median - 1)).toBeLessThan(4 * 0.0112)
    expect(Math.abs(found.high - 1.6838)).toBeLessThan(4 * 0.0154)
  })

  it('six orders of magnitude twice: the quantiles stay where they are, though a mean would be thousands of times too large', () => {
    // Sigma of each ln 1000 ÷ 1.6449 = 4.1996, together 5.9391; the mean of the product is e^(5.9391² ÷ 2), 4.6 × 10⁷.
    const wide = (id: string) => parameter(id, 1e-3, 1, 1e3)
    expectLogNormal(
      summaryOf((a, b) => a * b, wide('a'), wide('b')),
      1,
      5.9391,
    )
  })

  it('negative values are no problem', () => {
    // ln(a ÷ 2) is normal around 0 with 0.5: 5 % at −0.8224.
    const found = summaryOf((a) => Math.log(a / 2))
    expect(found.median).toBeCloseTo(0, 2)
    expect(found.low).toBeCloseTo(-0.8224, 2)
  })
})

describe('where there is no value', () => {
  it('its share is said, and the quantiles are of the rest', () => {
    // No value above the median: of the lower half, the middle is the 25 % quantile, 2·e^(−0.6745·0.5) = 1.4275.
    const found = summaryOf((a) => (a > 2 ? null : a))
    expect(found.missing).toBeCloseTo(0.5, 3)
    expect(found.median).toBeCloseTo(1.4275, 2)
  })

  it('with hardly any value there are no quantiles', () => {
    const draws = new Float64Array(2000).fill(Number.NaN)
    draws.fill(1, 0, 39)
    expect(summarise(draws)).toBeNull()
    draws.fill(1, 0, 40)
    expect(summarise(draws)).toMatchObject({ median: 1, low: 1, high: 1, missing: 0.98 })
  })
})

describe('what varies', () => {
  const one = ofTwo((a, b) => a * b)
  const catalogue = [one, chained]
  const book = bookWith([normal('a', 2, 0.5), normal('b', 5, 1.2)], catalogue)
  const run = (given = {}, assumptions = {}, of: Book = book) => sample(chained, given, assumptions, of, catalogue)

  it('is the parameters of the book that reach the result, once each', () => {
    // y = a·b ÷ a = b: only if `a` has one value in both calculators is it b in each draw.
    const { parameters, outputs } = run()
    expect(Object.keys(parameters)).toEqual(['a', 'b'])
    const strays = outputs['y']?.filter((y, index) => Math.abs(y / (parameters['b']?.[index] ?? Number.NaN) - 1) > 1e-12)
    expect(strays).toEqual(new Float64Array())
    expect(outputs['y']).toHaveLength(2000)
    expect(Object.keys(outputs)).toEqual(['y'])
  })

  it('is not what the reader changed, what the place pins, or what is cut off', () => {
    expect(run({}, { b: 7 })).toMatchObject({ known: [{ parameter: 'b', because: 'changed', value: 7 }] })
    expect(Object.keys(run({}, { b: 7 }).parameters)).toEqual(['a'])
    expect(run({ a: 3 })).toMatchObject({ known: [{ parameter: 'a', because: 'pinned', value: 3 }] })
    expect(Object.keys(run({ a: 3 }).parameters)).toEqual(['b'])
    expect(run({ x: 3 })).toMatchObject({ known: [] })
    expect(Object.keys(run({ x: 3 }).parameters)).toEqual(['a'])
    expect(Object.keys(run({}, { 'chained.x': 3 }).parameters)).toEqual(['a'])
  })

  it('is not a parameter without a range', () => {
    const constant = bookWith([parameter('a', 2, 2, 2), parameter('b', 5, 5, 5)], catalogue)
    const { known, parameters } = run({}, {}, constant)
    expect([known.map(({ because }) => because), parameters]).toEqual([['no-range', 'no-range'], {}])
  })

  it('stays inside the limits that all calculators share', () => {
    const limited = { ...book, shared: { a: { limits: [1, 2.5] as const }, b: { integer: true } } }
    const { parameters } = run({}, {}, limited)
    expect(Math.max(...(parameters['a'] ?? []))).toBe(2.5)
    expect(Math.min(...(parameters['a'] ?? []))).toBe(1)
    expect([...(parameters['b'] ?? [])].every(Number.isInteger)).toBe(true)
  })

  it('is the same for the same seed, in every calculator and under every other assumption, and another for another seed', () => {
    expect(run().outputs).toEqual(run().outputs)
    expect(run({}, { b: 7 }).parameters['a']).toEqual(run().parameters['a'])
    expect(sample(one, {}, {}, book, catalogue).parameters['a']).toEqual(run().parameters['a'])
    expect(sample(one, {}, {}, book, catalogue, { seed: 2, count: 2000 }).parameters['a']).not.toEqual(run().parameters['a'])
  })

  it('pauses on the way', () => {
    const steps = sampling(one, {}, {}, book, catalogue, { seed: 1, count: 100 })
    const done: number[] = []
    for (let step = steps.next(); !step.done; step = steps.next()) done.push(step.value)
    expect([done[0], done.at(-1), done.length]).toEqual([0, 100, 5])
  })
})

describe('with the shipped calculators and book', () => {
  let book: Book
  beforeAll(async () => {
    book = (await readBook(join(import.meta.dirname, '../../content'))).book
  })

  it('a draw is what the calculator gives with those values in the book', () => {
    for (const one of calculators) {
      const prepared = prepareCalculator(one, {}, {}, book, calculators)
      const draws = sampleParameters(prepared, book, { seed: 1, count: 5 })
      for (let index = 0; index < 5; index += 1) {
        const values = drawAt(draws, index)
        const changed: Book = {
          ...book,
          parameters: Object.fromEntries(
            Object.entries(book.parameters).map(([id, entry]) => [id, { ...entry, best: values[id] ?? entry.best }]),
          ),
        }
        expect([one.id, prepared.outputs(values)]).toEqual([one.id, outputsIn(one, {}, {}, changed, calculators)])
      }
    }
  })

  it('parameters do not follow one another', () => {
    // Correlation of ranks of independent draws: standard error 1 ÷ √2000 = 0.0224; of the thousand pairs none beyond five of them.
    const parameters = Object.keys(book.parameters)
    const draws = Object.values(sampleParameters({ parameters, known: [], outputs: () => ({}) }, book, { seed: 1, count: 2000 }))
    const order = draws.map((values) => {
      const ranks = new Float64Array(values.length)
      Uint32Array.from(values, (_, index) => index)
        .sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
        .forEach((index, rank) => {
          ranks[index] = (rank - 999.5) / 577.35
        })
      return ranks
    })
    let largest = 0
    for (const [i, a] of order.entries())
      for (const b of order.slice(i + 1)) largest = Math.max(largest, Math.abs(a.reduce((sum, x, at) => sum + x * (b[at] ?? 0), 0) / 2000))
    expect(draws.length).toBeGreaterThan(40)
    expect(largest).toBeLessThan(5 * 0.0224)
  })

  it('every number has its best value inside, and no draw is infinite', () => {
    for (const one of calculators) {
      const samples = sample(one, {}, {}, book, calculators, { seed: 1, count: 500 })
      for (const name of numericOutputs(one))
        expect(samples.outputs[name]?.some((value) => Math.abs(value) === Number.POSITIVE_INFINITY)).toBe(false)
    }
  })
})

it('follows rows: a row’s value counts before the book’s', () => {
  const { parameters } = sample(fixture.serve, {}, {}, fixture.book, fixture.catalogue, { seed: 1, count: 50 })
  expect(Object.keys(parameters)).toEqual(['mfu', 'turns'])
})
