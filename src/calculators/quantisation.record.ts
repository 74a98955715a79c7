/** What quantisation stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const v5e = (name: string, bits: number, accelerators: number, expect: Case['expect'], note?: string): Case => ({
  name,
  given: { totalParams: 70e9, bits, accelerator: 'tpu-v5e', precision: 'bf16', accelerators, memoryUse: 1 },
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
  ],
  monotone: [
    { input: 'memoryUse', output: 'minAccelerators', direction: 'falls', because: 'each may be filled further' },
    { input: 'bits', output: 'totalWeightBytes', direction: 'rises', because: 'each weight takes its bits' },
    { input: 'accelerators', output: 'timePerOutputTokenBound', direction: 'falls', because: 'each reads its part' },
  ],
  sources: ['austin2025', 'lin2023', 'frantar2022'],
  caveats: [
    'Weights only: the key-value cache, which has its own precision, takes memory and time besides.',
    'The whole bandwidth is taken as used, so the time is a bound; real steps reach about two thirds of it.',
    'When arithmetic decides, as in prefill and large batches, fewer bits help only if the chip multiplies in that format.',
    'The loss of quality is not in these numbers: small at 8 bits, noticeable at 4, and larger for models trained on more tokens per parameter.',
  ],
}
