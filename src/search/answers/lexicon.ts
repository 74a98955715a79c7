/**
 * The lexicon of questions that a calculator can answer, as data: what quantities measure, what is asked for, filler words, number formats. The
 * texts are parts of regular expressions, matched in lower case with hyphens as spaces; `question-parts.ts` parses with them.
 */
import { bf16Names } from '../../calculators/spec/inputs.ts'

const perUser = ' (?:each|per user|a user)(?: (?:a|per) day)?'
export const perHour = ' ?(?:/|per |an? )? ?(?:(?:gpu|accelerator|chip)[ -]?)?(?:hours?|hr|h)'

/** How the measure of a quantity is written. */
export interface MeasureWords {
  /** Words before the number: "batch size 32". */
  readonly before?: string
  /** Words after it: "2000 prompt tokens". */
  readonly after?: string
  /** Which numbers may stand there: any, none with B or T, shares (which may have a per cent sign), or dollars. */
  readonly size: 'any' | 'small' | 'share' | 'dollars'
}

/** What quantities measure, with the words for it. */
export const measures = {
  params: { before: 'params|parameters|model size|n', after: 'parameters?|params?', size: 'any' },
  activeParams: { after: 'activated|active(?: (?:params|parameters))?', size: 'any' },
  totalParams: { after: 'total(?: (?:params|parameters))?|(?:params|parameters) (?:in )?total', size: 'any' },
  tokens: { before: 'training tokens|tokens|d', after: '(?:training )?(?:tokens?|toks?)', size: 'any' },
  uniqueTokens: { after: '(?:unique|distinct) tokens', size: 'any' },
  epochs: { before: 'epochs', after: 'epochs?', size: 'small' },
  input: {
    before: 'context(?: length| window| size)?|ctx|prompt(?: length| tokens)?|input(?: length| tokens)?|sequence length|seq ?len',
    after: '(?:tokens? )?(?:of )?(?:context(?: length| window)?|ctx|prompt(?: tokens)?|input(?: tokens)?)|(?:tokens )?in(?= \\d|,|$)',
    size: 'small',
  },
  output: { before: 'output(?: length| tokens)?', after: '(?:tokens? )?(?:of )?output(?: tokens)?|(?:tokens )?out', size: 'small' },
  users: { after: '(?:daily )?(?:active )?(?:users?|people)(?: (?:a|per) day)?|dau', size: 'any' },
  requests: { after: `(?:requests?|queries|messages)${perUser}`, size: 'small' },
  flop: { before: 'c', after: 'flops?', size: 'any' },
  batch: { before: 'batch(?: size)?|bs', after: 'concurrent (?:requests|users)', size: 'small' },
  chips: { after: '(?:gpu|accelerator|chip|tpu)s?', size: 'small' },
  hourPrice: { after: `(?:(?:usd|dollars?)${perHour})`, size: 'dollars' },
  mfu: { before: 'mfu', after: 'mfu|model flops? utili[sz]ation', size: 'share' },
  utilisation: { before: 'utili[sz]ation', after: 'utili[sz]ation|utili[sz]ed|busy', size: 'share' },
  rate: { after: '(?:(?:tokens?|toks?) ?(?:/ ?|per |a )(?:seconds?|sec|s)|tps)(?: (?:per|a) (?:gpu|accelerator|chip))?', size: 'small' },
  rank: { before: 'rank|r', size: 'small' },
  zeroStage: { before: 'zero(?: stage)?', size: 'small' },
  samples: { after: 'samples?|votes?|answers', size: 'small' },
  bestOf: { before: 'best of', size: 'small' },
  accuracy: { before: 'accuracy', after: 'accuracy|accurate', size: 'share' },
  stages: { after: '(?:pipeline )?stages?', size: 'small' },
  microBatches: { after: 'micro ?batch(?:es)?', size: 'small' },
  virtualStages: { after: 'virtual stages', size: 'small' },
  draftLength: { before: 'draft(?: length)?|gamma', after: 'draft(?:ed)? tokens', size: 'small' },
  acceptance: { before: 'acceptance(?: rate)?', after: 'acceptance(?: rate)?|accepted', size: 'share' },
  turns: { after: 'turns?', size: 'small' },
  agents: { after: 'agents', size: 'small' },
  layers: { before: 'layers', after: 'layers?', size: 'small' },
  kvHeads: { before: '(?:kv|key value) heads', after: '(?:kv|key value) heads?', size: 'small' },
  headDim: { before: 'head (?:dim|dimension|size)', after: 'head (?:dim|dimension|size)', size: 'small' },
  yearlyFactor: { after: '(?:x|times|fold) ?(?:/ ?|per |a )(?:year|yr)', size: 'small' },
  factor: { after: 'x|times|fold', size: 'small' },
  doubling: { before: 'doubling time|doubl(?:es|ing) every', size: 'small' },
  months: { after: 'months?', size: 'small' },
} as const satisfies Readonly<Record<string, MeasureWords>>
export type Measured = keyof typeof measures
export type Measure = Measured | 'format'

