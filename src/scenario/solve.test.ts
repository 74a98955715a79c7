/** Promise: what solving gives makes the output what was wanted, for every pair that the records call monotone; and where nothing does, the nearest is said. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators, recordOf } from '../calculators/index.ts'
import { calculator, quantity } from '../calculators/spec/spec.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { say } from '../quantities/print-quantity.ts'
import { solutionSentence } from '../wording/solution-words.ts'
import { findIn } from './calculator-lookup.ts'
import { outputsIn } from './evaluate.ts'
import { controlOf } from './input-control.ts'
import type { Book, Given } from './parameter-book.ts'
import { type Solution, solvableInputs, solvableOutputs, solve } from './solve.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(import.meta.dirname, '../../content')))
})

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')
const named = (id: string) => {
  const found = findIn(calculators, id)
  if (!found) throw new Error(`There is no calculator ${id}.`)
  return found
}
const solved = (id: string, input: string, output: string, target: number, given: Given = {}): Solution | null =>
  solve({ calculator: named(id), given, assumptions: {}, book, catalogue: calculators }, { input, output, target })

const rules = calculators.flatMap((each) =>
  recordOf(each)
    .monotone.filter(({ input, output }) => solvableInputs(each).includes(input) && solvableOutputs(each).includes(output))
    .map((rule) => ({ id: each.id, ...rule })),
)

describe('Solving', () => {
  it('has every rule of the records that is about numbers', () => {
    expect(rules.length).toBeGreaterThan(60)
  })

  it.each(rules.map((rule) => [`${rule.id}: ${rule.input} for ${rule.output}`, rule] as const))(
    '%s gives back what was wanted',
    (_, rule) => {
      const spec = named(rule.id)
      const control = controlOf(spec, rule.input, book)
      if (control?.kind !== 'quantity') throw new Error('not a number')
      const [low, high] = control.range
      for (const share of [0.2, 0.5, 0.8]) {
        const between = control.scale === 'log' ? Math.exp(Math.log(low) + share * Math.log(high / low)) : low + share * (high - low)
        const start = control.integer ? Math.round(between) : between
        const pins = { ...Object.fromEntries(Object.entries(rule.given ?? {})) } as Given
        const at = (value: number) =>
          control.parameter
            ? outputsIn(spec, pins, { [control.parameter.id]: value }, book, calculators)[rule.output]
            : outputsIn(spec, { ...pins, [rule.input]: value }, {}, book, calculators)[rule.output]
        const target = at(start)
        if (typeof target !== 'number') continue
        const found = solve({ calculator: spec, given: pins, assumptions: {}, book, catalogue: calculators }, { ...rule, target })
        expect(found?.solved).toBe(true)
        if (!found?.solved) return
        const reached = Number(at(found.value))
        // Outputs that go in steps, such as counts of accelerators, reach the target at many inputs.
        expect(Math.abs(reached - target)).toBeLessThanOrEqual(Math.abs(target) * (control.integer ? 1e-9 : 1e-6) + 1e-12)
      }
    },
  )

  it('rounds a whole input to the side that meets the target', () => {
    // 8.4e22 FLOP ÷ (989.5e12 × MFU × 3600) hours, in 7 days of 24 hours: not a whole number of accelerators, so one more than the quotient.
    const mfu = book.parameters['trainingMfu']?.best ?? Number.NaN
    const peak = Number(book.tables['accelerators']?.find(({ id }) => id === 'h100-sxm')?.['bf16'])
    const exact = 8.4e22 / (peak * mfu * 3600) / (7 * 24)
    const given = { params: 7e9, tokens: 2e12 }
    expect(solved('training-run', 'accelerators', 'days', 7, given)).toEqual({ solved: true, value: Math.ceil(exact), bound: 'at least' })
    // Utilisation must not fall below 40 %, so at most so many accelerators share the work.
    expect(solved('mfu', 'accelerators', 'mfu', 0.4, { flops: 1e20, seconds: 1000 })).toMatchObject({ solved: true, bound: 'at most' })
  })

  it('where an output goes in steps, gives the side that meets the target, and what no side meets is no solution', () => {
    // Accelerators of a fleet come in whole copies of the model: 11 may not be a multiple of the copy.
    const fleet = solved('fleet-size', 'requestsPerSecond', 'accelerators', 11)
    if (!fleet?.solved) throw new Error('not solved')
    const accelerators = outputsIn(named('fleet-size'), { requestsPerSecond: fleet.value }, {}, book, calculators)['accelerators']
    expect(Number(accelerators)).toBeLessThanOrEqual(11)
    // Stage 0 holds 120 GB, stage 1 less than 110: at least stage 1.
    expect(solved('training-memory', 'zeroStage', 'totalBytes', 110e9)).toMatchObject({ solved: true, bound: 'at least' })
    for (const share of [0.731, 1.37])
      for (const { id, input, output, given = {} } of rules) {
        const now = outputsIn(named(id), given as Given, {}, book, calculators)[output]
        if (typeof now !== 'number' || now === 0) continue
        const target = now * share
        const found = solved(id, input, output, target, given as Given)
        if (!found?.solved) continue
        const at = controlOf(named(id), input, book)
        const parameter = at?.kind === 'quantity' ? at.parameter?.id : undefined
        const reached = Number(
          parameter === undefined
            ? outputsIn(named(id), { ...(given as Given), [input]: found.value }, {}, book, calculators)[output]
            : outputsIn(named(id), given as Given, { [parameter]: found.value }, book, calculators)[output],
        )
        const off = Math.abs(reached - target) / Math.abs(target)
        if (found.bound === null) expect([id, input, output, share, off < 2e-6]).toEqual([id, input, output, share, true])
      }
  })

  it('moves a parameter of the book as an assumption, through the whole chain', () => {
    const found = solved('lifetime-cost', 'lifetimeMonths', 'inferenceShare', 0.5)
    if (!found?.solved) throw new Error('not solved')
    const share = outputsIn(named('lifetime-cost'), { lifetimeMonths: found.value }, {}, book, calculators)['inferenceShare']
    expect(share).toBeCloseTo(0.5, 6)
  })

  it('says so with the nearest value where nothing in range gives what was wanted', () => {
    const wanted = { input: 'trainingMfu', output: 'cost', target: 1 }
    const found = solved('training-run', wanted.input, wanted.output, wanted.target)
    if (!found || found.solved) throw new Error('solved')
    expect(found.nearest?.value).toBe(1)
    expect(plain(solutionSentence(found, wanted, named('training-run'), book))).toMatch(
      /^No value of model FLOP utilisation over all paid hours in its range makes rent \$1\. The nearest is \$\d+ 000, at 100 ?%\.$/,
    )
  })

  it('knows no pair that is not of numbers, and nothing where there is no output', () => {
    expect(solved('training-run', 'accelerator', 'cost', 1)).toBeNull()
    expect(solved('inference-latency', 'batch', 'bound', 1)).toBeNull()
    const none = calculator({
      ...{ id: 'none', topic: 'training', order: 1, title: 'None', question: 'None?', main: 'nothing', views: [] },
      inputs: { a: quantity({ label: 'A', unit: 'count', default: 1, range: [1, 10], scale: 'linear' }) },
      outputs: { nothing: { label: 'Nothing', unit: 'count' } },
      compute: () => ({ nothing: null }),
      says: () => say`Nothing.`,
    })
    const place = { calculator: none, given: {}, assumptions: {}, book, catalogue: [none] }
    expect(solve(place, { input: 'a', output: 'nothing', target: 1 })).toEqual({ solved: false, nearest: null })
  })
})
