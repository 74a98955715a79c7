/** Promise: the fan shows at each x where the line runs in nine of ten draws and in half of them, and nothing where it does not run. */
import { describe, expect, it } from 'vitest'
import type { Chart } from '../../calculators/spec/chart.ts'
import type { Calculator } from '../../calculators/spec/spec.ts'
import { chart, line } from '../../calculators/spec/views.ts'
import { bookWith, ofTwo, parameter } from '../../scenario/monte-carlo.fixture.ts'
import { finish } from '../../scenario/monte-carlo.ts'
import type { Fan } from './uncertainty-fan.ts'
import { fanOf } from './uncertainty-fan.ts'

type Draw = (y: number) => Chart
const axis = (scale: 'log' | 'linear') => ({ label: 'X', unit: 'none', scale }) as const
const slope = (y: number, label = 'slope', tone: 'main' | 'second' = 'main') =>
  line(
    label,
    tone,
    [1, 2, 4, 8].map((x) => [x, y * x] as const),
  )
const plain: Draw = (y) => chart('A slope.', axis('linear'), axis('log'), [slope(y)])

const fan = (draw: Draw, f: (a: number, b: number) => number = (a) => a): Fan | null => {
  const one: Calculator = { ...ofTwo(f), views: [{ id: 'v', title: 'V', draw: ({ outputs }) => draw(Number(outputs['y'])) }] }
  const book = bookWith([parameter('a', 1 / 4, 1, 4), parameter('b', 1 / 2, 1, 2)], [one])
  return finish(fanOf({ calculator: one, given: {}, assumptions: {}, book, catalogue: [one] }, 0, { seed: 1, count: 300 }))
}

describe('the bands', () => {
  it('are the quantiles of the line at each x', () => {
    // y = a·x with a from 1/4 to 4 in nine of ten draws; half of them within 4^(±0.6745 ÷ 1.6449) = 1.766. One draw in each three-hundredth:
    // a quantile is at most 1/300 off in probability, 2.5 % here at 5 %.
    const found = fan(plain)
    expect(found?.marks.map(({ label }) => label)).toEqual(['Nine of ten draws', 'Half of the draws'])
    for (const [x, low, high] of found?.marks[0]?.points ?? []) {
      expect(low / (x / 4)).toBeCloseTo(1, 1)
      expect(high / (x * 4)).toBeCloseTo(1, 1)
    }
    for (const [x, low, high] of found?.marks[1]?.points ?? []) {
      expect(low / (x / 1.766)).toBeCloseTo(1, 1)
      expect(high / (x * 1.766)).toBeCloseTo(1, 1)
    }
    expect(found?.marks[0]?.points.map(([x]) => x)).toEqual([1, 2, 4, 8])
  })

  it('end where more than one draw in ten has no value', () => {
    // Beyond 4 the line is there only for a below its median.
    const half: Draw = (y) =>
      chart('Half.', axis('linear'), axis('log'), [
        { ...slope(y), points: [1, 2, 4, 8].filter((x) => x <= 4 || y <= 1).map((x) => [x, y * x] as const) } as never,
      ])
    expect(fan(half)?.marks[0]?.points.map(([x]) => x)).toEqual([1, 2, 4])
  })

  it('leave the axes alone when a linear chart would be pressed to the ground', () => {
    const linear: Draw = (y) => chart('A slope.', axis('linear'), axis('linear'), [slope(y)])
    expect(fan(linear)).toMatchObject({ cut: true, label: 'slope', marks: [{ loose: true }, { loose: true }] })
    expect(fan(linear, (a) => a ** 0.2)?.cut).toBe(false)
    expect(fan(plain)?.cut).toBe(false)
  })
})

describe('the line', () => {
  it('is the calculator’s own, else the one that moves most', () => {
    const two =
      (first: 'main' | 'second'): Draw =>
      (y) =>
        chart('Two.', axis('linear'), axis('log'), [slope(y ** 0.1, 'slow', first), slope(y, 'fast', 'second')])
    expect(fan(two('main'))?.label).toBe('slow')
    expect(fan(two('second'))?.label).toBe('fast')
  })

  it('is none where nothing moves it, or none runs from left to right', () => {
    expect(fan(() => plain(1))).toBeNull()
    const loop: Draw = (y) =>
      chart('A loop.', axis('linear'), axis('log'), [
        line('loop', 'main', [
          [1, y],
          [2, y],
          [1.5, y],
        ]),
      ])
    expect(fan(loop)).toBeNull()
  })
})
