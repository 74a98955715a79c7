/** Protects the chart of a data set: which rows are points, where they stand, what they lead to, and which colour a group has. */
import { describe, expect, it } from 'vitest'
import type { Dataset, DatasetChart, Row } from '../../records/dataset.ts'
import { pageRows, yearOf } from '../../records/dataset.ts'
import { chips } from './chips.fixture.ts'
import { datasetChart } from './dataset-chart.ts'
import { drawDataChart } from './draw-data-chart.tsx'

const [described] = chips.page?.charts ?? []
const of = (changes: Partial<DatasetChart> = {}, set: Dataset = chips) => {
  if (!described) throw new Error('The set has no chart.')
  return datasetChart(set, { ...described, ...changes })
}
const points = (...args: Parameters<typeof of>) => of(...args).chart.marks.flatMap((mark) => (mark.type === 'point' ? [mark] : []))

describe('The chart of a data set', () => {
  it('has a point for each row with both numbers, which leads to the row and says what it is', () => {
    expect(points().map(({ x, y, link }) => [x, y, link?.href, link?.text.replace(/\u202f/g, ' ')])).toEqual([
      [2020, 80e9, '#a1', 'Älpha 1 · Alpha · 2020 · 80 GB'],
      [2022, 141e9, '#a2', 'Alpha 2 · Alpha · 2022 · 141 GB'],
      [2024, 24e9, '#b10', 'Beta 10 · Beta · 2024 · 24 GB'],
    ])
  })

  it('gives the largest group the first colour', () => {
    expect(of().groups).toEqual([
      { text: 'Alpha', tone: 'inference', count: 2 },
      { text: 'Beta', tone: 'training', count: 1 },
    ])
  })

  it('joins the points of a group that has two, and names the line instead of its points', () => {
    const { marks } = of({ joined: true }).chart
    expect(marks.filter(({ type }) => type === 'line')).toEqual([
      expect.objectContaining({
        label: 'Alpha',
        points: [
          [2020, 80e9],
          [2022, 141e9],
        ],
      }),
    ])
    expect(points({ joined: true }).map(({ label }) => label)).toEqual(['', '', 'Beta 10'])
  })

  it('leaves out what a logarithmic axis cannot show', () => {
    const zero = { ...chips, rows: chips.rows.map((row): Row => (row['id'] === 'a1' ? { ...row, memory: 0 } : row)) }
    expect(points({}, zero).map(({ link }) => link?.href)).toEqual(['#a2', '#b10'])
    expect(points({ yScale: 'linear' }, zero)).toHaveLength(3)
  })

  it('has a link only for rows that stand in the page, for others what a script makes one of', () => {
    const page = chips.page && { ...chips.page, onePer: ['vendor'] }
    const set: Dataset = { ...chips, ...(page && { page }) }
    expect(pageRows(set).map(({ id }) => id)).toEqual(['a2', 'b10'])
    const html = described ? drawDataChart(set, described, 0) : ''
    expect(html).toContain('href="#a2"')
    expect(html).not.toContain('href="#a1"')
    expect(html).toContain('data-row="a1"')
  })
})

describe('A date of a cell', () => {
  it('is a year with a fraction; the middle of a year when it says no month', () => {
    // Day 15 of the second month: 1/12 + 14/365 of a year.
    expect(yearOf('2024-02-15')).toBeCloseTo(2024.1217, 4)
    expect(yearOf('2024-07')).toBe(2024.5)
    expect(yearOf('2024')).toBe(2024.5)
    for (const text of ['', 'soon', '2024-2', '24-02-15', '2024-02-15T00:00']) expect(yearOf(text), text).toBeNull()
  })
})
