/** Protects the direction of things: what must rise or fall with an input does, wherever the other inputs stand; and money is only money. */

import { describe, expect, it } from 'vitest'
import { anyInput, inputsOf, withinSlider } from '../../tests/support/any-inputs.ts'
import fc from '../../tests/support/fast-check.ts'
import { unitSpec } from '../quantities/units.ts'
import { calculators, recordOf } from './index.ts'
import { columnsRead } from './spec/reads.ts'
import type { Calculator, Cells, Input, OutputValue } from './spec/spec.ts'

const inputNamed = (calculator: Calculator, name: string): Input => {
  const found = inputsOf(calculator).find(([known]) => known === name)
  if (!found) throw new Error(`${calculator.id} has no input ${name}`)
  return found[1]
}

/** Two values of an input within its slider, the lower first. */
const pairOf = (input: Input): fc.Arbitrary<readonly [number, number]> => {
  if (input.kind !== 'quantity' && input.kind !== 'shared') throw new Error('not a number')
  const [low, high] = input.range ?? [0, 1]
  const value = withinSlider(low, high, input.scale ?? 'linear', input.integer === true)
  return fc.tuple(value, value).map(([a, b]) => (a < b ? [a, b] : [b, a]))
}

const isNumber = (value: OutputValue | undefined): value is number => typeof value === 'number'

describe('Monotone', () => {
  const rules = calculators.flatMap((calculator) => recordOf(calculator).monotone.map((rule) => ({ calculator, ...rule })))
  for (const { calculator, input, output, direction, because, given = {} } of rules)
    it(`${calculator.id}: with ${input}, ${output} ${direction}, for ${because}`, () => {
      fc.assert(
        fc.property(anyInput(calculator), pairOf(inputNamed(calculator, input)), (inputs, [low, high]) => {
          const [before, after] = [low, high].map((value) => calculator.compute({ ...inputs, ...given, [input]: value })[output])
          fc.pre(isNumber(before) && isNumber(after))
          if (!isNumber(before) || !isNumber(after)) return
          const [less, more] = direction === 'rises' ? [before, after] : [after, before]
          expect(less).toBeLessThanOrEqual(more + Math.abs(more) * 1e-9 + 1e-12)
        }),
        { numRuns: 50 },
      )
    })

  it('holds something of every calculator', () => {
    expect(calculators.filter((calculator) => recordOf(calculator).monotone.length === 0).map(({ id }) => id)).toEqual([])
  })
})

/** Parameters of the book in money; their units are the book's. */
const moneyParameters = new Set(['gpuHourPrice', 'inputPrice', 'outputPrice', 'electricityPrice', 'frontierRunCost', 'revenuePerYear'])
const isMoney = (unit: string): boolean => unitSpec(unit as never).dimension[0] === 'usd'
const inMoney = ([name, input]: readonly [string, Input]): boolean =>
  input.kind === 'shared' ? moneyParameters.has(name) : input.kind === 'quantity' && isMoney(input.unit)

/** The cells of a chosen row in another currency: those in money of its table. */
const exchangedRow = (table: string, cells: Cells, rate: number): Cells =>
  Object.fromEntries(
    Object.entries(cells).map(([column, value]) => {
      const unit = columnsRead[table]?.[column]
      return [column, typeof value === 'number' && unit !== undefined && unit !== 'text' && isMoney(unit) ? value * rate : value]
    }),
  )

/** A billion dollars is a fixed mark: in another currency it is another one. What one dollar buys is, of another one, less or more. */
const absolute: ReadonlySet<string> = new Set(['training-growth.yearOfBillion', 'fleet-size.tokensPerDollar'])

/** Inputs without which an amount would be money of no unit: so many dollars, given as a plain number. */
const pinned: Readonly<Record<string, Readonly<Record<string, string>>>> = { exchange: { unit: 'gpu-hour' } }

describe('In another currency', () => {
  const priced = calculators.filter((calculator) => inputsOf(calculator).some(inMoney))
  it.each(priced.map((calculator) => [calculator.id, calculator] as const))(
    '%s: amounts change with it, and nothing else',
    (_, calculator) => {
      fc.assert(
        fc.property(anyInput(calculator), fc.constantFrom(0.01, 7.8, 150), (any, rate) => {
          const inputs = { ...any, ...pinned[calculator.id] }
          const money = new Set(
            inputsOf(calculator)
              .filter(inMoney)
              .map(([name]) => name),
          )
          const exchanged = Object.fromEntries(
            inputsOf(calculator).map(([name, input]) => {
              const value = inputs[name] ?? null
              if (input.kind === 'row' && typeof value === 'object' && value !== null) return [name, exchangedRow(input.table, value, rate)]
              return [name, money.has(name) && typeof value === 'number' ? value * rate : value]
            }),
          )
          const [here, there] = [calculator.compute(inputs), calculator.compute(exchanged)]
          for (const [name, output] of Object.entries(calculator.outputs as Record<string, { readonly unit: string }>)) {
            const [before, after] = [here[name], there[name]]
            if (absolute.has(`${calculator.id}.${name}`) || !isNumber(before) || !isNumber(after)) continue
            const expected = isMoney(output.unit) ? before * rate : before
            expect([name, Math.abs(after - expected) <= Math.abs(expected) * 1e-6 + 1e-12]).toEqual([name, true])
          }
        }),
        { numRuns: 60 },
      )
    },
  )
})
