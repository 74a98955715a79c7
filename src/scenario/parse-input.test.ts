/** Promise: a text becomes a value that is possible, or a sentence that says why not and what is near. */
import { describe, expect, it } from 'vitest'
import { calculator, text } from '../calculators/spec/spec.ts'
import { runCase } from './check-cases.ts'
import { controlOf, parameterControl } from './input-control.ts'
import { readGiven, readInput, readParameter } from './parse-input.ts'
import { book, catalogue, demand, demandCase, serve } from './scenario.fixture.ts'

const read = (name: string, text: string) => readInput(serve, name, text, book)

describe('a value for an input', () => {
  it('is parsed in the input’s unit', () => {
    expect(read('tokens', '128k')).toEqual({ ok: true, value: 128_000 })
    expect(read('mfu', '40%')).toEqual({ ok: true, value: 0.4 })
    expect(read('chip', 'fast')).toEqual({ ok: true, value: 'fast' })
    expect(read('mode', 'full')).toEqual({ ok: true, value: 'full' })
  })

  it('may be none where the input is optional, not elsewhere', () => {
    expect(read('extra', 'none')).toEqual({ ok: true, value: null })
    expect(read('extra', '')).toEqual({ ok: true, value: null })
    expect(read('tokens', 'none').ok).toBe(false)
  })

  it('is refused outside its limits, with what is possible', () => {
    expect(read('tokens', '-5')).toMatchObject({ ok: false, message: 'Tokens must be more than 0; this is −5\u00a0tokens.' })
    expect(read('tokens', '0').ok).toBe(false)
    expect(read('mfu', '95%')).toMatchObject({ message: 'Test mfu must be between 1\u202f% and 90\u202f%; this is 95\u202f%.' })
    expect(read('mfu', '40')).toMatchObject({ hint: 'Write 40% or 0.4.' })
  })

  it('must be whole where things are counted', () => {
    expect(readInput(demand, 'people', '2.5', book)).toMatchObject({ hint: 'Write 2 or 3.' })
  })

  it('names the nearest row, choice or input', () => {
    expect(read('chip', 'fasst')).toMatchObject({ ok: false, suggestions: ['fast'], hint: 'Did you mean fast?' })
    expect(read('mode', 'ful')).toMatchObject({ suggestions: ['full'] })
    expect(read('tokns', '1')).toMatchObject({ message: 'serve has no input “tokns”.', suggestions: ['tokens'] })
    expect(read('constructor', '1')).toMatchObject({ ok: false })
  })
})

describe('a former name', () => {
  const [gpu, mfu] = [book.parameters['gpuHourPrice'], book.parameters['mfu']] as const
  const split = {
    ...book,
    parameters: { ...book.parameters, gpuHourPrice: { ...gpu, formerly: ['rent'] }, mfu: { ...mfu, formerly: ['rent', 'use'] } },
  } as typeof book

  it('of one parameter says what it is called now', () => {
    expect(readParameter('use', '40%', split)).toMatchObject({ ok: false, message: '“use” is now called mfu.', hint: 'Set mfu to 40%.' })
    expect(readInput(serve, 'use', '40%', split)).toMatchObject({ ok: false, suggestions: ['mfu'] })
  })

  it('of a parameter that was split names all its parts, and in a calculator the part that it reads', () => {
    expect(readParameter('rent', '3', split)).toMatchObject({
      message: '“rent” is now 2 parameters: gpuHourPrice and mfu.',
      suggestions: ['gpuHourPrice', 'mfu'],
    })
    expect(readInput(demand, 'rent', '3', split)).toMatchObject({ ok: false, message: 'demand has no input “rent”.' })
    expect(readInput(serve, 'use', '3', book)).toMatchObject({ ok: false, message: 'serve has no input “use”.' })
  })
})

describe('several values', () => {
  it('are all reported, and the good ones kept', () => {
    const { given, problems } = readGiven(serve, { tokens: '5', mfu: 'abc', chip: 'x', wrong: '1' }, book)
    expect(given).toEqual({ tokens: 5 })
    expect(problems.map(({ name }) => name)).toEqual(['mfu', 'chip', 'wrong'])
  })
})

describe('a control', () => {
  it('takes its slider from the parameter when the spec has none', () => {
    // 1 to 6 is a factor of 6: logarithmic, from half the low to twice the high, on 1-2-5 steps.
    expect(parameterControl(book.parameters['gpuHourPrice'] as never, book)).toMatchObject({
      range: [0.5, 20],
      scale: 'log',
      unit: 'USD/h',
    })
    expect(controlOf(serve, 'mfu', book)).toMatchObject({ range: [0, 1], scale: 'linear' })
    // 1 to 1.4 with half of 0.4 at each end.
    expect(parameterControl(book.parameters['unused'] as never, book)).toMatchObject({ range: [0.8, 1.6], scale: 'linear' })
  })

  it('has the same limits for a parameter wherever it stands', () => {
    expect(readParameter('mfu', '95%', book).ok).toBe(false)
    expect(readParameter('mfu', '85%', book).ok).toBe(true)
  })
})

describe('a text of a stated form', () => {
  const dated = calculator({
    ...serve,
    inputs: { asOf: text({ label: 'As of', pattern: /^\d{4}-\d{2}$/, form: 'a month like 2026-01', default: '2026-01' }) },
  } as never)

  it('is taken when it has that form, without the spaces around it', () => {
    expect(readInput(dated, 'asOf', ' 2025-03 ', book)).toEqual({ ok: true, value: '2025-03' })
  })

  it('is refused with the form when it has not', () => {
    expect(readInput(dated, 'asOf', 'March', book)).toEqual({
      ok: false,
      message: 'As of cannot be “March”.',
      hint: 'Write a month like 2026-01.',
    })
  })
})

describe('a published case', () => {
  it('is set against what is computed', () => {
    // 10 people × 100 tokens = 1000, published 1100: −9.09 %.
    const result = runCase(demand, demandCase, book, catalogue)
    expect(result.problems).toEqual([])
    expect(result.rows).toHaveLength(1)
    expect(result.rows[0]).toMatchObject({ published: 1100, computed: 1000, holds: true })
    expect(result.rows[0]?.difference).toBeCloseTo(-100 / 1100, 12)
  })
})
