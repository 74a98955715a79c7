// @vitest-environment happy-dom
/**
 * Protects what a reader gets from a chart beside its lines: values at the pointer and by the arrow keys, in words; the drawing that is shown
 * is up to date; the same data as a table.
 */
import { signal } from '@preact/signals-core'
import { h, render } from 'preact'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../../tests/support/eventually.ts'
import type { Chart, Mark } from '../../calculators/spec/chart.ts'
import { chart, current, landmark, line, optimum } from '../../calculators/spec/views.ts'
import { plainText } from '../../quantities/print-quantity.ts'
import { find } from '../calculator/figure.fixture.ts'
import { ChartFigure } from './chart.tsx'
import { startTable } from './chart-table.tsx'
import { narrow, placeChart, wide } from './place-chart.ts'
import { readAt, stopAfter, stopsOf, valueAt } from './read-chart.ts'

const whole = Array.from({ length: 11 }, (_, x) => x)
const axis = (label: string, scale: 'linear' | 'log' = 'linear') => ({ label, unit: 'none', scale }) as const
const of = (title: string, factor: number, ...others: readonly (readonly Mark[])[]): Chart =>
  chart(title, axis('Size'), axis('Cost'), [
    line(
      'ours',
      'main',
      whole.map((x) => [x, factor * x] as const),
    ),
    ...others,
  ])
/** Cost = 2 × size, for sizes of 0 to 10. */
const doubled = of('Cost grows with size.', 2, landmark('GPT-3', 'quiet', 3, 9), current('here', 'main', 4, 8))
const shown = signal<Chart | null>(doubled)

const drawings = () => find<HTMLElement>(document, '.chart-drawings')
const svg = (name: string) => find<SVGSVGElement>(document, `svg.chart-${name}`)
const reading = () => document.querySelector('.chart-reading')?.textContent?.replace(/[\u2009\u202f\u00a0]/g, ' ')
const press = (key: string): boolean => drawings().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
/** The pointer over a drawing that begins at pixel 100 and is half as wide as it was drawn for. */
const point = (name: 'wide' | 'narrow', x: number, type = 'pointermove', pointerType = 'mouse') => {
  const placed = placeChart(doubled, name === 'wide' ? wide : narrow)
  vi.spyOn(svg(name), 'getBoundingClientRect').mockReturnValue({ left: 100, width: placed.size.width / 2 } as DOMRect)
  const event = new PointerEvent(type, { clientX: 100 + placed.x(x) / 2, pointerType, bubbles: true })
  ;(type === 'pointerleave' ? drawings() : find<SVGPathElement>(svg(name), 'path')).dispatchEvent(event)
}

