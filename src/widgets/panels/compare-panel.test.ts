// @vitest-environment happy-dom
/**
 * Protects what a reader sees who compares: both results and their ratio, which assumption explains how much of the gap, why there is nothing
 * to explain where there is none, and a link that shows others the same.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../../tests/support/eventually.ts'
import { trainingRun } from '../../calculators/training-run.ts'
import type { Assumptions } from '../../scenario/parameter-book.ts'
import { book, fetchFrom, find, placeFigure, plainSpaces, readerOf, startFigure } from '../calculator/figure.fixture.ts'

const scenario = (id: string, title: string, text: string) => ({ id, title, summary: '', text })
/** The reader's own is $1.4 M: see the fixture. */
const scenarios = [
  scenario('same', 'Only other things', 'people:5'),
  // Twice the parameters at twice the price: $5.6 M.
  scenario('frontier', 'Frontier', 'gpuHourPrice:6,training-run.params:140e9'),
  scenario('fp4', 'Four bits', 'training-run.precision:fp4'),
  scenario('odd', 'Odd', 'gone:3,gpuHourPrice:1.5'),
]
const files = { '/api/book.json': book, '/api/scenarios.json': { version: '2026-11-21', scenarios, history: {} } }

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetchFrom(files))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  document.body.replaceChildren()
  localStorage.clear()
})

/** A figure with the panel open, beside this scenario. */
const compare = async (against = '', given: Assumptions = {}) => {
  history.replaceState(null, '', `/notes/a/?show=calc-training-run.compare:${against}`)
  const root = placeFigure(trainingRun, given)
  await startFigure(root)
  const reader = readerOf(root)
  const panel = reader.panel('compare')
  await eventually(() => expect(panel.querySelector('table')).not.toBeNull())
  vi.advanceTimersByTime(200)
  await Promise.resolve()
  const rows = (table: string) =>
    [...panel.querySelectorAll(`.${table} tbody tr`)].map((row) => [...row.children].map((cell) => plainSpaces(cell.textContent)))
  const select = (name: string) => find<HTMLSelectElement>(panel, name)
  const choose = async (list: HTMLSelectElement, value: string) => {
    list.value = value
    list.dispatchEvent(new Event('change', { bubbles: true }))
    await Promise.resolve()
    vi.advanceTimersByTime(200)
    await Promise.resolve()
  }
  return {
    ...reader,
    root,
    panel,
    rows,
    words: () => reader.textOf('.compare-words'),
    notes: () => [...panel.querySelectorAll('.compare-note')].map((note) => plainSpaces(note.textContent)),
    with: (id: string) => choose(select('.compare-with select'), id),
    explain: (output: string) => choose(select('.compare-what select'), output),
    chosen: () => select('.compare-with select').selectedOptions[0]?.textContent,
    offered: () => [...select('.compare-with select').options].map((option) => option.textContent),
  }
}

describe('side by side', () => {
  test('stand both results and how many times one is the other', async () => {
    const { rows } = await compare('frontier')
    expect(rows('compare-results').slice(0, 4)).toEqual([
      ['Training compute', '1.68 × 10²⁴ FLOP', '8.4 × 10²³ FLOP', '÷ 2'],
      ['Accelerator-hours', '933 000 GPU-hours', '467 000 GPU-hours', '÷ 2'],
      ['Duration', '19 days', '9.49 days', '÷ 2'],
      ['Rent', '$5.6 M', '$1.4 M', '÷ 4'],
    ])
  })
  test('what is equal is called the same', async () => {
    const { rows } = await compare('odd')
    expect(rows('compare-results')[1]?.at(-1)).toBe('the same')
    expect(rows('compare-results')[3]?.slice(1)).toEqual(['$700 000', '$1.4 M', '× 2'])
  })
  test('the scenarios of the notebook and the reader’s own can be chosen, also one kept meanwhile in another tab', async () => {
    const mine = { name: 'Mine', text: 'gpuHourPrice:12' }
    localStorage.setItem('scenarios', JSON.stringify([mine]))
    const { offered, chosen, with: compareWith, rows } = await compare('frontier')
    expect(offered()).toEqual(['The book', 'Only other things', 'Frontier', 'Four bits', 'Odd', 'Mine'])
    await compareWith('mine;Mine;gpuHourPrice:12')
    expect(rows('compare-results')[3]?.slice(1)).toEqual(['$5.6 M', '$1.4 M', '÷ 4'])
    localStorage.setItem('scenarios', JSON.stringify([mine, { name: 'Later', text: 'gpuHourPrice:2' }]))
    dispatchEvent(new StorageEvent('storage', { key: 'scenarios' }))
    await Promise.resolve()
    expect(offered().slice(5)).toEqual(['Later', 'Mine'])
    expect(chosen()).toBe('Mine')
  })
  test('without a choice the first that makes a difference is compared with', async () => {
    const { chosen } = await compare()
    expect(chosen()).toBe('Frontier')
  })
  test('an input that the note sets is set in both, and named', async () => {
    const { rows, notes } = await compare('frontier', { params: 70e9 })
    expect(rows('compare-results')[3]?.slice(1)).toEqual(['$2.8 M', '$1.4 M', '÷ 2'])
    expect(notes()).toContain('Set by this page in both: parameters.')
  })
  test('an entry that means nothing is named', async () => {
    const { notes } = await compare('odd')
    expect(notes()[0]).toMatch(/^“gone:3” is left out\. /)
  })
})

