/** What inference-latency stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, type InputValue, type Within, within } from './spec/spec.ts'

type Given = Readonly<Record<string, InputValue>>

interface Shape {
  readonly params: number
  readonly active?: number
  readonly layers: number
  readonly kvHeads: number
  readonly headDim: number
}

const llama13b: Shape = { params: 13e9, layers: 40, kvHeads: 40, headDim: 128 }

const llama70b: Shape = { params: 70e9, layers: 80, kvHeads: 8, headDim: 128 }

interface Place {
  readonly accelerator: string
  readonly accelerators: number
  readonly batch: number
  /** Bytes of weights and of cache; 2 unless given. */
  readonly bytes?: number
  readonly kvBytes?: number
  readonly use?: number
}

const given = (shape: Shape, place: Place, promptTokens: number, outputTokens: number): Given => ({
  model: 'llama-3-70b',
  activeParams: shape.active ?? shape.params,
  totalParams: shape.params,
  layers: shape.layers,
  kvHeads: shape.kvHeads,
  headDim: shape.headDim,
  bytesPerWeight: place.bytes ?? 2,
  kvBytes: place.kvBytes ?? 2,
  accelerator: place.accelerator,
  weightFormat: 'custom',
  precision: 'auto',
  accelerators: place.accelerators,
  batch: place.batch,
  promptTokens,
  outputTokens,
  prefillMfu: 1,
  decodeMfu: 1,
  bandwidthUse: place.use ?? 1,
  stepCosts: 'none',
  prefillOfOthers: 0,
})

/** At what the model was fitted to: what a measured run is compared with. */
const asFitted = (shape: Shape, place: Place, promptTokens: number, outputTokens: number, more: Given = {}): Given => ({
  ...given(shape, place, promptTokens, outputTokens),
  ...{ prefillMfu: 0.4, bandwidthUse: 0.81, stepCosts: 'measured', prefillOfOthers: 0.66 },
  ...more,
})

const published = (
  name: string,
  pins: Given,
  expect: Readonly<Record<string, Within>>,
  source: string,
  locator: string,
  note?: string,
): Case => ({
  name,
  given: pins,
  expect,
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})

/** A decode step at a fixed length, reached as one prompt token and an answer of twice the length, whose mean it is. */
const atLength = (shape: Shape, place: Place, length: number): Given => given(shape, place, 1, 2 * (length - 1))

const lecture = (kvHeads: number, params: number, batch: number, seconds: number, rate: number): Case =>
  published(
    `Llama 2 13B on an H100, ${kvHeads} key-value heads, batch ${batch}`,
    atLength({ params, layers: 40, kvHeads, headDim: 128 }, { accelerator: 'h100-sxm', accelerators: 1, batch }, 1024),
    { timePerOutputToken: within(seconds, '0.5%'), tokensPerSecond: within(rate, '0.5%') },
    'liang2025',
    'Lecture 10',
  )

const book = (kvHeads: number, batch: number, seconds: number, rate?: number): Case =>
  published(
    `Llama 2 13B on 8 TPU v5e, ${kvHeads} key-value heads, batch ${batch}`,
    atLength({ ...llama13b, kvHeads }, { accelerator: 'tpu-v5e', accelerators: 8, batch }, 8192),
    { timePerOutputToken: within(seconds, '1%'), ...(rate === undefined ? {} : { tokensPerSecond: within(rate, '1%') }) },
    'austin2025',
    'Inference',
    'The chapter rounds the cache to 6.7 GB (1.34 GB) a sequence.',
  )

const critical = (name: string, accelerator: string, batch: number, more: Given = {}): Case =>
  published(
    `Critical batch, ${name}`,
    { ...given(llama70b, { accelerator, accelerators: 8, batch: 1 }, 1000, 500), ...more },
    { criticalBatch: within(batch, '1%') },
    'austin2025',
    'Inference, critical batch',
  )

const measured = (name: string, shape: Shape, place: Place, seconds: number): Case =>
  published(
    `Measured: ${name}, batch ${place.batch}`,
    asFitted(shape, place, 250, 500),
    { timePerOutputToken: within(seconds, '40%') },
    'chung2026',
    'LM-Arena chat, median inter-token latency',
    'Measured with vLLM. Lengths of chat are assumed.',
  )

const llama8b: Shape = { params: 8e9, layers: 32, kvHeads: 8, headDim: 128 }

const llama405b: Shape = { params: 405e9, layers: 126, kvHeads: 8, headDim: 128 }

