/**
 * Protects what a person finds in the real notebook: each query was written down, with the page that a person would want, before the
 * ranking was tuned. The page must be among the first three; most must be first. A change of ranking shows here.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { notebookSearch } from '../../../tests/support/notebook-search.ts'
import type { Search } from './search.ts'

const note = (id: string): string => `/notes/${id}/`
const calculator = (id: string): string => `/calculators/${id}/`
const parameter = (id: string): string => `/parameters/#${id}`
const source = (key: string): string => `/sources/#${key}`
const row = (set: string, key: string): string => `/data/${set}/#${key}`

/** Query → address, or addresses where the same answer stands twice. One without an anchor means the page, wherever on it. */
const golden: readonly (readonly [query: string, wanted: string | readonly string[]])[] = [
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
  // More acronyms and names, half remembered.
  ['GQA', note('kv-cache')],
  ['MoE', calculator('moe-compute')],
  ['RL', calculator('rl-scaling')],
  ['TPOT', note('prefill-and-decode')],
  ['PUE', parameter('pue')],
  ['TDP', parameter('powerShare')],
  ['ZeRO', calculator('training-memory')],
  ['roofline', note('decode-is-memory-bound')],
  ['paged attention', note('kv-cache')],
  ['flops per token', note('forward-pass-cost')],
  ['pass@k', calculator('repeated-sampling')],
  ['pass@k from n and c', calculator('pass-at-k')],
  ['how much vram to run a model', calculator('memory-to-serve')],
  ['gguf size', calculator('memory-to-serve')],
  ['capacity planning', calculator('fleet-size')],
  ['model flops utilization', calculator('mfu')],
  ['energy of a chatgpt query', calculator('energy-per-query')],
  ['buy or rent gpus', calculator('own-or-rent')],
  ['how many kwh is an agent-hour', calculator('exchange')],
  ['self-consistency', calculator('majority-vote')],
  ['test time compute', calculator('test-time-exchange')],
  ['METR time horizon', calculator('task-horizon')],
  ['emergent abilities', calculator('emergence')],
  // Calculators by what they take, offer and give.
  ['LoRA', calculator('fine-tuning')],
  ['QLoRA', calculator('fine-tuning')],
  ['fp8', calculator('quantisation')],
  ['int4', calculator('quantisation')],
  ['4-bit weights', calculator('quantisation')],
  ['best-of-n', calculator('best-of-n')],
  ['cost per million tokens', calculator('serving-cost')],
  ['token price halving', calculator('price-decline')],
  ['draft model', calculator('speculative-decoding')],
  ['gradient checkpointing', calculator('training-memory')],
  ['activation memory', calculator('training-memory')],
  ['staff cost of training', calculator('training-cost-breakdown')],
  ['training carbon footprint', calculator('training-run')],
  ['self host or api', calculator('build-or-buy')],
  ['doubling time', calculator('growth-rates')],
  ['overtrain for inference', calculator('inference-aware-optimum')],
  ['multiple epochs', calculator('data-constrained')],
  ['distilled model', calculator('distillation-saving')],
  ['tokens per agent task', calculator('agent-task')],
  // Parameters.
  ['mfu default', parameter('trainingMfu')],
  ['electricity price', parameter('electricityPrice')],
  ['gpuHourPrice', parameter('gpuHourPrice')],
  ['H100 rental price', parameter('gpuHourPrice')],
  ['A100 price', [parameter('gpuHourPrice'), row('rental-prices', 'rent-a100-80gb-neocloud-2026-10-05')]],
  ['$ per gpu hour', parameter('gpuHourPrice')],
  ['cached token discount', parameter('cachedPriceShare')],
  ['prompt cache hit rate', parameter('chatCacheHitRate')],
  ['grid carbon intensity', parameter('gridIntensity')],
  ['price of output tokens', parameter('outputPrice')],
  ['acceptance rate', parameter('acceptanceRate')],
  ['network latency', parameter('networkRoundTrip')],
  ['algorithmic progress', parameter('algorithmicGain')],
  // Rows of data.
  ['h200 memory', row('accelerators', 'h200-sxm')],
  ['h200 memory bandwidth', row('accelerators', 'h200-sxm')],
  ['tpu v5e power', row('accelerators', 'tpu-v5e')],
  ['B200 flops', row('accelerators', 'b200-sxm')],
  ['mi300x', row('accelerators', 'mi300x')],
  ['H100 fp8 peak', row('accelerators', 'h100-sxm')],
  ['gb300 power', row('accelerators', 'gb300')],
  ['ironwood', row('accelerators', 'tpu-v7')],
  ['A100-80GB', row('accelerators', 'a100-80gb')],
  ['llama 3 405b training tokens', [row('models', 'llama-3-1-405b'), row('training-runs', 'llama-3-1-405b')]],
  ['deepseek v3 layers', row('models', 'deepseek-v3')],
  ['qwen 72b hidden size', row('models', 'qwen-2-5-72b')],
  ['llama 3 70b kv heads', row('models', 'llama-3-70b')],
  ['gpt-3 training energy', row('training-runs', 'gpt-3')],
  ['grok 3 cost', row('training-runs', 'grok-3')],
  ['bloom carbon', row('training-runs', 'bloom-176b')],
  ['palm mfu', row('training-runs', 'palm-540b')],
  ['llama 4 maverick active parameters', row('training-runs', 'llama-4-maverick')],
  // Sources by author and year, or by title.
  ['hoffmann 2022', source('hoffmann2022')],
  ['hoffmann et al. 2022', source('hoffmann2022')],
  ['kaplan et al', [note('kaplan-2020'), source('kaplan2020')]],
  ['pope 2022', source('pope2022')],
  ['chatterji', source('chatterji2025')],
  ['orca paper', source('yu2022')],
  ['pagedattention paper', source('kwon2023')],
  ['large language monkeys', source('brown2024')],
  ['attention is all you need', source('vaswani2017')],
  // Claims, numbers and operators.
  ['agent task costs less than a dollar', note('what-an-agent-task-costs')],
  ['serving passes training in ninety days', note('inference-is-an-operating-cost')],
  ['attention more arithmetic than weights', note('forward-pass-cost')],
  ['smaller model same loss', [note('isoflop-curves'), calculator('undersized-model')]],
  ['271,000 tokens', note('what-an-agent-task-costs')],
  ['0.4 to 93 tokens a parameter', note('chinchilla-optimal')],
  ['status:speculative agents', note('agents-are-continuous-consumers-of-inference')],
  ['kind:claim kv cache', '/notes/kv-cache/#claim-one-long-context-fills-a-chip'],
  // Questions, and typing errors.
  ['how much memory does a long context need', note('kv-cache')],
  ['how many tokens should i train a 7b model on', note('chinchilla-optimal')],
  ['prompt processing vs generation', note('prefill-and-decode')],
  ['amortized training cost', note('training-is-a-capital-cost')],
  ['quantisaton', calculator('quantisation')],
  ['speculativ decodng', calculator('speculative-decoding')],
  ['utilizaton', note('model-flops-utilisation')],
  ['besirolgu', note('chinchilla-replication')],
]

let search: Search
beforeAll(async () => {
  search = await notebookSearch('content')
})

const rankOf = async (query: string, wanted: string | readonly string[]): Promise<number> => {
  const { results } = await search.find(query)
  return results.findIndex(({ url }) => [url, url.replace(/#.*/, '')].some((address) => [wanted].flat().includes(address))) + 1
}

describe('In the real notebook', () => {
  it('asks at least a hundred questions', () => expect(golden.length).toBeGreaterThanOrEqual(104))

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
