/** Published training runs, each with every input pinned that the expected figures depend on. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type InputValue, type Within, within } from './spec/spec.ts'

type Given = Readonly<Record<string, InputValue>>

const pinned = (params: number, tokens: number, accelerator: string, trainingMfu: number, more: Given = {}): Given => ({
  params,
  tokens,
  compute: null,
  layers: null,
  modelWidth: null,
  sequence: null,
  accelerator,
  precision: 'bf16',
  trainingMfu,
  ...more,
})

/** Model cards count TDP × hours; Meta's then multiply by a PUE of 1.1. */
const card = (gridIntensity: number, pue = 1.1): Given => ({ pue, powerShare: 1, gridIntensity })

const implied = 'The utilisation is the one that the published hours imply, so the hours close by construction; energy and carbon do not.'

const megatron = (name: string, params: number, tokens: number, accelerators: number, teraflops: number, days: number): Case => ({
  name,
  // Measured FLOP include the forward pass computed twice, 8 per parameter and token: 6 ÷ 8 of them are the model's own.
  given: pinned(params, tokens, 'a100-80gb', (teraflops * 1e12 * 6) / 8 / 3.12e14, { accelerators }),
  expect: { days: within(days, '4%') },
  source: 'narayanan2021',
  locator: 'Table 2, § 5.1',
  note: 'The throughput is measured with recomputation, of which 6 ÷ 8 is useful; the paper also counts attention, about 2 %.',
})

const run = (
  name: string,
  given: Given,
  expect: Readonly<Record<string, Within>>,
  source: string,
  locator: string,
  note?: string,
): Case => ({
  name,
  given,
  expect,
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})

