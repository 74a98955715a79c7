/**
 * The kinds of questions that calculators can answer: for each the words it may have, the output that each word asks for, and the facts it
 * needs and takes. A kind accepts nothing that it does not list (`question.ts` checks that). One table, as long as it has to be.
 */
import type { Measure, Word } from './lexicon.ts'

/** What a text can state. `length` is a number without a unit that is large enough to be a context length. */
export type Fact = Measure | 'length' | 'chip'
/** How a model, or its size, becomes inputs of the calculator (`subjects.ts`). */
export type Subject = 'trained' | 'published' | 'cached' | 'served' | 'tuned' | 'held' | 'weights' | 'sparse'

/** The name of the input that a fact becomes, or a function to inputs that is null for a value it refuses. */
type InputOfFact = string | ((value: string) => Readonly<Record<string, string>> | null)

export interface QuestionKind {
  readonly calculator: string
  /** The text has at least one of these words. */
  readonly must?: readonly Word[]
  /** It may have these as well. */
  readonly may?: readonly Word[]
  /** Output by the word that asks for it; '' is for a text without such a word. */
  readonly outputs: Readonly<Partial<Record<Word | '', string>>>
  /** Facts that must be stated, all of them. */
  readonly needs?: readonly Fact[]
  /** Facts of which one must be stated. */
  readonly oneOf?: readonly Fact[]
  /** Input by the fact that gives it. */
  readonly takes?: Readonly<Partial<Record<Fact, InputOfFact>>>
  readonly subject?: Subject
  /** False where the calculator's warnings are about other outputs. */
  readonly warns?: false
  /** Inputs that a word sets. Two such words in one text contradict each other. */
  readonly sets?: Readonly<Partial<Record<Word, Readonly<Record<string, string>>>>>
}

const bytes: Readonly<Record<string, string>> = { bf16: '2', fp8: '1', int8: '1', '8 bit': '1', fp4: '0.5', '4 bit': '0.5' }
const precisions: ReadonlySet<string> = new Set(['bf16', 'fp8', 'fp4', 'int8'])

const one =
  (input: string, from: (value: string) => string | undefined): InputOfFact =>
  (value) => {
    const made = from(value)
    return made === undefined ? null : { [input]: made }
  }
const precision = one('precision', (format) => (precisions.has(format) ? format : undefined))
/** Named formats set their arithmetic too; a number of bits only the size. */
const weightFormats: Readonly<Record<string, string>> = { bf16: 'bf16', fp8: 'fp8', int8: 'int8', fp4: 'nvfp4' }
const weights: InputOfFact = (format) => {
  const weightFormat = weightFormats[format]
  if (weightFormat !== undefined) return { weightFormat }
  const bytesPerWeight = bytes[format]
  return bytesPerWeight === undefined ? null : { bytesPerWeight }
}
const bits = one('bits', (format) => bytes[format] && String(Number(bytes[format]) * 8))

const run = { chip: 'accelerator', mfu: 'trainingMfu', hourPrice: 'gpuHourPrice', format: precision } as const

const latency: QuestionKind = {
  calculator: 'inference-latency',
  may: ['inference'],
  outputs: { latency: 'timePerOutputToken', throughput: 'tokensPerSecond', totalTime: 'totalTime', criticalBatch: 'criticalBatch' },
  takes: { chip: 'accelerator', chips: 'accelerators', batch: 'batch', input: 'promptTokens', output: 'outputTokens', format: weights },
  subject: 'served',
}
/** A KV cache of a number of tokens, however the number is worded; `cacheOfToken` is the cache of a single one. */
const cache = {
  calculator: 'kv-cache',
  must: ['cache'],
  may: ['inference'],
  outputs: { '': 'totalBytes', memory: 'totalBytes' },
  oneOf: ['input', 'tokens', 'length'],
  takes: {
    batch: 'batch',
    format: one('kvBytes', (format) => bytes[format]),
    input: 'contextTokens',
    tokens: 'contextTokens',
    length: 'contextTokens',
  },
} as const satisfies QuestionKind
const cacheOfToken = {
  calculator: 'kv-cache',
  must: ['cache'],
  outputs: { '': 'bytesPerToken', memory: 'bytesPerToken', perToken: 'bytesPerToken' },
  takes: { format: cache.takes.format },
} as const satisfies QuestionKind
const layers = { layers: 'layers', kvHeads: 'kvHeads', headDim: 'headDim' } as const
const layersNeeded = ['layers', 'kvHeads', 'headDim'] as const

const fineTuning = {
  calculator: 'fine-tuning',
  must: ['fineTune', 'lora', 'qlora'],
  may: ['train'],
  takes: { rank: 'rank', chip: 'accelerator', mfu: 'trainingMfu', hourPrice: 'gpuHourPrice', tokens: 'tokens', format: precision },
  subject: 'tuned',
  sets: { full: { method: 'full' }, lora: { method: 'lora' }, qlora: { method: 'qlora' } },
} as const satisfies Omit<QuestionKind, 'outputs'>

