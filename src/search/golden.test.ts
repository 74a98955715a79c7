/**
 * Protects what a person finds in the real notebook: each query was written down, with the page that a person would want, before the
 * ranking was tuned. The page must be among the first three; most must be first. A change of ranking shows here.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { notebookSearch } from '../cli/notebook-search.ts'
import type { Search } from './search.ts'

const note = (id: string): string => `/notes/${id}/`
const calculator = (id: string): string => `/calculators/${id}/`

/** Query → address without its anchor. */
const golden: readonly (readonly [query: string, wanted: string])[] = [
  // Names, as they stand and half remembered.
  ['chinchilla', note('chinchilla-optimal')],
  ['chinchila optmal', note('chinchilla-optimal')],
  ['20 tokens per parameter', note('chinchilla-optimal')],
  ['hoffmann scaling law', note('chinchilla-optimal')],
  ['chinchilla replication', note('chinchilla-replication')],
  ['besiroglu', note('chinchilla-replication')],
  ['epoch refit of chinchila', note('chinchilla-replication')],
  ['kaplan', note('kaplan-2020')],
  ['kaplan 2020', note('kaplan-2020')],
  ['openai scaling laws', note('kaplan-2020')],
  ['isoflop', note('isoflop-curves')],
  ['iso-flop curve', note('isoflop-curves')],
  ['isoflop profiles', note('isoflop-curves')],
  ['scaling laws', note('scaling-laws')],
  ['scaling law', note('scaling-laws')],
  ['neural scaling laws', note('scaling-laws')],
  ['power law loss', note('scaling-laws')],
  ['kv cache', note('kv-cache')],
  ['KV-cache', note('kv-cache')],
  ['kvcache', note('kv-cache')],
  ['key value cache', note('kv-cache')],
  ['keyvalue cache', note('kv-cache')],
  ['grouped query heads share keys and values', note('kv-cache')],
  // Acronyms.
  ['MFU', note('model-flops-utilisation')],
  ['mfu good value', note('model-flops-utilisation')],
  ['HFU', note('model-flops-utilisation')],
  ['TTFT', note('prefill-and-decode')],
  ['time to first token', note('prefill-and-decode')],
  // This field's words.
  ['6ND', note('training-compute-from-6nd')],
  ['C=6ND', note('training-compute-from-6nd')],
  ['6 flop per parameter', note('backward-pass-costs-twice-forward')],
  ['2N flop per token', note('forward-pass-cost')],
  // British and American, hyphen or none, plural.
  ['model flops utilization', note('model-flops-utilisation')],
  ['utilisation', note('model-flops-utilisation')],
  ['back propagation cost', note('backward-pass-costs-twice-forward')],
  ['backprop', note('backward-pass-costs-twice-forward')],
  ['backward pass', note('backward-pass-costs-twice-forward')],
  ['forward passes', note('forward-pass-cost')],
  ['memory bound', note('decode-is-memory-bound')],
  ['memory-bound decode', note('decode-is-memory-bound')],
  // Questions.
  ['why is generating text slow', note('decode-is-memory-bound')],
  ['will inference exceed training', note('inference-becomes-the-dominant-demand')],
  ['how much does it cost to train gpt-4', note('what-a-frontier-run-costs')],
  ['gpt4 training cost', note('what-a-frontier-run-costs')],
  ['deepseek v3 cost', note('what-a-frontier-run-costs')],
  ['what does a frontier run cost', note('what-a-frontier-run-costs')],
  ['why do agents use so many tokens', note('context-grows-with-every-turn')],
  ['why do output tokens cost more than input tokens', note('prefill-and-decode')],
  ['is inference 80 to 90 percent of cost', note('inference-is-most-of-lifetime-cost')],
  ['how does training work', note('training-loop')],
  // Ideas in other words, and with errors.
  ['quadratic context', note('context-grows-with-every-turn')],
  ['context grows', note('context-grows-with-every-turn')],
  ['agent task cost', note('what-an-agent-task-costs')],
  ['cost per agent task', note('what-an-agent-task-costs')],
  ['always on agents', note('agents-are-continuous-consumers-of-inference')],
  ['agnets continuous', note('agents-are-continuous-consumers-of-inference')],
  ['batching', note('batching-trades-latency-for-throughput')],
  ['throughput latency tradeoff', note('batching-trades-latency-for-throughput')],
  ['continuous batching', note('batching-trades-latency-for-throughput')],
  ['prefil and decode', note('prefill-and-decode')],
  ['arithmetic intensity', note('decode-is-memory-bound')],
  ['million users', note('serving-a-million-users')],
  ['serving bill', note('serving-a-million-users')],
  ['capital cost of training', note('training-is-a-capital-cost')],
  ['operating cost', note('inference-is-an-operating-cost')],
  ['gradient descent', note('training-loop')],
  ['lifetime cost', note('inference-is-most-of-lifetime-cost')],
  ['inference dominates', note('inference-becomes-the-dominant-demand')],
  ['balance training and inference', note('how-much-to-spend-on-each')],
  ['gemini ultra', note('what-a-frontier-run-costs')],
  // Calculators, parameters, data and sources.
  ['speculative decoding', calculator('speculative-decoding')],
  ['pipeline bubble', calculator('pipeline-bubble')],
  ['quantization', calculator('quantisation')],
  ['edge or cloud', calculator('edge-or-cloud')],
  ['best of n', calculator('best-of-n')],
  ['fine-tuning', calculator('fine-tuning')],
  ['finetuning', calculator('fine-tuning')],
  ['accelerators data', '/data/accelerators/'],
  ['gpu hour price', '/parameters/'],
  ['price of an H100 hour', '/parameters/'],
  ['power usage effectiveness', '/parameters/'],
  ['Training compute-optimal large language models', '/sources/'],
  ['grouped query attention source ainslie', '/sources/'],
]

let search: Search
beforeAll(async () => {
  search = await notebookSearch('content')
})

const rankOf = async (query: string, wanted: string): Promise<number> => {
  const { results } = await search.find(query)
  return results.findIndex(({ url }) => url.split('#')[0] === wanted) + 1
}

describe('In the real notebook', () => {
  it('asks at least sixty questions', () => expect(golden.length).toBeGreaterThanOrEqual(60))

  for (const [query, wanted] of golden) {
    it(`“${query}” leads to ${wanted}`, async () => {
      const rank = await rankOf(query, wanted)
      expect(rank, `${wanted} is at rank ${rank} (0: not found)`).toBeGreaterThanOrEqual(1)
      expect(rank).toBeLessThanOrEqual(3)
    })
  }

  it('puts nine of ten first', async () => {
    const ranks = await Promise.all(golden.map(([query, wanted]) => rankOf(query, wanted)))
    const later = golden.filter((_, index) => ranks[index] !== 1).map(([query]) => query)
    expect(later.length / golden.length, `not first: ${later.join(', ')}`).toBeLessThanOrEqual(0.1)
  })
})