export const trainingRunRecord: CalculatorRecord = {
  formula:
    'C = 6ND + 12\\,L\\,w\\,s\\,D \\qquad h = \\frac{C}{F_{\\text{peak}} \\cdot \\text{MFU} \\cdot 3600} \\qquad \\text{cost} = h \\cdot p \\qquad \\text{kWh} = \\frac{h \\cdot \\text{TDP} \\cdot s \\cdot \\text{PUE}}{1000}',
  cases: [
    run('Llama 2 7B', pinned(7e9, 2e12, 'a100-80gb', 0.406), { gpuHours: within(184_320, '15%') }, 'touvron2023', 'Table 2', implied),
    run(
      'Llama 2 70B',
      pinned(70e9, 2e12, 'a100-80gb', 0.435, card(0.385)),
      { gpuHours: within(1_720_320, '15%'), carbonTonnes: within(291.42, '2%') },
      'touvron2023',
      'Table 2',
      implied,
    ),
    run(
      'Llama 3 8B',
      pinned(8e9, 15e12, 'h100-sxm', 0.156, card(0.385)),
      { gpuHours: within(1.3e6, '15%'), carbonTonnes: within(390, '3%') },
      'meta2024',
      'Llama 3 model card',
      implied,
    ),
    run(
      'Llama 3 70B',
      pinned(70e9, 15e12, 'h100-sxm', 0.276, card(0.385)),
      { gpuHours: within(6.4e6, '15%'), carbonTonnes: within(1900, '3%') },
      'meta2024',
      'Llama 3 model card',
      implied,
    ),
    run(
      'Llama 3.1 8B',
      pinned(8e9, 15e12, 'h100-sxm', 0.1384, card(0.376)),
      { gpuHours: within(1.46e6, '15%'), carbonTonnes: within(420, '3%') },
      'meta2024',
      'Llama 3.1 model card',
      implied,
    ),
    run(
      'Llama 3.1 70B',
      pinned(70e9, 15e12, 'h100-sxm', 0.2527, card(0.376)),
      { gpuHours: within(7e6, '15%'), carbonTonnes: within(2040, '3%') },
      'meta2024',
      'Llama 3.1 model card',
      implied,
    ),
    run(
      'Llama 3.1 405B',
      pinned(405e9, 15.6e12, 'h100-sxm', 0.345, { accelerators: 16_384, ...card(0.376) }),
      { flops: within(3.8e25, '1%'), gpuHours: within(30.84e6, '15%'), carbonTonnes: within(8930, '3%') },
      'meta2024',
      'Llama 3.1 model card',
      `${implied} The grid intensity is that of the other Llama 3.1 cards.`,
    ),
    run(
      'DeepSeek-V3, pre-training',
      { ...pinned(37e9, 14.8e12, 'h800-sxm', 0.173, { accelerators: 2048, gpuHourPrice: 2 }), precision: 'fp8' },
      { gpuHours: within(2_664_000, '5%'), days: within(54.2, '5%'), cost: within(5.328e6, '5%') },
      'deepseek2024',
      '§ 1, Table 1',
      'Utilisation against the fp8 peak, implied by the hours; by other conventions the same run has 19.5 or 22.4 %. Active parameters.',
    ),
    run(
      'GPT-3 175B',
      pinned(174.6e9, 300e9, 'v100-sxm', 0.1968, { pue: 1.1, powerShare: 1.1, gridIntensity: 0.429 }),
      { gpuHours: within(3.552e6, '1%'), energyKwh: within(1_287_000, '1%'), carbonTonnes: within(552, '1%') },
      'patterson2021',
      'Table 4',
      '330 W measured a chip of 300 W, so a power share of 1.1.',
    ),
    run(
      'PaLM 540B, all charged hours',
      pinned(540.35e9, 780e9, 'tpu-v4', 0.304),
      { flops: within(2.5272e24, '1%'), gpuHours: within(8_404_992, '2%') },
      'chowdhery2022',
      'Table 21, App. B',
      'Over all charged hours, implied; the step utilisation of 46.2 % would give a third fewer hours.',
    ),
    run(
      'BLOOM 176B',
      pinned(176e9, 3.466e11, 'a100-80gb', 0.3009, card(0.057, 1)),
      { gpuHours: within(1_082_990, '2%'), energyKwh: within(433_196, '2%'), carbonTonnes: within(24.7, '2%') },
      'luccioni2022',
      'Tables 2 to 4',
      `${implied} Tokens are those of Epoch’s 3.66e23 FLOP. Idle power and the making of the machines bring the total to 50.5 tonnes.`,
    ),
    run(
      'GPT-4, as Epoch estimates it',
      pinned(280e9, 1.25e13, 'a100-40gb', 0.34, { accelerators: 25_000 }),
      { flops: within(2.1e25, '1%'), gpuHours: within(57e6, '5%') },
      'epoch2025',
      'GPT-4',
      'Estimates throughout. Parameters and tokens are one pair that gives 2.1e25 FLOP; neither is published.',
    ),
    run(
      '70B on 15T tokens, a lecture’s example',
      pinned(70e9, 15e12, 'h100-sxm', 0.5, { accelerators: 1024 }),
      { days: within(144, '1%') },
      'liang2025',
      'Lecture 2',
    ),
    run(
      '70B on 15T tokens, 4,096 H100',
      pinned(70e9, 15e12, 'h100-sxm', 0.45, { accelerators: 4096 }),
      { days: within(40, '2%') },
      'austin2025',
      'GPUs, worked problems',
    ),
    {
      name: 'nanochat, the first run as good as GPT-2',
      given: { compute: 4.330784131e19, accelerator: 'h100-sxm', precision: 'bf16', accelerators: 8, trainingMfu: 0.4997, gpuHourPrice: 3 },
      expect: { days: within(10_949.47 / 86_400, '0.1%'), cost: within(73, '0.1%') },
      source: 'karpathy2026',
      locator: 'dev/LEADERBOARD.md, run 1',
      note: 'Compute and time are published; the utilisation is the one they imply, and the price of $3 an hour is worked in by hand: 24.33 hours × $3.',
    },
    megatron('GPT-3 175B, 300B tokens on 384 A100', 174.6e9, 300e9, 384, 153, 84),
    megatron('GPT-3 175B, 300B tokens on 768 A100', 174.6e9, 300e9, 768, 149, 43),
    megatron('GPT-3 175B, 300B tokens on 1,536 A100', 174.6e9, 300e9, 1536, 141, 23),
    megatron('530B, 300B tokens on 1,120 A100', 529.6e9, 300e9, 1120, 167, 80),
    megatron('530B, 300B tokens on 2,240 A100', 529.6e9, 300e9, 2240, 159, 42),
    megatron('GPT-3 175B by ZeRO-3, 300B tokens on 384 A100', 174.6e9, 300e9, 384, 144, 90),
    megatron('GPT-3 175B by ZeRO-3, 300B tokens on 1,536 A100', 174.6e9, 300e9, 1536, 44, 74),
    megatron('530B by ZeRO-3, 300B tokens on 640 A100', 529.6e9, 300e9, 640, 138, 169),
    megatron('530B by ZeRO-3, 300B tokens on 2,240 A100', 529.6e9, 300e9, 2240, 48, 140),
    megatron('One trillion parameters, 450B tokens on 3,072 A100', 1008e9, 450e9, 3072, 163, 84),
  ],
  monotone: [
    { input: 'trainingMfu', output: 'gpuHours', direction: 'falls', because: 'more useful work is done in an hour' },
    { input: 'params', output: 'cost', direction: 'rises', because: 'a larger model computes more' },
    { input: 'accelerators', output: 'days', direction: 'falls', because: 'the same hours are shared' },
    { input: 'pue', output: 'energyKwh', direction: 'rises', because: 'the site adds its share' },
  ],
  sources: ['brown2020', 'chowdhery2022', 'liang2025', 'deepseek2024', 'touvron2023llama'],
  caveats: [
    'The final run only: experiments, failed runs, data and staff are left out, and are often the larger part of the bill.',
    'Rent is not what owned hardware costs: amortised over its life, the same run may come to a third to a half of the rent, or less.',
    'Utilisation over all paid hours is lower than the utilisation of a training step; say which one a figure uses.',
    'Without layers, attention width and sequence, attention is not counted, and hours, days and cost come out too low: by 8% for Llama 3.1 405B at 8192 tokens, by more for smaller models and longer sequences. A published utilisation usually counts it.',
    'For a mixture of experts give the active parameters.',
  ],
}
