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

/** No groups of layers. */
const ungrouped = { windowLayers: 0, linearLayers: 0, compressedLayers: 0, coarseLayers: 0, indexLayers: 0 }

/** One sequence of a model of the table, in bf16. */
const ofModel = (
  name: string,
  model: string,
  contextTokens: number,
  bytes: number,
  source: string,
  locator: string,
  note?: string,
): Case => ({
  name,
  given: { model, kvBytes: 2, contextTokens, batch: 1 },
  expect: { bytesPerSequence: within(bytes, '0.1%') },
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})
const fromShape = 'Calculated by hand from the published configuration.'
const inConfigurator = (file: string): string => `model_configs/${file}_config.json`

/** Models whose layers differ in what they cache; T is the context. */
const groups: readonly Case[] = [
  // Full 12 · 2·8·64 · 2 · T = 3,221,225,472; window 12 · 2·8·64 · 2 · 128 = 3,145,728.
  ofModel('gpt-oss-20b', 'gpt-oss-20b', 131_072, 3_224_371_200, 'aiconfigurator2026', inConfigurator('openai--gpt-oss-20b'), fromShape),
  // Full 10 · 2·16·128 · 2 · T = 10,737,418,240; window 52 · 2·16·128 · 2 · 1024 = 436,207,616.
  ofModel('Gemma 3 27B', 'gemma-3-27b', 131_072, 11_173_625_856, 'maxtext2026', 'gemma3-27b.yml', fromShape),
  // Keys of 192, values of 128. Full 9 · 4·320 · 2 · T = 6,039,797,760; window 39 · 8·320 · 2 · 128 = 25,559,040.
  ofModel(
    'MiMo-V2-Flash',
    'mimo-v2-flash',
    262_144,
    6_065_356_800,
    'aiconfigurator2026',
    inConfigurator('XiaomiMiMo--MiMo-V2-Flash'),
    fromShape,
  ),
  // Full 12 · 2·2·256 · 2 · T = 6,442,450,944; states 36 · 32·128·128 · 4 = 75,497,472.
  ofModel('Qwen3-Next 80B-A3B', 'qwen-3-next-80b-a3b', 262_144, 6_517_948_416, 'maxtext2026', 'qwen3-next-80b-a3b.yml', fromShape),
  // Latent 24 · 576 · 2 · T = 28,991,029,248; states 69 · 96·128·128 · 4 = 434,110,464.
  ofModel('Kimi K3', 'kimi-k3', 1_048_576, 29_425_139_712, 'aiconfigurator2026', inConfigurator('moonshotai--Kimi-K3'), fromShape),
  // Full 6 · 2·2·128 · 2 · T = 1,610,612,736; states 23 · 64·64·128 · 4 = 48,234,496; 23 layers cache nothing.
  ofModel(
    ...(['Nemotron 3 Nano', 'nemotron-3-nano-30b', 262_144, 1_658_847_232, 'aiconfigurator2026'] as const),
    inConfigurator('nvidia--NVIDIA-Nemotron-3-Nano-30B-A3B-BF16'),
    fromShape,
  ),
  // 62 · 2·8·128 · 2 · T, no groups.
  ofModel('MiniMax-M2', 'minimax-m2', 196_608, 49_928_994_816, 'aiconfigurator2026', inConfigurator('MiniMaxAI--MiniMax-M2.5'), fromShape),
  // Latent 61 · 576 · 2 · T = 11,513,364,480; index keys 61 · 128 · 2 · T = 2,558,525,440.
  ofModel(
    'DeepSeek-V3.2',
    'deepseek-v3-2',
    163_840,
    14_071_889_920,
    'aiconfigurator2026',
    inConfigurator('deepseek-ai--DeepSeek-V3.2'),
    fromShape,
  ),
  // Keys serve as values. Entries (30÷4 + 31÷128) · 512 · 2 · T and index keys 30÷4 · 128 · 2 · T: 9,848 · T = 10,326,376,448;
  // window 61 · 512 · 2 · 128 = 7,995,392. In all 9.6246 GiB; 9.62 is printed.
  ofModel('DeepSeek V4 Pro, a million tokens', 'deepseek-v4-pro', 1_048_576, 9.62 * 2 ** 30, 'ainews2026', 'cache in bf16, 9.62 GiB'),
]

export const kvCacheRecord: CalculatorRecord = {
  formula:
    'b\\left(L_{f}\\,T\\,e + L_{w}\\min(T, w)\\,e_{w} + L_{r}\\,\\tfrac{T}{r}\\,e\\right) + S \\qquad e = h\\,(d_{k} + d_{v}) \\text{ or } d_{c} + d_{r}',
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
    ...groups,
  ],
  monotone: [
    { input: 'contextTokens', output: 'totalBytes', direction: 'rises', because: 'each token is kept', given: ungrouped },
    { input: 'kvBytes', output: 'bytesPerToken', direction: 'rises', because: 'each value takes its bytes', given: ungrouped },
    {
      ...{ input: 'windowLayers', output: 'totalBytes', direction: 'falls' },
      because: 'a window holds no more than all tokens',
      given: { ...ungrouped, layers: 200, windowKvHeads: null, windowHeadDim: null },
    },
    {
      ...{ input: 'compressRatio', output: 'totalBytes', direction: 'falls' },
      because: 'an entry stands for more tokens',
      given: { ...ungrouped, compressedLayers: 8 },
    },
  ],
  sources: ['chen2022', 'deepseek2024', 'austin2025', 'aiconfigurator2026'],
  caveats: [
    'In the formula f are layers that keep every token, w those with a window, r those with an entry for r tokens, which have a window too; e is what a layer keeps of one token, for heads or latent; S are states. Index keys come on top.',
    'A gigabyte is 10⁹ bytes here; a gibibyte (GiB) is 7.4 % more.',
    'A window is counted as whole: software that keeps all tokens of window layers anyway, or shares memory between groups in pages, takes more.',
    'Layers with sparse attention read only some of their cache, but keep all of it.',
    'Layers that share one cache, and caches that drop tokens, hold less. Paging and alignment add a few per cent.',
  ],
}
