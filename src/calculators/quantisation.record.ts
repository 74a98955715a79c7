/** What quantisation stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const v5e = (name: string, bits: number, accelerators: number, expect: Case['expect'], note?: string): Case => ({
  name,
  given: { totalParams: 70e9, weightFormat: 'custom', bits, accelerator: 'tpu-v5e', precision: 'bf16', accelerators, memoryUse: 1 },
  expect,
  source: 'austin2025',
  locator: 'Serving LLaMA 3-70B',
  ...(note === undefined ? {} : { note }),
})

export const quantisationRecord: CalculatorRecord = {
  formula:
    'W = \\frac{N b}{8} \\qquad n_{\\min} = \\left\\lceil \\frac{W}{M\\,u} \\right\\rceil \\qquad t \\ge \\frac{W}{n\\,\\text{BW}} \\qquad \\text{speed-up} \\le \\frac{16}{b}',
  cases: [
    v5e(
      'Llama 3 70B in bf16',
      16,
      16,
      { totalWeightBytes: within(140e9, '0.1%'), minAccelerators: within(9, '0.1%') },
      'Published as 8.75 chips.',
    ),
    v5e(
      'Llama 3 70B in int8',
      8,
      8,
      { totalWeightBytes: within(70e9, '0.1%'), minAccelerators: within(5, '0.1%') },
      'Published as 4.38 chips.',
    ),
    v5e(
      'Llama 3 70B in int4',
      4,
      4,
      { minAccelerators: within(3, '0.1%'), timePerOutputTokenBound: within(0.01, '10%') },
      'Published as 2.81 chips, from weights of 45 GB where 70 billion half-bytes are 35 GB; both need three. The time is given as “about 10 ms”.',
    ),
    {
      name: 'Llama 3.1 70B in Q4_K_M',
      given: { totalParams: 70.6e9, weightFormat: 'q4-k-m', accelerator: 'a100-40gb', memoryUse: 0.9 },
      expect: { totalWeightBytes: within(42.52e9, '1%'), minAccelerators: within(2, '0.1%') },
      source: 'bartowski2024',
      locator: 'Meta-Llama-3.1-70B-Instruct-Q4_K_M.gguf',
      note: 'The size of the file; that one A100 of 40 GB does not hold it with a tenth in reserve is worked by hand: 0.9 × 42.95 GB.',
    },
    {
      name: 'Llama 3.1 8B in Q6_K',
      given: { totalParams: 8.03e9, weightFormat: 'q6-k' },
      expect: { totalWeightBytes: within(6.14 * 2 ** 30, '0.5%') },
      source: 'llamacpp2026',
      locator: 'tools/quantize/README.md, table of Llama 3.1 8B',
      note: 'The bits at this size come from the same table.',
    },
    {
      name: 'gpt-oss-120b in mxfp4',
      given: { totalParams: 116.83e9, weightFormat: 'mxfp4' },
      expect: { totalWeightBytes: within(60.8 * 2 ** 30, '1%') },
      source: 'openai2025gptoss',
      locator: 'Table 1',
    },
  ],
  monotone: [
    { input: 'memoryUse', output: 'minAccelerators', direction: 'falls', because: 'each may be filled further' },
    {
      ...{ input: 'bits', output: 'totalWeightBytes', direction: 'rises', because: 'each weight takes its bits' },
      given: { weightFormat: 'custom' },
    },
    { input: 'accelerators', output: 'timePerOutputTokenBound', direction: 'falls', because: 'each reads its part' },
  ],
  sources: ['austin2025', 'lin2023', 'frantar2022', 'dettmers2023', 'llamacpp2026', 'bartowski2024', 'nvidia2025nvfp4'],
  caveats: [
    'Bits of named formats were read from files of 8B and 70B models; a model with a larger vocabulary keeps more in 16 bits and takes up to a tenth more.',
    'Weights only: the key-value cache, which has its own precision, takes memory and time besides.',
    'The whole bandwidth is taken as used, so the time is a bound; real steps reach about two thirds of it.',
    'When arithmetic decides, as in prefill and large batches, fewer bits help only if the chip multiplies in that format.',
    'The loss of quality is not in these numbers: small at 8 bits, noticeable at 4, and larger for models trained on more tokens per parameter.',
  ],
}