/** Words for what is asked for, and for what it is about. */
export const words = {
  train: 'training run|pre ?training|training|trained|train',
  cost: 'how expensive|costs?|price|rent|bill',
  days: 'how (?:long|many (?:days|hours))|how much time|training time|time|days|duration',
  hours: '(?:how many )?(?:gpu|accelerator|chip) hours',
  energy: 'energy|electricity|kwh',
  carbon: 'carbon(?: emissions| footprint)?|co2|emissions',
  compute: '(?:how many )?flops?|compute|6nd',
  pfDays: '(?:petaflops?/s|petaflops?|pf) days',
  latency: 'time per (?:output )?token|inter token latency|token latency|latency|tpot|itl|(?:decode |decoding |generation )?speed|how fast',
  throughput: '(?:how many )?(?:tokens?|tok|toks) ?(?:/ ?|per |a )(?:second|sec|s)|throughput|tps',
  firstToken: 'time to first token|first token latency|prefill (?:time|latency)|ttft',
  totalTime: '(?:end to end|e2e) (?:latency|time)|time of (?:an|the) answer|total time',
  criticalBatch: 'critical batch(?: size)?',
  fit: 'fits?(?: (?:in|into)(?: the)? memory(?: of)?)?',
  inference: 'inference|serving|serve|decoding|decode|generation',
  cache: '(?:kv|key value) ?cache(?: memory| size)?',
  perToken: 'bytes per token|per token',
  memory: 'memory|vram|footprint|how big|size',
  monthly: '(?:per|a|each) month|monthly',
  daily: '(?:costs?|bill) (?:per|a) day|daily (?:costs?|bill)',
  perRequest: '(?:costs?|price) (?:per|of a|of one|a) (?:request|query)',
  perMillion:
    '(?:costs?|price) (?:per|of|for) (?:a |1 ?|one )?(?:m|million) ?(?:tokens|tok)|[$]/m ?tok(?:ens?)?|(?:usd|dollars) per million tokens',
  optimal: '(?:compute|chinchilla)[ -]optimal|optimal',
  optimalTokens: '(?:optimal|how many|number of) tokens',
  optimalParams: '(?:optimal )?(?:model size|parameters|params)',
  kaplan: 'kaplan',
  loss: '(?:predicted )?loss',
  fineTune: 'fine ?tun(?:e|ing)',
  full: 'full',
  lora: 'lora',
  qlora: 'qlora',
  trainable: 'trainable (?:parameters|params)',
  weights: 'weights?(?: memory| size)?',
  quantised: 'quanti[sz](?:e|ed|ation)',
  howMany: '(?:how many|number of)(?: (?:gpu|accelerator|chip)s)?|(?:gpu|accelerator)s',
  speculative: 'speculative (?:decoding|sampling)',
  speedup: 'speed ?ups?',
  bubble: '(?:pipeline )?bubble',
  kl: 'kl(?: divergence)?',
  vote: 'majority vot(?:e|ing)|self consistency',
  agent: 'agent(?:ic)?(?: task)?',
  tokens: 'tokens',
  perFlop: 'flops? per token',
  moe: 'moe|mixture of experts',
  doublingTime: 'doubling time',
  growth: 'growth|grows',
  decline: '(?:price )?decline|cheaper|price (?:drop|fall)s?',
  effective: 'effective tokens|data constrained|repeated data',
} as const
export type Word = keyof typeof words

/** Words that do not change the meaning of a question. */
export const fillers =
  'a|an|the|of|for|on|to|with|at|in|and|is|are|it|its|what|whats|how much|model|models|llm|using|use|does|do|would|will|be|needs?|takes?|run|running|around|about|roughly|approximately|w/'

/** Number formats by other names of theirs: "16 bits" is bf16, "int4" stands for any format of 4 bits. */
export const formats: Readonly<Record<string, string>> = {
  ...Object.fromEntries(bf16Names.map((name) => [name, 'bf16'])),
  ...{ '8': '8 bit', '4': '4 bit', int4: '4 bit' },
}
