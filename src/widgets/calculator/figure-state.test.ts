import { signal } from '@preact/signals-core'
import { describe, expect, test } from 'vitest'
import { calculator, choice, from, type InputValue, quantity, row, shared } from '../../calculators/spec/spec.ts'
import { say, typeset } from '../../quantities/print-quantity.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { readInput } from '../../scenario/parse-input.ts'
import { splitInputs } from '../../wording/input-facts.ts'
import { createFigureState } from './figure-state.ts'

const double = calculator({
  id: 'double',
  topic: 'training',
  order: 1,
  title: 'Double',
  question: 'How much is twice as much?',
  inputs: {
    model: row({ label: 'Model', table: 'models', default: 'small', fills: { params: 'params' } }),
    params: quantity({ label: 'Parameters', unit: 'parameter', default: 1, range: [1, 1e12], scale: 'log' }),
    price: shared('price', { limits: [0, 100] }),
    kind: choice({ label: 'Kind', options: [{ value: 'a', label: 'A' }], default: 'a' }),
    layers: quantity({ label: 'Layers', unit: 'layer', default: null, range: [1, 100], scale: 'linear' }),
  },
  outputs: { cost: { label: 'Cost', unit: 'USD' } },
  compute: ({ params, price }) => ({ cost: 2 * params * price }),
  says: ({ cost }) => say`It costs ${typeset(cost, 'USD')}.`,
  main: 'cost',
  views: [],
})
const chained = calculator({
  ...double,
  id: 'chained',
  inputs: { cost: quantity({ label: 'Cost', unit: 'USD', default: from('double', 'cost'), range: [1, 1e9], scale: 'log' }) },
  compute: ({ cost }) => ({ cost }),
})
const book: Book = {
  parameters: {
    price: {
      id: 'price',
      area: 'a',
      file: 'a',
      label: 'Price',
      unit: 'USD',
      best: 2,
      low: 1,
      high: 3,
      distribution: 'log-normal',
      asOf: '2026',
      sources: ['x'],
    },
  },
  tables: {
    models: [
      { id: 'small', name: 'Small', params: 10 },
      { id: 'large', name: 'Large', params: 100 },
    ],
  },
}

const stand = (given: Assumptions = {}, of = double) => {
  const assumptions = signal<Assumptions>({})
  const here = signal<Assumptions>({})
  const put = (target: typeof here, changes: Readonly<Record<string, InputValue | undefined>>) => {
    const next = { ...target.value, ...changes }
    target.value = Object.fromEntries(Object.entries(next).filter(([, value]) => value !== undefined)) as Assumptions
  }
  const state = createFigureState({
    calculator: of,
    catalogue: [double, chained],
    figure: `calc-${of.id}`,
    given,
    book,
    assumptions,
    here,
    typed: {},
    change: (changes) => put(assumptions, changes),
    changeHere: (name, value) => put(here, { [name]: value }),
    read: async (name, text) => readInput(of, name, text, book),
  })
  return { state, assumptions, here, cost: () => state.evaluation.value.outputs['cost'] }
}

describe('a figure that a reader changes', () => {
  test('a shared input changes the scenario under its own name, another under its calculator', () => {
    const { state, assumptions, cost } = stand()
    state.set('price', 3)
    state.set('params', 20)
    expect(assumptions.value).toEqual({ price: 3, 'double.params': 20 })
    expect(cost()).toBe(120) // 2 × 20 × 3
  })
  test('a value set back to what stands there anyway is no change', () => {
    const { state, assumptions } = stand()
    state.set('price', 3)
    state.set('price', 2)
    expect(assumptions.value).toEqual({})
  })
  test('what stands there anyway follows the rest of the scenario', () => {
    const { state, assumptions } = stand()
    state.set('params', 100) // 10 stands there, of the small model
    expect(assumptions.value).toEqual({ 'double.params': 100 })
    state.set('params', 10)
    assumptions.value = { 'double.model': 'large' }
    state.set('params', 10)
    expect(assumptions.value).toEqual({ 'double.model': 'large', 'double.params': 10 })
    state.set('params', 100)
    expect(assumptions.value).toEqual({ 'double.model': 'large' })
  })
  test('a drag evaluates what stands there anyway once, not at each movement', () => {
    let runs = 0
    const counted: typeof double = {
      ...double,
      compute: (received) => {
        runs += 1
        return double.compute(received)
      },
    }
    const { state } = stand({}, counted)
    for (const price of [2.1, 2.2, 2.3, 2.4]) state.set('price', price)
    expect(runs).toBe(1)
  })
  test('a pinned input moves in this figure only', () => {
    const { state, assumptions, here, cost } = stand({ params: 5 })
    state.set('params', 7)
    expect([assumptions.value, here.value, cost(), state.isChanged('params')]).toEqual([{}, { params: 7 }, 28, true]) // 2 × 7 × 2
    state.putBack('params')
    expect(cost()).toBe(20) // 2 × 5 × 2
  })
  test("another row drops the reader's changes to what it fills", () => {
    const { state, assumptions, cost } = stand()
    state.set('params', 20)
    state.set('model', 'large')
    expect(assumptions.value).toEqual({ 'double.model': 'large' })
    expect(cost()).toBe(400) // 2 × 100 × 2
  })
  test('a text that cannot be taken is explained, and the last good result stays', async () => {
    const { state, cost } = stand()
    for (const text of ['abc', '-5', '1e9']) {
      expect(await state.type('price', text)).toBe(false)
      expect(state.problems.value['price']?.message).toMatch(/\w/)
    }
    expect(cost()).toBe(40) // 2 × 10 × 2
    expect(await state.type('price', '$3')).toBe(true)
    expect([state.problems.value, cost()]).toEqual([{}, 60])
  })
  test('an empty field is none for an optional input, and the resting value for any other', async () => {
    const { state, assumptions } = stand()
    await state.type('layers', '80')
    await state.type('price', '3')
    await state.type('layers', '')
    await state.type('price', ' ')
    expect(assumptions.value).toEqual({})
  })
  test('a chain moves with what is upstream', () => {
    const { assumptions, cost } = stand({}, chained)
    assumptions.value = { price: 3 }
    expect(cost()).toBe(60) // 2 × 10 × 3
  })
  test('optional inputs fold, unless the note pins them', () => {
    expect(splitInputs(double, () => false).folded).toEqual(['layers'])
    expect(splitInputs(double, (name) => name === 'layers').folded).toEqual([])
  })
})
