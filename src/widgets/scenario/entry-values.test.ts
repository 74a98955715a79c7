/** Protects that a control's value counts as it is, without parsing, for as long as its entry stands in the scenario. */
import { beforeEach, expect, test, vi } from 'vitest'
import { joinEntries } from '../../scenario/scenario-text.ts'
import { entryValues, knownValues, setValueHere, setValues } from './entry-values.ts'

const store = vi.hoisted(() => ({ set: vi.fn(), setHere: vi.fn() }))
vi.mock('./browser-scenario.ts', () => ({ scenario: store }))

beforeEach(() => entryValues.clear())

test('a control writes texts into the scenario, and their values are known', () => {
  setValues({ gpuHourPrice: 3, 'training-run.params': 8e9, 'serve.chip': 'a, b', 'serve.extra': null, turns: undefined })
  const written = { gpuHourPrice: '3', 'training-run.params': '8e9', 'serve.chip': 'a%2C%20b', 'serve.extra': 'none', turns: null }
  expect(store.set).toHaveBeenCalledWith(written)
  const { turns: _, ...entries } = written
  expect(knownValues(joinEntries(entries))).toEqual({
    gpuHourPrice: 3,
    'training-run.params': 8e9,
    'serve.chip': 'a, b',
    'serve.extra': null,
  })
})

test('a text that no control wrote has no value until it is parsed', () => {
  setValues({ gpuHourPrice: 3 })
  expect(knownValues('gpuHourPrice:4,turns:12')).toEqual({})
})

test('undo brings back an entry whose value is known', () => {
  setValues({ gpuHourPrice: 3 })
  setValues({ gpuHourPrice: 4 })
  expect(knownValues('gpuHourPrice:3')).toEqual({ gpuHourPrice: 3 })
})

test('values in one figure are known by the names of its inputs', () => {
  setValueHere('calc-training-run.params', 7)
  setValueHere('calc-training-run-2.params', 8)
  expect(store.setHere).toHaveBeenCalledWith('calc-training-run.params', '7')
  expect(knownValues('calc-training-run.params:7,calc-training-run-2.params:8', 'calc-training-run.')).toEqual({ params: 7 })
})
