/**
 * Questions that a calculator can answer: "70B on 15T tokens", "70B 8xH100 latency", "kv cache 70B 128k", "llama 3 405b training cost",
 * "cost of 1M users". The parts of a question (`answer-words.ts`) choose a calculator only where one is meant; else there is no answer.
 */
import { type Book, rowIn, rowsIn } from '../scenario/index.ts'
import { type Asked, type Part, readParts } from './answer-words.ts'

export interface Question {
  readonly calculator: string
  /** The output asked for. */
  readonly output: string
  /** Inputs by name, as texts. */
  readonly given: Readonly<Record<string, string>>
}

interface Facts {
  readonly asked: ReadonlySet<Asked>
  readonly params: string | null
  readonly tokens: string | null
  readonly users: string | null
  readonly flop: string | null
  readonly batch: string | null
  readonly chips: string | null
  readonly chip: string | null
  /** Row of a model or of a training run. */
  readonly model: string | null
  /** Numbers with no unit: a context where nothing else can be meant. */
  readonly bare: readonly string[]
}

/** Facts, or null when two of a kind contradict each other. */
function factsOf(parts: readonly Part[]): Facts | null {
  const asked = new Set<Asked>()
  const one = new Map<string, string>()
  const bare: string[] = []
  const put = (name: string, value: string): boolean => {
    if (one.has(name)) return false
    one.set(name, value)
    return true
  }
  for (const part of parts) {
    if (part.type === 'asked') asked.add(part.what)
    else if ('id' in part) {
      if (!put(part.type, part.id)) return null
    } else if (part.type === 'bare') {
      if (part.suffix === 'b' || part.suffix === 't') {
        if (!put(part.suffix === 'b' ? 'params' : 'tokens', part.value)) return null
      } else bare.push(part.value)
    } else if (!put(part.type, part.value)) return null
  }
  const get = (name: string) => one.get(name) ?? null
  return {
    asked,
    bare,
    params: get('params'),
    tokens: get('tokens'),
    users: get('users'),
    flop: get('flop'),
    batch: get('batch'),
    chips: get('chips'),
    chip: get('chip'),
    model: get('model'),
  }
}

type Given = Readonly<Record<string, string | null>>

const question = (calculator: string, output: string, given: Given): Question => ({
  calculator,
  output,
  given: Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== null)),
})

/** Only these were asked for, if anything. */
const only = ({ asked }: Facts, ...some: readonly Asked[]): boolean => [...asked].every((one) => some.includes(one))
const cellOf = (book: Book, table: string, id: string | null, column: string): string | null => {
  const cell = id === null ? undefined : rowIn(book, table, id)?.[column]
  return typeof cell === 'number' ? String(cell) : null
}

const trainingOutputs: readonly (readonly [Asked, string])[] = [
  ['days', 'days'],
  ['energy', 'energyKwh'],
  ['carbon', 'carbonTonnes'],
  ['hours', 'gpuHours'],
  ['compute', 'flops'],
  ['cost', 'cost'],
]

/** Parameters with training tokens, or a model whose tokens are known and "train". */
function training(facts: Facts, book: Book): Question | null {
  const { asked, model, chip, chips, users, flop, batch, bare } = facts
  if (users || flop || batch || bare.length > 0) return null
  if (!only(facts, 'train', 'cost', 'compute', 'days', 'energy', 'carbon', 'hours')) return null
  const known = (column: string) => cellOf(book, 'models', model, column) ?? cellOf(book, 'training-runs', model, column)
  const params = facts.params ?? known('activeParams') ?? known('params')
  const tokens = facts.tokens ?? (asked.has('train') ? known('tokens') : null)
  if (!params || !tokens || (facts.params && model)) return null
  const output = trainingOutputs.find(([what]) => asked.has(what))?.[1] ?? 'cost'
  return question('training-run', output, { params, tokens, accelerator: chip, accelerators: chips })
}

/** The shape of a model: its own row, or the one row of a table that has so many parameters; the last of several is the newest. */
function shapeOf({ params, model }: Facts, book: Book): string | null {
  if (model !== null) return rowIn(book, 'models', model) ? model : null
  const size = params === null ? Number.NaN : Number(params.replace(/B$/, 'e9').replace(/T$/, 'e12').replace(/M$/, 'e6'))
  const rows = rowsIn(book, 'models').filter((row) => row['params'] === size && row['attention'] === 'mha-gqa')
  const newest = rows.filter(({ id }) => String(id).startsWith('llama')).at(-1) ?? rows.at(-1)
  return newest ? String(newest['id']) : null
}

/** "kv cache 70B 128k": a cache, a model, and perhaps a context and a batch. */
function cache(facts: Facts, book: Book): Question | null {
  const { asked, tokens, bare, batch, users, flop, chip } = facts
  if (!asked.has('cache') || asked.size > 1 || users || flop || chip || bare.length > 1 || (tokens && bare.length > 0)) return null
  const model = shapeOf(facts, book)
  return model ? question('kv-cache', 'totalBytes', { model, contextTokens: tokens ?? bare[0] ?? null, batch }) : null
}

/** "70B 8xH100 latency": a model on accelerators, and how fast. */
function latency(facts: Facts, book: Book): Question | null {
  const { asked, chip, chips, batch, tokens, bare, users, flop } = facts
  const wanted = asked.has('latency') || asked.has('throughput') || asked.has('first-token')
  if (!wanted || asked.size > 1 || users || flop || bare.length > 1 || (tokens && bare.length > 0)) return null
  const model = shapeOf(facts, book)
  const given = { accelerator: chip, accelerators: chips, batch, promptTokens: tokens ?? bare[0] ?? null }
  const output = asked.has('throughput') ? 'tokensPerSecond' : asked.has('first-token') ? 'timeToFirstToken' : 'timePerOutputToken'
  if (model) return question('inference-latency', output, { model, ...given })
  return facts.params ? question('inference-latency', output, { activeParams: facts.params, totalParams: facts.params, ...given }) : null
}

/** "cost of 1M users": people a day, at the price of tokens. */
function users(facts: Facts): Question | null {
  const { params, tokens, flop, batch, chip, model, bare } = facts
  if (!facts.users || params || tokens || flop || batch || chip || model || bare.length > 0 || !only(facts, 'cost', 'users')) return null
  return question('serving-bill', 'costPerMonth', { dailyUsers: facts.users })
}

/** "compute-optimal 1e24 FLOP": how to divide a budget. */
function optimal(facts: Facts): Question | null {
  const { params, tokens, flop, batch, chip, model, bare, asked } = facts
  if (!asked.has('optimal') || !flop || params || tokens || batch || chip || model || bare.length > 0) return null
  return only(facts, 'optimal', 'train', 'compute') ? question('compute-optimal', 'params', { compute: flop }) : null
}

/** The question in a text, or null. */
export function questionIn(text: string, book: Book): Question | null {
  const parts = text.length > 120 ? null : readParts(text, book)
  const facts = parts && parts.length > 0 ? factsOf(parts) : null
  if (!facts) return null
  return cache(facts, book) ?? latency(facts, book) ?? users(facts) ?? optimal(facts) ?? training(facts, book)
}
