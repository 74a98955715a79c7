/** Protects the builders of views: fences stand where a law ends, and what cannot be drawn is left out. */
import { describe, expect, it } from 'vitest'
import type { Axis } from './chart.ts'
import { chart, line, withFences } from './views.ts'

const x: Axis = { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' }
const y: Axis = { label: 'Loss', unit: 'nat/token', scale: 'linear' }
const drawn = chart('A chart.', x, y, [
  line('a', 'main', [
    [1, 1],
    [100, 2],
  ]),
])
const says = 'The law stands on 10 to 50.'

describe('withFences', () => {
  it('shades below and above the range of the input that the axis shows, under the marks', () => {
    const { marks } = withFences(drawn, [{ input: 'params', range: [10, 50], says }])
    expect(marks.map(({ type }) => type)).toEqual(['region', 'region', 'line'])
    expect(marks[0]).toMatchObject({ axis: 'x', from: Number.NEGATIVE_INFINITY, to: 10, label: 'outside the fitted range' })
    expect(marks[1]).toMatchObject({ axis: 'x', from: 50, to: Number.POSITIVE_INFINITY })
  })
  it('leaves alone a chart whose axes show other inputs', () => {
    expect(withFences(drawn, [{ input: 'tokens', range: [10, 50], says }])).toBe(drawn)
  })
  it('shades along y for an input on that axis', () => {
    const { marks } = withFences({ ...drawn, x: y, y: x }, [{ input: 'params', range: [10, 50], says }])
    expect(marks[0]).toMatchObject({ axis: 'y', to: 10 })
  })
})

describe('chart', () => {
  it('leaves out what a logarithmic axis cannot show, and a line of fewer than two points', () => {
    const broken = line('b', 'main', [
      [0, 1],
      [-5, 2],
      [3, Number.NaN],
      [4, 4],
    ])
    expect(chart('A chart.', x, y, [broken]).marks).toEqual([])
  })
})
