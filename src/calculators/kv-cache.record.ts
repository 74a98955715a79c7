/** What kv-cache stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type InputValue, within } from './spec/spec.ts'

const grouped = (layers: number, kvHeads: number, headDim: number, kvBytes: number): Readonly<Record<string, InputValue>> => ({
  model: null,
  attention: 'mha-gqa',
  layers,
  kvHeads,
  headDim,
  kvBytes,
})

const perToken = (
  name: string,
  given: Readonly<Record<string, InputValue>>,
  bytes: number,
  tolerance: `${number}%`,
  source: string,
  locator: string,
): Case => ({
  name,
  given,
  expect: { bytesPerToken: within(bytes, tolerance) },
  source,
  locator,
})

export const kvCacheRecord: CalculatorRecord = {
  formula:
    '\\text{MHA, GQA: } 2\\,L\\,h_{kv}\\,d\\,b \\qquad \\text{MLA: } (d_{c} + d_{\\text{rope}})\\,L\\,b \\qquad \\text{bytes per token}',
  cases: [
    perToken('52B model, 64 layers of width 8192', grouped(64, 64, 128, 2), 2_097_152, '0.1%', 'chen2022', 'section on capacity'),
    perToken('GPT-2 XL, 48 layers of 25 heads', grouped(48, 25, 64, 2), 307_200, '0.1%', 'chen2022', 'formula; the shape is GPT-2’s'),
    perToken('Llama 3 70B, 8-bit cache', grouped(80, 8, 128, 1), 160 * 1024, '0.1%', 'austin2025', 'Serving LLaMA 3-70B'),
    perToken('Qwen2.5 72B', grouped(80, 8, 128, 2), 327_680, '0.1%', 'zhao2025', 'Table 1'),
    perToken('Llama 3.1 405B', grouped(126, 8, 128, 2), 516_096, '0.1%', 'zhao2025', 'Table 1'),
    perToken(
      'DeepSeek-V3',
      { model: null, attention: 'mla', layers: 61, latentDim: 512, ropeDim: 64, kvBytes: 2 },
      70_272,
      '0.1%',
      'zhao2025',
      'Table 1',
    ),
    {
      name: 'Llama 2 13B, one sequence of 8,192',
      given: { ...grouped(40, 40, 128, 2), contextTokens: 8192, batch: 1 },
      expect: { bytesPerSequence: within(6.7e9, '1%') },
      source: 'austin2025',
      locator: 'Inference',
    },
    {
      name: 'Llama 3 70B, 240 sequences of 32,768, 8-bit cache',
      given: { ...grouped(80, 8, 128, 1), contextTokens: 32_768, batch: 240 },
      expect: { bytesPerSequence: within(5.3e9, '2%'), totalBytes: within(1.3e12, '2%') },
      source: 'austin2025',
      locator: 'Serving LLaMA 3-70B',
      note: 'The chapter rounds 163,840 bytes a token to 162 kB.',
    },
  ],
  monotone: [
    { input: 'contextTokens', output: 'totalBytes', direction: 'rises', because: 'each token is kept' },
    { input: 'kvBytes', output: 'bytesPerToken', direction: 'rises', because: 'each value takes its bytes' },
  ],
  sources: ['chen2022', 'deepseek2024', 'austin2025'],
  caveats: [
    'A gigabyte is 10⁹ bytes here; a gibibyte (GiB) is 7.4 % more.',
    'Full attention in each layer. Sliding windows, shared layers and eviction hold less.',
    'Paging and alignment add a few per cent.',
  ],
}
