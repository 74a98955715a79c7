/** What training-compute stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const d1 = 'brown2020'

/** One row of a table that prints parameters, tokens, FLOP and PF-days. */
const gpt3Row = (
  name: string,
  params: number,
  tokens: number,
  k: number,
  flops: number,
  pfDays: number,
  tolerance: `${number}%` = '1%',
): Case => ({
  name,
  given: { params, tokens, flopsPerParamToken: k, layers: null, modelWidth: null, sequence: null },
  expect: { flops: within(flops, tolerance), pfDays: within(pfDays, tolerance) },
  source: d1,
  locator: 'Table D.1',
})

const palmRow = (
  name: string,
  params: number,
  layers: number,
  modelWidth: number,
  tokens: number,
  flops: number,
  pfDays: number,
): Case => ({
  name: `${name}, with attention`,
  given: { params, tokens, flopsPerParamToken: 6, layers, modelWidth, sequence: 2048 },
  expect: { flops: within(flops, '1%'), pfDays: within(pfDays, '1%') },
  source: 'chowdhery2022',
  locator: 'Table 22',
})

const plain = (
  name: string,
  params: number,
  tokens: number,
  flops: number,
  source: string,
  locator: string,
  tolerance: `${number}%`,
  note?: string,
): Case => ({
  name,
  given: { params, tokens, flopsPerParamToken: 6, layers: null, modelWidth: null, sequence: null },
  expect: { flops: within(flops, tolerance) },
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})

export const trainingComputeRecord: CalculatorRecord = {
  formula: 'C = k\\,N\\,D + \\frac{k}{6}\\cdot 12\\,L\\,w\\,s\\,D \\qquad k = 6',
  cases: [
    gpt3Row('T5-Small', 60e6, 1e12, 3, 1.8e20, 2.08),
    gpt3Row('T5-Base', 220e6, 1e12, 3, 6.6e20, 7.64),
    gpt3Row('T5-Large', 770e6, 1e12, 3, 2.31e21, 26.7),
    gpt3Row('T5-3B', 3e9, 1e12, 3, 9e21, 104),
    gpt3Row('T5-11B', 11e9, 1e12, 3, 3.3e22, 382),
    gpt3Row('BERT-Base', 109e6, 250e9, 6, 1.64e20, 1.89),
    gpt3Row('BERT-Large', 355e6, 250e9, 6, 5.33e20, 6.16),
    gpt3Row('RoBERTa-Base', 125e6, 2e12, 6, 1.5e21, 17.4),
    gpt3Row('RoBERTa-Large', 355e6, 2e12, 6, 4.26e21, 49.3),
    gpt3Row('GPT-3 Small', 125e6, 300e9, 6, 2.25e20, 2.6),
    gpt3Row('GPT-3 Medium', 356e6, 300e9, 6, 6.41e20, 7.42),
    gpt3Row('GPT-3 Large', 760e6, 300e9, 6, 1.37e21, 15.8),
    gpt3Row('GPT-3 2.7B', 2.65e9, 300e9, 6, 4.77e21, 55.2),
    gpt3Row('GPT-3 13B', 12.85e9, 300e9, 6, 2.31e22, 268),
    gpt3Row('GPT-3 175B', 174.6e9, 300e9, 6, 3.14e23, 3640),
    plain('PaLM 8B', 8e9, 780e9, 37.4e21, 'chowdhery2022', 'Table 21', '0.5%'),
    plain('PaLM 540B', 540e9, 780e9, 2527.2e21, 'chowdhery2022', 'Table 21', '0.5%'),
    plain('Chinchilla', 70e9, 1.4e12, 588e21, 'chowdhery2022', 'Table 21', '0.5%'),
    palmRow('PaLM 8B', 8.63e9, 32, 4096, 780e9, 4.29e22, 497),
    palmRow('PaLM 62B', 62.5e9, 64, 8192, 795e9, 3.08e23, 3570),
    palmRow('PaLM 540B', 540.35e9, 118, 12_288, 780e9, 2.56e24, 29_600),
    plain(
      'Gopher',
      280e9,
      300e9,
      5.76e23,
      'hoffmann2022',
      'Table 3, § 1',
      '15%',
      'Hoffmann et al. count every operation of Gopher; 6ND leaves out its attention and comes out lower.',
    ),
    plain('Llama 2 70B', 70e9, 2e12, 8.1e23, 'epoch2025', 'Llama 2 70B', '5%', 'The database rounds differently; 6ND gives 8.4e23.'),
    plain('Llama 3.1 405B', 405e9, 15.6e12, 3.8e25, 'dubey2024', '§ 3.2.1', '1%'),
    plain(
      'DeepSeek-V3, pre-training',
      37e9,
      14.8e12,
      3.29e24,
      'epoch2025',
      'DeepSeek-V3',
      '1%',
      'A mixture of experts: the 37 billion active parameters count, not all 671.',
    ),
  ],
  monotone: [
    { input: 'params', output: 'flops', direction: 'rises', because: 'each parameter works on each token' },
    { input: 'tokens', output: 'pfDays', direction: 'rises', because: 'each token passes through the model' },
  ],
  sources: ['kaplan2020', 'brown2020', 'chowdhery2022'],
  caveats: [
    'Embeddings, normalisation and the softmax are left out; for models beyond a billion parameters they are small.',
    'Without layers, attention width and sequence, attention is left out and the result is too low: by 1% for PaLM 540B at 2048 tokens, by 8% for Llama 3.1 405B at 8192, and by more for smaller models and longer sequences.',
    'Conventions differ on attention: Kaplan counts half of it (a causal average), PaLM and Megatron all of it, as here.',
    'For a mixture of experts give the active parameters.',
  ],
}
