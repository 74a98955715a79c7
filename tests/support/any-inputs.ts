/** Inputs for tests of any calculator: values within its sliders, and rows of small tables. */

import type { Calculator, Cells, Input } from '../../src/calculators/spec/spec.ts'
import fc from './fast-check.ts'

const h100: Cells = {
  id: 'h100-sxm',
  name: 'H100',
  bf16: 9.895e14,
  fp8: 1.979e15,
  fp4: null,
  int8: 1.979e15,
  memory: 8e10,
  bandwidth: 3.35e12,
  power: 700,
  price: 33_600,
}
const v5p: Cells = {
  id: 'tpu-v5p',
  name: 'TPU v5p',
  bf16: 4.59e14,
  fp8: null,
  fp4: null,
  int8: 9.18e14,
  memory: 9.5e10,
  bandwidth: 2.76e12,
  power: null,
  price: null,
}
const llama: Cells = {
  id: 'llama-3-70b',
  name: 'Llama 3 70B',
  params: 70e9,
  activeParams: 70e9,
  tokens: 15e12,
  heads: 64,
  attention: 'mha-gqa',
  latentDim: null,
  ropeDim: null,
}
const deepseek: Cells = { ...llama, id: 'deepseek-v3', name: 'DeepSeek-V3', attention: 'mla', latentDim: 512, ropeDim: 64 }
const run: Cells = { id: 'run', name: 'A run', flop: 1e24, chipHours: 1e6 }
const measured: Cells = { id: 'measured', name: 'A step', accelerator: 'h100-sxm', precision: 'bf16', chips: 8, mfu: 0.4 }
const rent: Cells = { id: 'rent', accelerator: 'tpu-v5p', date: '2026-10', providerKind: 'hyperscaler', price: 4.2, default: 'yes' }
const listed: Cells = {
  id: 'listed',
  name: 'A mid model',
  model: 'A mid model',
  modelRow: 'llama-3-70b',
  tier: 'mid',
  from: '2026-11-17',
  until: null,
  input: 2,
  cachedInput: 0.1,
  cacheWrite: 2.5,
  output: 10,
  longContextAbove: 272_000,
  longContextInput: 4,
  longContextOutput: 15,
  batchDiscount: 0.5,
}
/** A price list of two prices only, which no longer holds. */
const sparse: Cells = {
  ...listed,
  id: 'sparse',
  name: 'A small model',
  modelRow: null,
  tier: 'small',
  until: '2026-10',
  cachedInput: null,
  cacheWrite: null,
  longContextAbove: null,
  longContextInput: null,
  longContextOutput: null,
  batchDiscount: null,
}
export const tables: Readonly<Record<string, readonly Cells[]>> = {
  accelerators: [h100, v5p],
  models: [llama, deepseek],
  'rental-prices': [rent],
  'token-prices': [listed, sparse],
  'training-measurements': [measured],
  'training-runs': [run],
}

/** Inputs as `compute` receives them. */
export type Values = Readonly<Record<string, number | string | Cells | null>>

/** A value that the slider reaches. */
export const withinSlider = (low: number, high: number, scale: 'log' | 'linear', integer: boolean): fc.Arbitrary<number> =>
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => {
    const value = scale === 'log' ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low))) : low + share * (high - low)
    return integer ? Math.round(value) : value
  })

const arbitrary = (input: Input): fc.Arbitrary<number | string | Cells | null> => {
  if (input.kind === 'choice') return fc.constantFrom(...input.options.map(({ value }) => value))
  if (input.kind === 'row') return fc.constantFrom<Cells | null>(...(tables[input.table] ?? []), ...(input.default === null ? [null] : []))
  if (input.kind === 'text') return fc.constant(input.default)
  const [low, high] = input.range ?? [0, 1]
  const values = withinSlider(low, high, input.scale ?? 'linear', input.integer === true)
  return input.kind === 'quantity' && input.default === null ? fc.option(values) : values
}

export const inputsOf = (calculator: Calculator): readonly (readonly [string, Input])[] =>
  Object.entries(calculator.inputs as Record<string, Input>)
export const anyInput = (calculator: Calculator): fc.Arbitrary<Values> =>
  fc.record(Object.fromEntries(inputsOf(calculator).map(([name, input]) => [name, arbitrary(input)])))

/** What a view draws from, without a book. */
export const contextOf = (calculator: Calculator, inputs: Values) => ({
  inputs,
  outputs: calculator.compute(inputs),
  at: (changes: Values) => calculator.compute({ ...inputs, ...changes }),
  rows: (table: string) => tables[table] ?? [],
})
