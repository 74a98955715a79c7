/** Promise: the parts of an explanation add up to the gap, a product gives its own factors, and an interaction is shared equally. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { calculator, quantity, shared } from '../calculators/spec/spec.ts'
import { say } from '../quantities/print-quantity.ts'
import { explain, mostExact, shapley } from './attribution.ts'
import { book, catalogue, demand, serve, tasks } from './scenario.fixture.ts'

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const partsOf = (found: ReturnType<typeof explain>) => Object.fromEntries((found?.parts ?? []).map(({ key, part }) => [key, part]))

describe('shares of a gap', () => {
  it('of a sum are its terms', () => {
    expect(shapley(3, ([a, b, c]) => (a ? 1 : 0) + (b ? 2 : 0) + (c ? 4 : 0))).toEqual([1, 2, 4])
  })

  it('share an interaction equally', () => {
    // v = 1·a + 2·b + 6·a·b: each gets its own and half of 6.
    const shares = shapley(2, ([a, b]) => (a ? 1 : 0) + (b ? 2 : 0) + (a && b ? 6 : 0))
    expect(shares?.[0]).toBeCloseTo(4, 12)
    expect(shares?.[1]).toBeCloseTo(5, 12)
  })

  it('are those of the glove game: a left glove and one of two right ones make a pair', () => {
    // Six orders; the left glove completes a pair unless it comes first: 4 of 6. Each right one in 1 of 6.
    const shares = shapley(3, ([left, right, other]) => (left && (right || other) ? 1 : 0))
    expect(shares?.map((share) => share * 6)).toEqual([4, 1, 1].map((value) => expect.closeTo(value, 12)))
  })

  it('are none where a set has no value', () => {
    expect(shapley(2, ([a, b]) => (a && !b ? null : 1))).toBeNull()
  })

  it('add up to the gap whatever the game, also beyond the exact ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 14 }), fc.integer(), (count, seed) => {
        const value = (changed: readonly boolean[]) =>
          Math.sin(seed + sum(changed.map((on, index) => (on ? (index + 1) ** 2 : 0)))) * (1 + changed.filter(Boolean).length)
        const shares = shapley(count, value) ?? []
        const all = Array.from({ length: count }, () => true)
        expect(sum(shares)).toBeCloseTo(value(all) - value(all.map(() => false)), 9)
      }),
      { numRuns: 30 },
    )
  })

  it('drawn are the same each time, and near the exact ones', () => {
    // Twelve terms and one interaction of 12 between the first two: 1 + 6 and 2 + 6.
    const value = (changed: readonly boolean[]) =>
      sum(changed.map((on, index) => (on ? index + 1 : 0))) + (changed[0] && changed[1] ? 12 : 0)
    const shares = shapley(mostExact + 2, value) ?? []
    expect(shapley(mostExact + 2, value)).toEqual(shares)
    expect(shares[0]).toBeCloseTo(7, 9)
    expect(shares[1]).toBeCloseTo(8, 9)
    expect(shares[11]).toBeCloseTo(12, 9)
  })
})

const nowhere = { given: {}, assumptions: {} }

describe('the gap between two scenarios', () => {
  it('is the factor of each assumption where the result is their product', () => {
    // demand = people × base × turns²: 3 times the people, twice the base, 20 turns for 10 (a factor 4): 24.
    const to = { given: {}, assumptions: { 'demand.people': 300, 'tasks.base': 2, turns: 20 } }
    const found = explain(demand, 'total', nowhere, to, book, catalogue)
    expect(found).toMatchObject({ from: 10_000, to: 240_000, scale: 'log', exact: true, unit: 'token' })
    expect(found?.parts.map(({ key }) => key)).toEqual(['turns', 'demand.people', 'tasks.base'])
    expect(partsOf(found)['turns']).toBeCloseTo(4, 9)
    expect(partsOf(found)['demand.people']).toBeCloseTo(3, 9)
    expect(partsOf(found)['tasks.base']).toBeCloseTo(2, 9)
    expect(sum((found?.parts ?? []).map(({ share }) => share))).toBeCloseTo(1, 12)
  })

  it('goes to the shared parameter, however many inputs read it', () => {
    // demand per turn = people × turns² ÷ turns: `turns` is read twice, and explains the whole factor 2.
    const found = explain(demand, 'perTurn', nowhere, { given: {}, assumptions: { turns: 20 } }, book, catalogue)
    expect(partsOf(found)).toEqual({ turns: expect.closeTo(2, 9) })
    expect(found?.parts[0]).toMatchObject({ key: 'turns', to: 20, share: expect.closeTo(1, 12) })
  })

  it('is in points for a share, and adds up', () => {
    // share = d ÷ (d + 100 m): 10000/10040 with m = 0.4; m = 0.5 and turns = 1 (d = 100) give 100/150.
    const to = { given: {}, assumptions: { mfu: 0.5, turns: 1 } }
    const found = explain(serve, 'share', nowhere, to, book, catalogue)
    expect(found?.scale).toBe('linear')
    // By hand, the two orders: mfu first 10000/10050 − 10000/10040, or last 100/150 − 100/140.
    const mfu = (10_000 / 10_050 - 10_000 / 10_040 + (100 / 150 - 100 / 140)) / 2
    expect(partsOf(found)['mfu']).toBeCloseTo(mfu, 12)
    expect(sum(Object.values(partsOf(found)))).toBeCloseTo(100 / 150 - 10_000 / 10_040, 12)
  })

  it('leaves out what cannot reach the calculator, and what changes nothing', () => {
    const to = { given: {}, assumptions: { gpuHourPrice: 3, unused: 1.2, turns: 20 } }
    expect(Object.keys(partsOf(explain(tasks, 'tokens', nowhere, to, book, catalogue)))).toEqual(['turns'])
    expect(explain(tasks, 'tokens', nowhere, nowhere, book, catalogue)).toMatchObject({ from: 100, to: 100, parts: [] })
  })

  it('counts a pin of the place under its assumption’s name', () => {
    const from = { given: { turns: 10 }, assumptions: {} }
    const found = explain(tasks, 'tokens', from, { given: { turns: 30 }, assumptions: {} }, book, catalogue)
    // 30² ÷ 10²
    expect(partsOf(found)).toEqual({ turns: expect.closeTo(9, 9) })
  })

  it('is linear for a result that can be negative, and none where there is no result', () => {
    const margin = calculator({
      id: 'margin',
      topic: 'inference',
      order: 1,
      title: 'Margin',
      question: 'What is left?',
      inputs: {
        price: quantity({ label: 'Price', unit: 'USD', default: 5, range: [1, 10], scale: 'linear' }),
        gpuHourPrice: shared('gpuHourPrice'),
      },
      outputs: { left: { label: 'Left', unit: 'USD' } },
      compute: ({ price, gpuHourPrice }) => ({ left: price === 7 ? null : price - gpuHourPrice }),
      says: () => say`Left.`,
      main: 'left',
      views: [],
    })
    const to = { given: {}, assumptions: { gpuHourPrice: 9, 'margin.price': 6 } }
    const found = explain(margin, 'left', nowhere, to, book, [margin])
    // 5 − 2 = 3 becomes 6 − 9 = −3: the price adds 1, the rent takes 7.
    expect(found).toMatchObject({ from: 3, to: -3, scale: 'linear' })
    expect(partsOf(found)).toEqual({ gpuHourPrice: expect.closeTo(-7, 12), 'margin.price': expect.closeTo(1, 12) })
    expect(explain(margin, 'left', nowhere, { given: {}, assumptions: { 'margin.price': 7 } }, book, [margin])).toBeNull()
  })
})