describe('the gap', () => {
  test('is shared out between the assumptions, each with its values on both sides', async () => {
    const { words, rows, notes } = await compare('frontier')
    expect(words()).toMatch(/^Of the factor ÷ 4, (price of a GPU-hour|parameters \(training run\)) explains ÷ 2 and .* ÷ 2\.$/)
    expect([...rows('compare-parts')].sort()).toEqual([
      ['Parameters (training run)140 B parameters → 70 B parameters', '÷ 2', '50 %'],
      ['Price of a GPU-hour$6 an hour → $3 an hour', '÷ 2', '50 %'],
    ])
    expect(notes().at(-1)).toMatch(/averaged over every order .* the effects multiply to the whole/)
  })
  test('of another result is explained by what reaches it', async () => {
    const { explain, words, rows } = await compare('frontier')
    await explain('days')
    expect(words()).toBe('Parameters (training run) explains the whole difference.')
    expect(rows('compare-parts')).toEqual([['Parameters (training run)140 B parameters → 70 B parameters', '÷ 2', '100 %']])
  })
  test('follows the reader’s own values, after a rest', async () => {
    const { drag, rows, words } = await compare('odd')
    expect(words()).toBe('Price of a GPU-hour explains the whole difference.')
    // To $10 an hour: from $1.5 a factor of 6.67.
    drag('gpuHourPrice', 400)
    await Promise.resolve()
    vi.advanceTimersByTime(100)
    await Promise.resolve()
    expect(rows('compare-results')[3]?.slice(1)).toEqual(['$700 000', '$4.67 M', '× 6.7'])
    expect(rows('compare-parts')[0]?.[1]).toBe('× 2')
    vi.advanceTimersByTime(100)
    await Promise.resolve()
    expect(rows('compare-parts')[0]).toEqual(['Price of a GPU-hour$1.50 an hour → $10 an hour', '× 6.7', '100 %'])
  })
  test('is none where nothing differs, and where one has no number; the panel says which', async () => {
    const { with: compareWith, words, rows } = await compare('book')
    expect(words()).toMatch(/^Nothing that counts here differs between yours and “The book”\. Move an assumption/)
    await compareWith('fp4')
    expect(words()).toBe('One of the two has no number here, so there is no gap to explain.')
    expect(rows('compare-results')[3]?.slice(1)).toEqual(['none', '$1.4 M', 'differs'])
  })
})

describe('the panel', () => {
  test('draws the other line into the chart under the scenario’s name, until it closes', async () => {
    const { root, panel } = await compare('frontier')
    const labels = () => [...root.querySelectorAll('svg.chart-wide .mark-label')].map((label) => label.textContent)
    await eventually(() => expect(labels()).toContain('Frontier'))
    expect(root.querySelectorAll('svg.chart-wide .line.dashed')).toHaveLength(1)
    panel.open = false
    await eventually(() => expect(labels()).not.toContain('Frontier'))
    expect(panel.querySelector('table')).toBeNull()
  })
  test('keeps what is chosen in the address, and opens again with it', async () => {
    const { with: compareWith, panel, chosen } = await compare('frontier')
    await compareWith('odd')
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('?show=calc-training-run.compare:odd')
    panel.open = false
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('')
    panel.open = true
    await eventually(() => expect(chosen()).toBe('Odd'))
  })
  test('leads to the dialog of scenarios', async () => {
    const { button } = await compare('frontier')
    button('Use or keep a scenario…').click()
    await eventually(() => expect(document.querySelector('dialog')?.open).toBe(true))
    await eventually(() => expect(document.querySelector('dialog')?.textContent).toContain('Four bits'))
  })
  test('says why when the scenarios cannot be had', async () => {
    vi.stubGlobal('fetch', fetchFrom({ '/api/book.json': book }))
    history.replaceState(null, '', '/?show=calc-training-run.compare:')
    const root = placeFigure(trainingRun)
    await startFigure(root)
    await eventually(() => expect(readerOf(root).textOf('[data-panel="compare"] .panel')).toBe('The scenarios could not be loaded (404).'))
  })
})
