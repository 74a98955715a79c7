/** Promise: two scenarios of a figure stand side by side, what the page pins counts in both, and only what differs is drawn over the chart. */
import { signal } from '@preact/signals-core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Assumptions } from '../../scenario/parameter-book.ts'
import { book, catalogue, demand } from '../../scenario/scenario.fixture.ts'
import { readAssumptions } from '../../scenario/scenario-link.ts'
import { createFigureState } from '../calculator/figure-state.ts'
import { theBook } from '../scenario/compare-choice.ts'
import { type CompareState, createCompareState, valueIn } from './compare-state.ts'

/** demand with a chart of two lines: one that follows the people, one that never moves. */
const drawn = {
  ...demand,
  views: [
    {
      id: 'days',
      title: 'Days',
      draw: ({ outputs }: { readonly outputs: { readonly total: number | null } }) => ({
        title: 'Demand by day.',
        x: { label: 'Day', unit: 'day', scale: 'linear' },
        y: { label: 'Tokens', unit: 'token', scale: 'linear' },
        marks: [
          {
            type: 'line',
            label: 'demand',
            tone: 'inference',
            points: [
              [0, 0],
              [1, outputs.total ?? 0],
            ],
          },
          {
            type: 'line',
            label: 'limit',
            tone: 'quiet',
            points: [
              [0, 5],
              [1, 5],
            ],
          },
        ],
      }),
    },
  ],
} as unknown as typeof demand

const choices = [
  theBook,
  { id: 'elsewhere', title: 'Elsewhere', text: 'gpuHourPrice:3' },
  { id: 'long-tasks', title: 'Long tasks', text: 'turns:20,training-run.params:8e9,demand.people:50' },
]

const figureOf = (given: Assumptions = {}, assumptions: Assumptions = {}) =>
  createFigureState({
    calculator: drawn,
    catalogue: catalogue.map((each) => (each.id === 'demand' ? drawn : each)),
    figure: 'calc-demand',
    given,
    book,
    assumptions: signal(assumptions),
    here: signal({}),
    typed: {},
    change: () => undefined,
    changeHere: () => undefined,
    read: () => Promise.reject(new Error('Nothing is typed here.')),
  })

let open: CompareState | undefined
const compare = (figure: ReturnType<typeof figureOf>, asked = '') => {
  open = createCompareState(figure, signal(choices), asked, readAssumptions)
  return open
}
beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  open?.stop()
  vi.useRealTimers()
})

describe('what is compared at first', () => {
  test('is the book when the reader has changed something that counts', () => {
    expect(compare(figureOf({}, { turns: 20 })).choice.value.id).toBe('book')
  })
  test('is the first scenario that makes a difference here when nothing is changed', () => {
    expect(compare(figureOf()).choice.value.id).toBe('long-tasks')
    expect(compare(figureOf({}, { gpuHourPrice: 9 })).choice.value.id).toBe('long-tasks')
  })
  test('is what the link says', () => {
    expect(compare(figureOf(), 'elsewhere').choice.value.title).toBe('Elsewhere')
  })
})

describe('side by side', () => {
  test('the other scenario has its own result, and what cannot reach this calculator is no problem', () => {
    const state = compare(figureOf(), 'long-tasks')
    // 50 people × 20²; the reader’s own is 100 × 10².
    expect(state.other.value.outputs['total']).toBe(20_000)
    expect(state.problems.value).toEqual([])
    vi.advanceTimersByTime(200)
    // From 20,000 to 10,000: turns ÷ 4, people × 2.
    expect(state.explanation.value?.parts).toMatchObject([
      { key: 'turns', from: 20, part: expect.closeTo(0.25, 9) },
      { key: 'demand.people', from: 50, part: expect.closeTo(2, 9) },
    ])
  })
  test('what the page pins counts in both, and is named', () => {
    const state = compare(figureOf({ people: 7 }), 'long-tasks')
    expect(state.other.value.outputs['total']).toBe(7 * 400)
    expect(state.shadowed.value).toEqual(['people'])
  })
  test('an entry that means nothing is reported', () => {
    const state = createCompareState(figureOf(), signal([{ id: 'x', title: 'X', text: 'gone:3,turns:20' }]), 'x', readAssumptions)
    expect(state.problems.value.map(({ key }) => key)).toEqual(['gone'])
    expect(state.other.value.outputs['total']).toBe(40_000)
    state.stop()
  })
})

describe('the chart', () => {
  test('has the other line dashed under the scenario’s name, and not the line that both have', () => {
    const figure = figureOf()
    const state = compare(figure, 'long-tasks')
    expect(figure.chart.value?.marks.slice(2)).toEqual([
      {
        type: 'line',
        label: 'Long tasks',
        tone: 'inference',
        dashed: true,
        points: [
          [0, 0],
          [1, 20_000],
        ],
      },
    ])
    state.chosen.value = 'book'
    expect(figure.chart.value?.marks).toHaveLength(2)
  })
  test('is the reader’s own again when the panel closes', () => {
    const figure = figureOf()
    compare(figure, 'long-tasks').stop()
    expect(figure.chart.value?.marks).toHaveLength(2)
  })
})

test('a value that a scenario does not name is the book’s, or the calculator’s own', () => {
  const figure = figureOf()
  expect(valueIn('turns', undefined, figure, {})).toBe(10)
  expect(valueIn('demand.people', undefined, figure, {})).toBe(100)
  expect(valueIn('demand.people', 3, figure, {})).toBe(3)
  // From the task of a scenario with 20 turns.
  expect(valueIn('demand.tokensPerTask', undefined, figure, { turns: 20 })).toBe(400)
})
