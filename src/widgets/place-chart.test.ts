import { describe, expect, test } from 'vitest'
import type { Chart, Mark } from '../calculators/spec/chart.ts'
import { plainText } from '../quantities/print-quantity.ts'
import { chartCsv, shortRows } from './chart-rows.ts'
import { ticksOf } from './chart-ticks.ts'
import { clipLine } from './clip-line.ts'
import { narrow, placeChart, wide } from './place-chart.ts'
import { boxOf } from './place-labels.ts'
import { nearestStop, readAt, stopsOf } from './read-chart.ts'

const line = (label: string, factor: number): Mark => ({
  type: 'line',
  label,
  tone: 'main',
  points: Array.from({ length: 41 }, (_, index) => [10 ** (8 + index / 10), factor * 10 ** (8 + index / 10)] as const),
})
const chart = (marks: readonly Mark[], change: Partial<Chart> = {}): Chart => ({
  title: 'Cost against size',
  x: { label: 'Parameters', unit: 'parameter', scale: 'log' },
  y: { label: 'Compute', unit: 'FLOP', scale: 'log' },
  marks,
  ...change,
})
const apart = (a: ReturnType<typeof boxOf>, b: ReturnType<typeof boxOf>) =>
  a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top

describe('scales and ticks', () => {
  test('a log axis has round ticks with the exponent raised', () => {
    const placed = placeChart(chart([line('a', 1e12)]), wide)
    expect(placed.xTicks.map(({ label }) => plainText(label))).toEqual(
      ['100 M', '1 B', '10 B', '100 B', '1 T'].map((text) => text.replace(' ', '\u202f')),
    )
    expect(placed.yTicks[0]?.label).toMatchObject({ number: '10', exponent: '20' })
  })
  test('fifty decades still have few ticks, half a decade has some', () => {
    const axis = chart([]).y
    expect(ticksOf(axis, [1, 1e50], 6)).toEqual([1, 1e10, 1e20, 1e30, 1e40, 1e50])
    expect(ticksOf(axis, [2, 4.5], 6).length).toBeGreaterThan(2)
  })
  test('where numbers end there are no ticks', () => {
    const { y } = chart([])
    for (const domain of [
      [0, 1],
      [1, Number.POSITIVE_INFINITY],
      [Number.NaN, 1],
    ] as const)
      expect(ticksOf(y, domain, 6)).toEqual([])
  })
  test('years are whole', () => {
    expect(ticksOf({ label: 'Year', unit: 'calendar-year', scale: 'linear' }, [2026, 2029], 7)).toEqual([2026, 2027, 2028, 2029])
  })
  test('the ends of a line stand at the edges of the plot: 10⁸ left, 10¹² right', () => {
    const placed = placeChart(chart([line('a', 1)]), wide)
    expect(placed.x(1e8)).toBe(placed.plot.left)
    expect(placed.x(1e12)).toBe(placed.plot.right)
  })
  test('an empty chart has axes and nothing else', () => {
    const placed = placeChart(chart([]), wide)
    expect(placed.marks).toEqual([])
    expect(placed.xTicks.length).toBeGreaterThan(0)
  })
  test('values that a log axis cannot show are left out', () => {
    const bad: Mark = {
      type: 'line',
      label: 'a',
      tone: 'main',
      points: [
        [1, 0],
        [10, 5],
        [100, Number.NaN],
        [1000, 7],
        [1e4, 9],
      ],
    }
    const [placed] = placeChart(chart([bad]), wide).marks
    expect(placed?.type === 'line' && placed.d).not.toMatch(/NaN|Infinity/)
  })
})

describe('labels', () => {
  test('no two overlap, on the wide and the narrow drawing', () => {
    const marks = [
      ...[1, 1.1, 1.2, 1.3].map((factor, index) => line(`line ${index}`, factor)),
      ...['GPT-3', 'Chinchilla', 'Llama 2 70B', 'PaLM 540B'].map(
        (label, index): Mark => ({ type: 'point', role: 'published', tone: 'quiet', label, x: 1e10 * (1 + index / 50), y: 1e10 }),
      ),
      { type: 'point', role: 'current', tone: 'main', label: 'here', x: 1e10, y: 1.2e10 } as const,
    ]
    for (const size of [wide, narrow]) {
      const boxes = placeChart(chart(marks), size).labels.map((label) => boxOf(label.text, label))
      for (const [index, box] of boxes.entries()) for (const other of boxes.slice(index + 1)) expect(apart(box, other)).toBe(true)
    }
  })
  test("the reader's point is always named", () => {
    const here: Mark = { type: 'point', role: 'current', tone: 'main', label: 'here', x: 1e10, y: 1e10 }
    expect(placeChart(chart([line('a', 1), here]), narrow).labels.map(({ text }) => text)).toContain('here')
  })
})