let resized: (() => void) | undefined
beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      constructor(run: () => void) {
        resized = run
      }
      observe = () => undefined
      disconnect = () => {
        resized = undefined
      }
    },
  )
  shown.value = doubled
  render(h(ChartFigure, { chart: shown, figure: 'calc-x' }), document.body)
})
afterEach(() => {
  render(null, document.body)
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('reading values', () => {
  test('by the pointer: the nearest value in words, marked in both drawings', async () => {
    expect(reading()).toBe('Cost grows with size.')
    point('wide', 4.9)
    await eventually(() => expect(reading()).toBe('Size 5ours 10'))
    for (const size of [wide, narrow]) {
      const placed = placeChart(doubled, size)
      const marked = svg(size.name).querySelector('.reading circle')
      expect(Number(marked?.getAttribute('cx'))).toBeCloseTo(placed.x(5), 0)
      expect(Number(marked?.getAttribute('cy'))).toBeCloseTo(placed.y(10), 0)
    }
  })
  test('on the narrow drawing by its own pixels, with the landmark that stands there', async () => {
    point('narrow', 3.1)
    await eventually(() => expect(reading()).toBe('Size 3ours 6GPT-3 9'))
  })
  test('ends when the pointer leaves; after a touch it stays', async () => {
    point('wide', 5)
    await eventually(() => expect(reading()).toContain('Size 5'))
    point('wide', 5, 'pointerleave', 'touch')
    await Promise.resolve()
    expect(reading()).toContain('Size 5')
    point('wide', 5, 'pointerleave')
    await Promise.resolve()
    expect(reading()).toBe('Cost grows with size.')
  })
  test('by keys: from the middle on, to both ends and not beyond; Escape ends it', async () => {
    press('ArrowRight')
    await eventually(() => expect(reading()).toBe('Size 6ours 12'))
    const afterKey = async (key: string) => {
      press(key)
      await Promise.resolve()
      return reading()
    }
    expect(await afterKey('ArrowLeft')).toBe('Size 5ours 10')
    expect(await afterKey('End')).toBe('Size 10ours 20')
    expect(await afterKey('ArrowRight')).toBe('Size 10ours 20')
    expect(await afterKey('Home')).toBe('Size 0ours 0')
    expect(await afterKey('PageUp')).toBe('Size 0ours 0')
    expect(await afterKey('PageDown')).toBe('Size 1ours 2')
    expect(await afterKey('Escape')).toBe('Cost grows with size.')
  })
  test('takes the keys that it uses from the page, and no others', () => {
    expect([press('ArrowRight'), press('End'), press('Tab'), press('ArrowDown'), press('a')]).toEqual([false, false, true, true, true])
  })
  test('follows the chart while it is on, and ends when the focus leaves', async () => {
    press('End')
    await eventually(() => expect(reading()).toBe('Size 10ours 20'))
    shown.value = of('Cost grows faster.', 3)
    await Promise.resolve()
    expect(reading()).toBe('Size 10ours 30')
    drawings().dispatchEvent(new FocusEvent('blur'))
    await Promise.resolve()
    expect(reading()).toBe('Cost grows faster.')
  })
  test('has no stop where a chart has nothing to read', async () => {
    shown.value = chart('Nothing.', axis('Size'), axis('Cost'), [])
    press('ArrowRight')
    await Promise.resolve()
    expect(reading()).toBe('Nothing.')
  })
})

describe('the drawings', () => {
  test('are described to a screen reader by the sentence of the chart', () => {
    for (const name of ['wide', 'narrow']) {
      const title = svg(name).getAttribute('aria-labelledby') ?? ''
      expect([title, document.getElementById(title)?.textContent]).toEqual([`calc-x-chart-${name}`, 'Cost grows with size.'])
    }
    expect(drawings().getAttribute('aria-label')).toBe('Chart: Cost grows with size. The arrow keys read its values.')
    expect(drawings().tabIndex).toBe(0)
  })
  test('tell the reader’s place, published ones and an optimum apart, and a dashed line from a full one', async () => {
    shown.value = of('Marks.', 2, landmark('GPT-3', 'quiet', 3, 9), current('here', 'main', 4, 8), optimum('best', 'second', 6, 12), [
      line(
        'other',
        'second',
        [
          [0, 1],
          [10, 1],
        ],
        true,
      ),
    ])
    await Promise.resolve()
    const radius = (role: string) => Number(svg('wide').querySelector(`circle.${role}`)?.getAttribute('r'))
    expect(radius('current')).toBeGreaterThan(radius('published'))
    const placed = placeChart(shown.value, wide)
    const [x, y] = [placed.x(6), placed.y(12)].map((at) => Math.round(at * 10) / 10) as [number, number]
    expect(svg('wide').querySelector('path.optimum')?.getAttribute('d')).toBe(`M${x} ${Math.round((y - 6) * 10) / 10}l6 6l-6 6l-6 -6z`)
    expect(svg('wide').querySelectorAll('path.line.dashed')).toHaveLength(1)
    expect([...svg('wide').querySelectorAll('g > title')].map((title) => title.textContent).sort()).toEqual(['GPT-3', 'best', 'here'])
  })
  test('that the style sheet hides wait until they are shown, or printed', async () => {
    const title = (name: string) => svg(name).querySelector('title')?.textContent
    const width = (name: string, pixels: number) => Object.defineProperty(svg(name), 'clientWidth', { value: pixels })
    width('wide', 620)
    width('narrow', 0)
    resized?.()
    shown.value = of('Cost grows faster.', 3)
    await Promise.resolve()
    expect([title('wide'), title('narrow')]).toEqual(['Cost grows faster.', 'Cost grows with size.'])
    dispatchEvent(new Event('beforeprint'))
    await Promise.resolve()
    expect(title('narrow')).toBe('Cost grows faster.')
  })
  test('are gone with the chart, and watch the window no longer', async () => {
    shown.value = null
    await Promise.resolve()
    expect(document.body.textContent).toBe('')
    render(null, document.body)
    expect(resized).toBeUndefined()
  })
})

describe('a line’s value between two points', () => {
  test('is straight on the axes as drawn', () => {
    const at = (scale: 'linear' | 'log', x: number) =>
      valueAt(
        [
          [1, 1],
          [100, 10_000],
        ],
        x,
        chart('', axis('', scale), axis('', scale), []),
      )
    // On linear axes half way of 99 is half way of 9999; on logarithmic ones y = x².
    expect(at('linear', 50.5)).toBeCloseTo(5000.5, 9)
    expect(at('log', 10)).toBeCloseTo(100, 9)
    expect([at('log', 1), at('log', 100)]).toEqual([1, 10_000])
  })
  test('is none outside of the line', () => {
    const { x, y } = doubled
    const points = [
      [1, 1],
      [2, 2],
    ] as const
    expect([valueAt(points, 0.5, { ...doubled, x, y }), valueAt(points, 2.5, doubled)]).toEqual([null, null])
  })
  test('outside of the plot is not read', () => {
    const cut = { ...doubled, y: { ...doubled.y, domain: [0, 10] as const } }
    expect(readAt(placeChart(cut, wide), 3).entries.map(({ label, y }) => `${label} ${plainText(y)}`)).toEqual(['ours 6', 'GPT-3 9'])
    expect(readAt(placeChart(cut, wide), 8).entries).toEqual([])
  })
})

describe('the stops', () => {
  test('are those of the longest line, once and in order; without lines those of the points', () => {
    const points = chart('', axis('Size'), axis('Cost'), [
      landmark('b', 'quiet', 7, 1),
      landmark('a', 'quiet', 2, 5),
      landmark('c', 'quiet', 7, 3),
    ])
    expect(stopsOf(placeChart(points, wide))).toEqual([2, 7])
    const lines = chart('', axis('Size'), axis('Cost'), [
      line('short', 'main', [
        [0, 1],
        [9, 1],
      ]),
      line('long', 'main', [
        [5, 1],
        [1, 2],
        [8, 3],
      ]),
    ])
    expect(stopsOf(placeChart(lines, wide))).toEqual([1, 5, 8])
  })
  test('are a tenth apart by page', () => {
    expect([stopAfter('PageDown', 0, 41), stopAfter('PageUp', 20, 41), stopAfter('PageDown', 39, 41), stopAfter('x', 3, 41)]).toEqual([
      4,
      16,
      40,
      null,
    ])
  })
})

describe('the table', () => {
  test('has title, axes and values of the chart, and follows it in place of what the build wrote', async () => {
    const place = document.createElement('div')
    place.innerHTML = '<table><caption>Built</caption></table>'
    const band: Mark = {
      type: 'area',
      label: 'range',
      tone: 'main',
      points: [
        [1, 2, 3],
        [2, 4, 6],
      ],
    }
    const of3 = signal<Chart | null>(chart('One.', axis('Size'), axis('Cost'), [landmark('GPT-3', 'quiet', 3, 9), band]))
    startTable(place, of3)
    const rows = () => [...place.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent))
    expect(place.querySelectorAll('table')).toHaveLength(1)
    expect(place.querySelector('caption')?.textContent).toBe('One.')
    expect(rows()).toEqual([
      ['Series', 'Size', 'Cost'],
      ['GPT-3', '3', '9'],
      ['range', '1', '2 to 3'],
      ['range', '2', '4 to 6'],
    ])
    of3.value = chart('Two.', axis('Size'), axis('Cost'), [landmark('GPT-4', 'quiet', 5, 7)])
    await Promise.resolve()
    expect(rows().slice(1)).toEqual([['GPT-4', '5', '7']])
    of3.value = null
    await Promise.resolve()
    expect(place.textContent).toBe('')
  })
})