export const inferenceLatencyRecord: CalculatorRecord = {
  formula:
    '\\begin{aligned} & t_{\\text{step}} = \\max\\left(\\frac{2 N_a B}{n F u_d},\\; \\frac{W + \\text{KV}}{n\\,\\text{BW}\\,u_b}\\right) + L\\,(c_0 + c_1 [n > 1] + c_2 B) + \\psi\\,(B - 1)\\,\\frac{t_p}{O} \\\\ & W = N b \\left(1 - \\left(1 - \\tfrac{N_a}{N}\\right)^{B}\\right) \\\\ & t_{\\text{first}} = \\max\\left(t_p,\\; \\frac{N b}{n\\,\\text{BW}\\,u_b}\\right) \\quad t_p = \\frac{2 N_a P}{n F u_p} \\end{aligned}',
  cases: [
    lecture(40, 13_015_449_600, 1, 0.008020823880597015, 124.6754716082317),
    lecture(40, 13_015_449_600, 256, 0.0718744071641791, 3561.7685084376703),
    lecture(8, 11_337_728_000, 64, 0.00997399231044776, 6416.688323787855),
    book(40, 1, 4.98e-3, 200.61),
    book(40, 16, 20.3e-3, 787.99),
    book(40, 240, 249.09e-3, 963.53),
    book(8, 1, 4.17e-3),
    book(8, 16, 7.23e-3),
    book(8, 240, 52.99e-3),
    published(
      'Llama 3 70B in 8 bits on 8 TPU v5e, batch 32, context 8,192',
      atLength(llama70b, { accelerator: 'tpu-v5e', accelerators: 8, batch: 32, bytes: 1, kvBytes: 1 }, 8192),
      { timePerOutputToken: within(17e-3, '3%') },
      'austin2025',
      'Serving LLaMA 3-70B',
    ),
    published(
      '13B on one A100 40 GB',
      given(llama13b, { accelerator: 'a100-40gb', accelerators: 1, batch: 1 }, 1, 1),
      { timePerOutputToken: within(16.8e-3, '2%') },
      'chen2022',
      'Real world comparison, expected',
      'The same text measures 22.0 ms, 76 % of the bandwidth.',
    ),
    published(
      '13B on two A100 40 GB',
      given(llama13b, { accelerator: 'a100-40gb', accelerators: 2, batch: 1 }, 1, 1),
      { timePerOutputToken: within(8.4e-3, '2%') },
      'chen2022',
      'Real world comparison, expected',
      'The same text measures 13.5 ms, 62 % of the bandwidth.',
    ),
    published(
      '260B on 16 A100, small batch',
      given({ params: 260e9, layers: 80, kvHeads: 1, headDim: 128 }, { accelerator: 'a100-40gb', accelerators: 16, batch: 1 }, 1, 1),
      { timePerOutputToken: within(22e-3, '6%') },
      'chen2022',
      'Latency calculations',
      'The text takes 1.5 TB/s a chip, the table of accelerators 1.56.',
    ),
    published(
      '200B on 32 TPU v4',
      given({ params: 200e9, layers: 80, kvHeads: 1, headDim: 128 }, { accelerator: 'tpu-v4', accelerators: 32, batch: 1 }, 1, 1),
      { timePerOutputToken: within(10e-3, '6%') },
      'austin2025',
      'Inference',
      'The chapter says about 10 ms.',
    ),
    critical('TPU v5e', 'tpu-v5e', 240),
    critical('TPU v5e, 8-bit weights and bf16 arithmetic', 'tpu-v5e', 120, { bytesPerWeight: 1, decodeMfu: 0.5 }),
    critical('H100', 'h100-sxm', 295),
    critical('A100 80 GB', 'a100-80gb', 153),
    critical('B200', 'b200-sxm', 281),
    critical('MI300X', 'mi300x', 247),
    measured('Llama 3.1 8B on one H100', llama8b, { accelerator: 'h100-sxm', accelerators: 1, batch: 8 }, 7.32e-3),
    measured('Llama 3.1 8B on one H100', llama8b, { accelerator: 'h100-sxm', accelerators: 1, batch: 64 }, 11.5e-3),
    measured('Llama 3.1 70B on four H100', llama70b, { accelerator: 'h100-sxm', accelerators: 4, batch: 8 }, 16.57e-3),
    measured('Llama 3.1 70B on four H100', llama70b, { accelerator: 'h100-sxm', accelerators: 4, batch: 64 }, 22.43e-3),
    measured('Llama 3.1 405B in fp8 on eight H100', llama405b, { accelerator: 'h100-sxm', accelerators: 8, batch: 8, bytes: 1 }, 33.2e-3),
  ],
  monotone: [
    { input: 'batch', output: 'timePerOutputToken', direction: 'rises', because: 'more is read and computed in a step' },
    {
      input: 'accelerators',
      output: 'timePerOutputToken',
      direction: 'falls',
      because: 'bytes and arithmetic are shared',
      given: { stepCosts: 'none' },
    },
    { input: 'promptTokens', output: 'timeToFirstToken', direction: 'rises', because: 'the prompt is read first' },
  ],
  sources: ['austin2025', 'liang2025', 'chen2022', 'pope2022', 'deepseek2024'],
  caveats: [
    'The costs of a step beside the roofline are fitted to measured runs of many makers: half of the runs that the fit has not seen lie within a quarter of it, one in ten takes 1.8 times as long or more. Queues before the first token are not modelled.',
    'The requests of a batch have the same length, and the cache is read at its mean length. The first token is that of one request, whose prompt is read at once.',
    'A mixture of experts is taken to choose its experts independently for each request.',
    'Attention’s own arithmetic is left out; it matters for prompts of many tens of thousands of tokens.',
  ],
}