export const questionKinds: readonly QuestionKind[] = [
  {
    calculator: 'training-run',
    may: ['train'],
    outputs: { '': 'cost', cost: 'cost', days: 'days', hours: 'gpuHours', energy: 'energyKwh', carbon: 'carbonTonnes' },
    takes: { ...run, tokens: 'tokens', chips: 'accelerators' },
    subject: 'trained',
  },
  {
    calculator: 'training-compute',
    may: ['train'],
    outputs: { compute: 'flops', pfDays: 'pfDays' },
    takes: { tokens: 'tokens' },
    subject: 'trained',
  },
  { calculator: 'loss-surface', may: ['train'], outputs: { loss: 'loss' }, takes: { tokens: 'tokens' }, subject: 'published' },
  {
    calculator: 'training-memory',
    must: ['train'],
    outputs: { memory: 'stateBytes' },
    takes: { zeroStage: 'zeroStage', input: 'sequence' },
    subject: 'held',
  },
  { ...fineTuning, outputs: { '': 'cost', cost: 'cost', hours: 'gpuHours', compute: 'flops' }, needs: ['tokens'] },
  { ...fineTuning, outputs: { memory: 'memoryBytes', trainable: 'trainableParams' }, takes: { rank: 'rank', chip: 'accelerator' } },
  {
    calculator: 'compute-optimal',
    must: ['optimal', 'optimalTokens', 'optimalParams'],
    may: ['train', 'compute', 'kaplan', 'optimal'],
    outputs: { '': 'params', optimalParams: 'params', optimalTokens: 'tokens', tokens: 'tokens', loss: 'loss' },
    needs: ['flop'],
    takes: { flop: 'compute' },
    sets: { kaplan: { fit: 'kaplan2020' } },
  },
  {
    calculator: 'data-constrained',
    may: ['train'],
    outputs: { '': 'effectiveTokens', effective: 'effectiveTokens', loss: 'loss' },
    needs: ['params', 'uniqueTokens', 'epochs'],
    takes: { params: 'params', uniqueTokens: 'uniqueTokens', epochs: 'epochs' },
  },
  { calculator: 'moe-compute', may: ['moe', 'inference'], outputs: { perFlop: 'flopsPerToken' }, subject: 'sparse' },
  {
    calculator: 'moe-compute',
    may: ['moe', 'train'],
    outputs: { compute: 'trainingFlops' },
    needs: ['activeParams', 'tokens'],
    takes: { tokens: 'tokens' },
    subject: 'sparse',
  },
  {
    calculator: 'pipeline-bubble',
    must: ['bubble'],
    outputs: { '': 'bubbleFraction' },
    needs: ['stages', 'microBatches'],
    takes: { stages: 'stages', microBatches: 'microBatches', virtualStages: 'virtualStages' },
  },

  latency,
  {
    ...latency,
    outputs: { firstToken: 'timeToFirstToken' },
    takes: { ...latency.takes, tokens: 'promptTokens', length: 'promptTokens' },
  },
  { ...latency, outputs: { fit: 'fits' }, needs: ['chips'] },
  { ...cache, subject: 'cached' },
  { ...cache, needs: layersNeeded, takes: { ...cache.takes, ...layers } },
  { ...cacheOfToken, subject: 'cached' },
  { ...cacheOfToken, needs: layersNeeded, takes: { ...cacheOfToken.takes, ...layers } },
  {
    calculator: 'quantisation',
    must: ['quantised'],
    outputs: { '': 'totalWeightBytes' },
    needs: ['format'],
    takes: { format: bits },
    subject: 'weights',
    warns: false,
  },
  {
    calculator: 'quantisation',
    may: ['quantised'],
    outputs: { weights: 'totalWeightBytes', memory: 'totalWeightBytes' },
    needs: ['format'],
    takes: { format: bits },
    subject: 'weights',
    warns: false,
  },
  {
    calculator: 'quantisation',
    may: ['inference', 'fit'],
    outputs: { howMany: 'minAccelerators' },
    needs: ['format'],
    takes: { format: bits, chip: 'accelerator' },
    subject: 'weights',
    warns: false,
  },
  {
    calculator: 'serving-cost',
    outputs: { perMillion: 'costPerMillionTokens' },
    needs: ['rate'],
    takes: { rate: 'tokensPerSecond', hourPrice: 'gpuHourPrice', utilisation: 'servingUtilisation' },
  },
  {
    calculator: 'serving-bill',
    may: ['inference'],
    outputs: { cost: 'costPerMonth', monthly: 'costPerMonth', daily: 'costPerDay' },
    needs: ['users'],
    takes: { users: 'dailyUsers', requests: 'requestsPerUser', input: 'requestInputTokens', output: 'requestOutputTokens' },
  },
  {
    calculator: 'serving-bill',
    outputs: { perRequest: 'costPerRequest' },
    needs: ['input', 'output'],
    takes: { input: 'requestInputTokens', output: 'requestOutputTokens' },
  },
  {
    calculator: 'speculative-decoding',
    must: ['speculative', 'speedup'],
    outputs: { '': 'speedup', speedup: 'speedup' },
    needs: ['acceptance'],
    takes: { acceptance: 'acceptanceRate', draftLength: 'draftLength' },
  },
  {
    calculator: 'majority-vote',
    must: ['vote'],
    outputs: { '': 'voteAccuracy' },
    needs: ['accuracy', 'samples'],
    takes: { accuracy: 'accuracy', samples: 'samples' },
  },
  { calculator: 'best-of-n', outputs: { kl: 'klNats' }, needs: ['bestOf'], takes: { bestOf: 'samples' } },

  {
    calculator: 'agent-task',
    must: ['agent'],
    outputs: { '': 'totalTokens', tokens: 'totalTokens', cost: 'cost' },
    needs: ['turns'],
    takes: { turns: 'turns', agents: 'agents' },
  },
  {
    calculator: 'growth-rates',
    outputs: { '': 'yearlyFactor', growth: 'yearlyFactor' },
    needs: ['doubling'],
    takes: { doubling: 'doublingMonths' },
  },
  {
    calculator: 'growth-rates',
    must: ['doublingTime'],
    outputs: { doublingTime: 'doublingMonths' },
    needs: ['yearlyFactor'],
    takes: { yearlyFactor: 'yearlyFactor' },
  },
  {
    calculator: 'price-decline',
    must: ['decline'],
    outputs: { '': 'yearlyFactor' },
    needs: ['factor', 'months'],
    takes: { factor: 'factor', months: 'months' },
  },
]