describe('clipping', () => {
  const box = { left: 0, top: 0, right: 10, bottom: 10 }
  test('a line that leaves and comes back is two pieces, cut at the edge', () => {
    expect(
      clipLine(
        [
          [0, 5],
          [4, 5],
          [4, 15],
          [8, 15],
          [8, 5],
        ],
        box,
      ),
    ).toEqual([
      [
        [0, 5],
        [4, 5],
        [4, 10],
      ],
      [
        [8, 10],
        [8, 5],
      ],
    ])
  })
  test('a line outside is nothing', () =>
    expect(
      clipLine(
        [
          [20, 20],
          [30, 20],
        ],
        box,
      ),
    ).toEqual([]))
})

describe('reading a chart', () => {
  const placed = placeChart(chart([line('a', 2), { type: 'rule', axis: 'x', at: 1e9, label: 'r' }]), wide)
  test('between two points a line is read as drawn: log-log, so 2x stays 2x', () => {
    const reading = readAt(placed, 1.1e9)
    expect(reading.entries).toHaveLength(1)
    expect(plainText(reading.entries[0]?.y ?? { before: '', number: '', exponent: '', after: '' })).toMatch(/^2.2.×.10⁹/)
  })
  test('stops are the x values of the longest line; the nearest to a pixel is found', () => {
    const stops = stopsOf(placed)
    expect(stops).toHaveLength(41)
    expect(nearestStop(placed, stops, placed.plot.right + 50)).toBe(40)
  })
})

describe('the chart as data', () => {
  test('CSV has every point in full precision, and no field that a spreadsheet runs', () => {
    const csv = chartCsv(
      chart([
        { type: 'line', label: '=1+1', tone: 'main', points: [[1, 0.1]] },
        { type: 'area', label: 'a, b', tone: 'main', points: [[1, 2, 3]] },
      ]),
    )
    expect(csv).toBe('series,Parameters (parameter),Compute (FLOP),upper\r\n\'=1+1,1,0.1,\r\n"a, b",1,2,3\r\n')
  })
  test('the table has the ends of each line', () => {
    const rows = shortRows(chart([line('a', 1)]))
    expect([rows.length, rows[0]?.x, rows.at(-1)?.x]).toEqual([7, 1e8, 1e12])
  })
})

describe('bands and fences', () => {
  const fence = (from: number, to: number): Mark => ({ type: 'region', axis: 'x', from, to, label: 'outside the fitted range' })
  const fenced = (...fences: readonly Mark[]) => placeChart(chart([line('a', 1), ...fences]), wide)
  const regions = ({ marks }: ReturnType<typeof placeChart>) => marks.filter((mark) => mark.type === 'region')

  test('an infinite end is the edge of the plot', () => {
    const placed = fenced(fence(Number.NEGATIVE_INFINITY, 1e9), fence(1e11, Number.POSITIVE_INFINITY))
    const [low, high] = regions(placed)
    expect(low).toMatchObject({ x: placed.plot.left })
    expect(high?.type === 'region' && high.x + high.width).toBeCloseTo(placed.plot.right, 0)
  })
  test('the widest of those with one label says it, once', () => {
    const placed = fenced(fence(Number.NEGATIVE_INFINITY, 2e8), fence(1e9, Number.POSITIVE_INFINITY))
    const said = placed.labels.filter(({ kind }) => kind === 'region')
    expect(said).toHaveLength(1)
    expect(said[0]?.x).toBeGreaterThan(placed.x(1e9))
  })
  test('a fence that the plot does not reach is not drawn', () => {
    expect(regions(fenced(fence(Number.NEGATIVE_INFINITY, 1), fence(1e20, Number.POSITIVE_INFINITY)))).toEqual([])
  })
  test('an area says its name inside', () => {
    const area: Mark = {
      type: 'area',
      label: 'cheaper',
      tone: 'second',
      points: [1e8, 1e9, 1e10, 1e11, 1e12].map((x) => [x, 1e8, 1e12] as const),
    }
    expect(placeChart(chart([area]), wide).labels.map(({ text }) => text)).toEqual(['cheaper'])
  })
})

describe('names of lines', () => {
  test('stand where no other line could be meant: where two part, not where they meet', () => {
    const flat = (label: string, from: number): Mark => ({
      type: 'line',
      label,
      tone: 'quiet',
      points: Array.from({ length: 41 }, (_, index) => [10 ** (8 + index / 10), Math.max(from, 10 ** (8 + index / 10))] as const),
    })
    const placed = placeChart(chart([flat('high floor', 1e11), flat('low floor', 1e9)]), wide)
    for (const { text, x } of placed.labels) expect([text, x < placed.x(1e11)]).toEqual([text, true])
  })
})
