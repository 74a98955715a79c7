/** Promise: a chip of one's own, given by its numbers, counts like a row of the table; and a number that contradicts a chosen row, or stands in for another, is said. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec/spec.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { findIn, inputsOf } from './calculator-lookup.ts'
import { type Evaluation, evaluate } from './evaluate.ts'
import { type Book, rowIn } from './parameter-book.ts'
import { readInput } from './parse-input.ts'
import { cellOf } from './resolve.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(import.meta.dirname, '../../content')))
})

const withChip = calculators.filter((each) =>
  Object.values(inputsOf(each)).some((input) => input.kind === 'row' && input.table === 'accelerators' && input.own !== undefined),
)
const named = (id: string): Calculator => {
  const found = findIn(calculators, id)
  if (!found) throw new Error(`There is no calculator ${id}.`)
  return found
}
const run = (id: string, given: Readonly<Record<string, string | number>>): Evaluation => evaluate(named(id), given, {}, book, calculators)
const plain = (text = ''): string => text.replace(/[\u00a0\u202f]/g, ' ')
const h100 = () => rowIn(book, 'accelerators', 'h100-sxm') ?? {}

describe('A chip of one’s own', () => {
  it('is offered by the calculators that take a chip', () => {
    expect(withChip.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['training-run', 'training-memory', 'fine-tuning', 'inference-latency', 'quantisation']),
    )
    for (const calculator of withChip) expect(readInput(calculator, 'accelerator', 'custom', book)).toEqual({ ok: true, value: 'custom' })
  })

  it('with the numbers of the H100 gives the results of the H100', () => {
    for (const calculator of withChip) {
      const own = Object.entries(inputsOf(calculator)).flatMap(([name, input]) => {
        const value = h100()[cellOf(input)?.columns[0] ?? '']
        return typeof value === 'number' ? [[name, value] as const] : []
      })
      // One rate is given, that of 16 bits.
      const format = Object.hasOwn(inputsOf(calculator), 'weightFormat') ? { weightFormat: 'bf16' } : {}
      const given = { accelerator: 'custom', ...Object.fromEntries(own) }
      const [mine, theirs] = [given, { accelerator: 'h100-sxm' }].map(
        (each) => evaluate(calculator, { ...format, ...each }, {}, book, calculators).outputs,
      )
      expect([calculator.id, own.length > 0, mine]).toEqual([calculator.id, true, theirs])
    }
  })

  it('has a result for what is given, and says what is not', () => {
    const { outputs, warnings } = run('training-run', { accelerator: 'custom', peakFlops: 1e15 })
    // 6 × 70e9 × 2e12 ÷ (1e15 × MFU × 3600), whatever the book's MFU is
    const mfu = book.parameters['trainingMfu']?.best ?? Number.NaN
    expect(outputs['gpuHours']).toBeCloseTo(8.4e23 / (1e15 * mfu * 3600), 3)
    expect([outputs['energyKwh'], warnings[0]]).toEqual([null, 'Not given: Power of your chip (power). What needs them is not computed.'])
  })

  it('moves a chart with its number', () => {
    const { at, outputs } = run('training-run', { accelerator: 'custom', peakFlops: 1e15 })
    expect(at({ peakFlops: 2e15 })['gpuHours']).toBeCloseTo(Number(outputs['gpuHours']) / 2, 6)
    expect(at({ accelerator: h100() })['gpuHours']).toBe(outputs['gpuHours'])
  })
})

describe('A model of one’s own', () => {
  it('is its fields, whatever the model chosen before', () => {
    // Llama 3 70B in bf16 by its numbers: 2 × 70e9 bytes, as by name.
    const shape = { activeParams: 70e9, totalParams: 70e9, layers: 80, kvHeads: 8, headDim: 128 }
    const own = run('inference-latency', { model: 'custom', ...shape })
    expect(own.outputs['memoryBytes']).toBe(run('inference-latency', { model: 'llama-3-70b', ...shape }).outputs['memoryBytes'])
    expect(own.warnings.filter((text) => text.includes('counts here'))).toEqual([])
    expect(run('memory-to-serve', { model: 'custom', totalParams: 1e9 }).outputs['weightBytes']).toBe(2e9)
  })
})

describe('A number beside a chosen row', () => {
  it('counts, and the contradiction is said', () => {
    const { outputs, warnings } = run('quantisation', { accelerator: 'h100-sxm', memory: 20e9 })
    // 35 GB ÷ (20 GB × 0.9)
    expect(outputs['minAccelerators']).toBe(2)
    expect(plain(warnings[0])).toBe('Memory of your chip: NVIDIA H100 SXM 80 GB has 85.5 GB; what counts here is 20 GB.')
    expect(plain(run('inference-latency', { model: 'llama-3-70b', layers: 40 }).warnings[0])).toBe(
      'Layers: Llama 3 70B has 80 layers; what counts here is 40 layers.',
    )
  })

  it('is not said of a row that nobody chose, of a rounded number, or of a price', () => {
    const said = (id: string, given: Readonly<Record<string, string | number>>) =>
      run(id, given).warnings.filter((text) => text.includes('counts here'))
    expect(said('inference-latency', { layers: 40 })).toEqual([])
    expect(said('inference-latency', { model: 'llama-3-70b', totalParams: 70e9 })).toEqual([])
    expect(said('training-run', { accelerator: 'b200-sxm', gpuHourPrice: 3 })).toEqual([])
  })
})

describe('An input that stands in for others', () => {
  it('counts, and what was given beside it is said not to', () => {
    const { outputs, warnings } = run('training-run', { compute: 1e22, params: 7e9, sequence: 4096 })
    expect(outputs['flops']).toBe(1e22)
    expect(warnings[0]).toBe('Compute in all is given, so what you gave beside it does not count: Parameters, Sequence.')
    expect(run('training-run', { compute: 1e22 }).warnings.join()).not.toContain('does not count')
  })
})
