import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { calculators } from '../../calculators/index.ts'
import { readNotebook } from '../../notes/notebook/notebook.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { describeClaim, describeValue } from '../../wording/prose-text.ts'
import { drawCalculator } from './draw-calculator.tsx'

let book: Book
beforeAll(async () => {
  book = (await readNotebook(fileURLToPath(new URL('../../../content', import.meta.url)))).book
})

describe('what the build draws', () => {
  test('needs no inline style, no handler and no script, and has a chart on two sizes', () => {
    for (const calculator of calculators) {
      const { widget, table } = drawCalculator(calculator, `calc-${calculator.id}`, {}, book, calculators)
      expect(widget + table).not.toMatch(/\sstyle=|\son\w+=|<script|NaN|Infinity|undefined|\d[eE]\+\d/)
      expect(widget).toContain('class="chart-wide"')
      expect(widget).toContain('class="chart-narrow"')
    }
  })
  test('is drawn whatever a parameter holds', () => {
    const ids = ['activeParams', 'people', 'trainingFlopsPerYear', 'trainingMfu']
    for (const id of ids)
      for (const best of [0, 1e-300, 1e300]) {
        const parameter = { ...book.parameters[id], best, low: best, high: best } as Book['parameters'][string]
        const extreme = { ...book, parameters: { ...book.parameters, [id]: parameter } }
        for (const calculator of calculators)
          expect(() => drawCalculator(calculator, 'calc-x', {}, extreme, calculators), `${id} ${best}`).not.toThrow()
      }
  })
  test('labels every control', () => {
    for (const calculator of calculators) {
      const { widget } = drawCalculator(calculator, `calc-${calculator.id}`, {}, book, calculators)
      const labels = new Set([...widget.matchAll(/<label for="([^"]+)"/g)].map((match) => match[1]))
      const ids = [...widget.matchAll(/<(?:input|select) id="([^"]+)"/g)].map((match) => match[1])
      expect(ids.length).toBeGreaterThan(0)
      for (const id of ids) expect(labels.has(id)).toBe(true)
    }
  })
  test('says at a shared parameter where else it counts', () => {
    const run = calculators.filter(({ id }) => id === 'training-run')
    const [widget = ''] = run.map((calculator) => drawCalculator(calculator, 'calc-x', {}, book, calculators).widget)
    const [price = ''] = [...widget.matchAll(/<details class="shared-sign">.*?<\/details>/gs)]
      .map(([sign]) => sign)
      .filter((sign) => sign.includes('gpuHourPrice'))
    expect(price).toContain('href="/calculators/serving-cost/"')
    expect(price).not.toContain('href="/calculators/training-run/"')
  })
  test('is the same twice', () => {
    const draw = () => calculators.map((calculator) => drawCalculator(calculator, 'calc-x', {}, book, calculators).widget)
    expect(draw()).toEqual(draw())
  })
})

describe('words in prose', () => {
  const use = { calculator: 'training-compute', output: 'flops', given: { params: 70e9, tokens: 1.4e12 } }
  test('a value is typeset: 6 · 70e9 · 1.4e12 = 5.88e23', () => {
    expect(describeValue(use, {}, book, calculators)?.text).toMatchObject({ exponent: '23' })
    expect(describeValue(use, {}, book, calculators)?.value).toBeCloseTo(5.88e23, -20)
  })
  test('another unit of the same kind converts it: 5.88e23 ÷ 8.64e19 = 6 806 PF-days', () => {
    expect(Number(describeValue({ ...use, unit: 'PF-day' }, {}, book, calculators)?.value)).toBeCloseTo(6805.6, 1)
  })
  test('an unknown calculator or output says nothing', () => {
    expect(describeValue({ ...use, output: 'no' }, {}, book, calculators)).toBeNull()
    expect(describeClaim('not a condition', {}, book, calculators)).toBeNull()
  })
  test('a claim has a word and a margin, and flips with the scenario', () => {
    const claim = 'training-compute.flops(tokens=1.4T) > 1e23'
    expect(describeClaim(claim, {}, book, calculators)).toMatchObject({ verdict: 'holds', word: 'Holds' })
    expect(describeClaim(claim, { 'training-compute.params': 1e9 }, book, calculators)?.verdict).toBe('fails')
  })
})
