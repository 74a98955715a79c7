/** Protects the answer row: what is recognised, with which inputs, and that nothing is guessed. */
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/book.ts'
import type { Book } from '../scenario/index.ts'
import { questionIn } from './answer.ts'
import { answerTo } from './answer-value.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook('content'))
})

describe('A question', () => {
  for (const [text, calculator, output, given] of [
    ['70B on 15T tokens', 'training-run', 'cost', { params: '70B', tokens: '15T' }],
    ['70B 15T tokens cost', 'training-run', 'cost', { params: '70B', tokens: '15T' }],
    ['how much does it cost to train a 70B model on 2T tokens?', 'training-run', 'cost', { params: '70B', tokens: '2T' }],
    [
      'train 8B on 15 trillion tokens with 2048 H100s days',
      'training-run',
      'days',
      { params: '8B', tokens: '15T', accelerator: 'h100-sxm', accelerators: '2048' },
    ],
    ['llama 3 405b training cost', 'training-run', 'cost', { params: '405000000000', tokens: '15600000000000' }],
    ['deepseek v3 training compute', 'training-run', 'flops', { params: '37000000000', tokens: '14800000000000' }],
    ['70B 8xH100 latency', 'inference-latency', 'timePerOutputToken', { model: 'llama-3-70b', accelerator: 'h100-sxm', accelerators: '8' }],
    [
      'llama 3 70b 8x h200 tokens per second batch 64',
      'inference-latency',
      'tokensPerSecond',
      { model: 'llama-3-70b', accelerator: 'h200-sxm', accelerators: '8', batch: '64' },
    ],
    ['13B latency', 'inference-latency', 'timePerOutputToken', { model: 'llama-2-13b' }],
    [
      '30B latency on 4 A100',
      'inference-latency',
      'timePerOutputToken',
      { activeParams: '30B', totalParams: '30B', accelerator: 'a100-40gb', accelerators: '4' },
    ],
    ['kv cache 70B 128k', 'kv-cache', 'totalBytes', { model: 'llama-3-70b', contextTokens: '128k' }],
    ['KV-cache of deepseek-v3 at 32k context', 'kv-cache', 'totalBytes', { model: 'deepseek-v3', contextTokens: '32k' }],
    ['cost of 1M users', 'serving-bill', 'costPerMonth', { dailyUsers: '1M' }],
    ['serving a million users', 'serving-bill', 'costPerMonth', { dailyUsers: '1M' }],
    ['compute-optimal 1e24 FLOP', 'compute-optimal', 'params', { compute: '1e24' }],
  ] as const)
    it(`“${text}” asks ${calculator} for ${output}`, () => {
      expect(questionIn(text, book)).toEqual({ calculator, output, given })
    })

  for (const text of [
    'kv cache',
    '70B',
    'chinchilla optimal',
    '20 tokens per parameter',
    'cost of training',
    'why is 70B slow on 8xH100',
    '70B on 15T bananas',
    '70B 8B latency',
    'inference cost',
    'gpt-4',
    'how much does it cost to train gpt-4',
    '',
  ])
    it(`“${text}” is no question for a calculator`, () => expect(questionIn(text, book)).toBeNull())
})

describe('An answer', () => {
  it('computes with what was given and links to the calculator with the same', () => {
    // 6 × 70e9 × 15e12 = 6.3e24 FLOP.
    const question = questionIn('70B on 15T tokens compute', book)
    const answer = question && answerTo(question, calculators, book)
    expect(answer?.number).toBeCloseTo(6.3e24, -20)
    expect(answer?.url).toBe(
      '/calculators/training-run/?with=training-run.params:70e9,training-run.tokens:15e12'
        .replace('70e9', '7e10')
        .replace('15e12', '1.5e13'),
    )
    expect(answer?.inputs).toEqual([expect.stringMatching(/^Parameters 70/), expect.stringMatching(/^Training tokens 15/)])
  })

  it('has the bytes of the cache from its formula', () => {
    // 2 × 80 layers × 8 heads × 128 × 2 bytes × 128,000 tokens = 41.9 GB.
    const question = questionIn('kv cache 70B 128k', book)
    expect(question && answerTo(question, calculators, book)?.number).toBe(2 * 80 * 8 * 128 * 2 * 128_000)
  })

  it('is none where the calculator refuses', () => {
    expect(answerTo({ calculator: 'training-run', output: 'cost', given: { params: '-1' } }, calculators, book)).toBeNull()
  })
})
