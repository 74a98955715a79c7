/** What memory-to-serve stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

/** No groups of layers. */
const ungrouped = { windowLayers: 0, linearLayers: 0, stateBytes: 0, compressedLayers: 0, coarseLayers: 0, indexLayers: 0 }

export const memoryToServeRecord: CalculatorRecord = {
  formula:
    'M = \\frac{N b}{8} + B\\,c(T) + n\\,o \\;\\le\\; n\\,m\\,u \\qquad n_{\\min} = \\left\\lceil \\frac{N b / 8 + B\\,c(T)}{m\\,u - o} \\right\\rceil',
  cases: [
    {
      name: 'Llama 3.1 70B in Q4_K_M',
      given: { model: 'llama-3-1-70b', weightFormat: 'q4-k-m', weightBits: null },
      expect: { weightBytes: within(42_520_398_400, '1%') },
      source: 'bartowski2024',
      locator: 'Meta-Llama-3.1-70B-Instruct-Q4_K_M.gguf',
      note: 'The bits at this size come from this file, so it closes by construction. llama.cpp’s README prints 43.1 GB, the bits of 8B applied to 70B.',
    },
    {
      name: 'Llama 3.1 8B in Q4_K_M',
      given: { model: 'llama-3-1-8b', weightFormat: 'q4-k-m', weightBits: null },
      expect: { weightBytes: within(4.58 * 2 ** 30, '0.5%') },
      source: 'llamacpp2026',
      locator: 'tools/quantize/README.md, table of Llama 3.1 8B',
      note: 'The bits at this size come from the same table.',
    },
    {
      name: 'gpt-oss-120b on one H100',
      given: {
        ...{ model: 'gpt-oss-120b', weightFormat: 'mxfp4', weightBits: null, contextTokens: 8192, batch: 1, kvBytes: 2 },
        ...{ accelerator: 'h100-sxm', accelerators: 1, memoryUse: 0.9, overheadBytes: 1e9 },
      },
      expect: { weightBytes: within(60.8 * 2 ** 30, '1%'), acceleratorsNeeded: within(1, '0.1%') },
      source: 'openai2025gptoss',
      locator: 'Table 1 and § 2.1',
      note: 'The checkpoint has 60.8 GiB, and the card says that it fits one GPU of 80 GB.',
    },
    {
      name: 'gpt-oss-20b',
      given: { model: 'gpt-oss-20b', weightFormat: 'mxfp4', weightBits: null },
      expect: { weightBytes: within(12.8 * 2 ** 30, '5%') },
      source: 'openai2025gptoss',
      locator: 'Table 1',
      note: 'Its vocabulary is large for its size: 8.6% of it stays in 16 bits, where the rule for all models has 6.7%.',
    },
    {
      name: 'Llama 3 8B, its file in Q8_0',
      given: { model: 'llama-3-1-8b', weightFormat: 'q8-0', weightBits: null },
      expect: { weightBytes: within(7.95 * 2 ** 30, '0.5%') },
      source: 'llamacpp2026',
      locator: 'tools/quantize/README.md, table of Llama 3.1 8B',
    },
  ],
  monotone: [
    { input: 'contextTokens', output: 'totalBytes', direction: 'rises', because: 'each token is kept', given: ungrouped },
    { input: 'batch', output: 'totalBytes', direction: 'rises', because: 'each sequence has a cache', given: ungrouped },
    {
      input: 'weightBits',
      output: 'weightBytes',
      direction: 'rises',
      because: 'each weight takes its bits',
      given: { weightFormat: 'custom' },
    },
    { input: 'memoryUse', output: 'acceleratorsNeeded', direction: 'falls', because: 'each may be filled further', given: ungrouped },
    {
      input: 'accelerators',
      output: 'longestContext',
      direction: 'rises',
      because: 'there is more room beside the weights',
      given: ungrouped,
    },
    { input: 'contextTokens', output: 'largestBatch', direction: 'falls', because: 'each sequence takes more', given: ungrouped },
  ],
  sources: ['austin2025', 'llamacpp2026', 'bartowski2024', 'llmcompressor2026', 'dettmers2023', 'openai2025gptoss', 'nvidia2025nvfp4'],
  caveats: [
    'In the formula c(T) is the cache of a sequence of T tokens, o the software on each accelerator, m its memory and u the share that may be used.',
    'Bits per weight were read from files of Llama 3.1 8B and 70B. How much stays in 16 bits follows the vocabulary: models with a larger one (Gemma, gpt-oss-20b) take up to a tenth more in 4 bits.',
    'Weights and caches are taken as split evenly. With more accelerators than key-value heads, heads are copied, and each copy takes memory.',
    'Activations and fragments of the cache must fit into the reserve; long prompts read at once may need more than 10%.',
    'That it fits does not say how fast it runs: weights partly in the memory of the host fit too, at a tenth of the speed or less.',
  ],
}
