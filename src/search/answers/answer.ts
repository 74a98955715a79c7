/**
 * Questions that a calculator can answer: "70B on 15T tokens", "70B 8xH100 latency", "kv cache 70B 128k". Every word is understood and
 * every quantity is an input taken, or there is no question; what two kinds of question would read differently is none either.
 */
import type { Book } from '../../scenario/parameter-book.ts'
import { type Fact, type Kind, kinds } from './answer-kinds.ts'
import type { Word } from './answer-lexicon.ts'
import { type Subjects, subjectFacts, takeSubject } from './answer-subject.ts'
import { type Part, type Quantity, readParts, worth } from './answer-words.ts'

export interface Question {
  readonly calculator: string
  /** The output asked for. */
  readonly output: string
  /** Inputs by name, as texts. */
  readonly given: Readonly<Record<string, string>>
  /** What the words left open and the tables settled: "70B is Llama 3 70B". Defaults of the calculator are not among it. */
  readonly assumed: readonly string[]
  /** The calculator's warnings are about this output. */
  readonly warns: boolean
}

type Model = Subjects['model']
interface Facts {
  readonly words: ReadonlySet<Word>
  readonly values: ReadonlyMap<Fact, string>
  readonly model: Model
  readonly assumed: readonly string[]
}

/** A context is no shorter; a smaller number may count anything. */
const leastLength = 256
/** Nothing else is so many. */
const leastFlop = 1e18

/** What a number is that nothing measures; null when it may be several things. */
function meaningOf({ value, on }: Quantity, known: ReadonlyMap<Fact, string>, named: boolean, rest: readonly Part[]): Fact | null {
  const sized = named || known.has('params')
  if (on && sized && worth(value) > worth(known.get('params') ?? '0')) return 'tokens'
  const onRest = rest.some((part) => part.type === 'quantity' && part.on && ['bare', 'tokens'].includes(part.measure))
  if (value.endsWith('B') || (!sized && onRest)) return 'params'
  if (value.endsWith('T')) return 'tokens'
  if (worth(value) >= leastFlop) return 'flop'
  return worth(value) >= leastLength ? 'length' : null
}

/** Facts; null when two of a kind are there, or a number has no meaning. */
function factsOf(parts: readonly Part[]): Facts | null {
  const values = new Map<Fact, string>()
  const words = new Set<Word>()
  const assumed: string[] = []
  let model: Model = null
  const put = (fact: Fact | null, value: string): boolean => fact !== null && !values.has(fact) && values.set(fact, value) !== undefined
  for (const part of parts) {
    if (part.type === 'word') words.add(part.word)
    else if (part.type === 'quantity') {
      if (part.measure !== 'bare' && !put(part.measure, part.value)) return null
    } else {
      if (part.type === 'model' ? model !== null : !put('chip', part.id)) return null
      if (part.type === 'model') model = part
      if (part.chosen)
        assumed.push(
          `${part.type === 'chip' ? part.typed.replace(/(?:s| [a-z]+)+$/, '').toUpperCase() : `“${part.typed}”`} is ${part.name}`,
        )
    }
  }
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'quantity' || part.measure !== 'bare') continue
    if (!put(meaningOf(part, values, model !== null, parts.slice(index + 1)), part.value)) return null
  }
  return { words, values, model, assumed }
}

/** The output that is asked for, when all words are the kind's own. */
function outputOf({ must = [], may = [], outputs, sets = {} }: Kind, { words }: Facts): string | null {
  const asked = new Set([...words].flatMap((word) => outputs[word] ?? []))
  const known = new Set<Word>([...must, ...may, ...(Object.keys(outputs) as Word[]), ...(Object.keys(sets) as Word[])])
  if (asked.size > 1 || [...words].some((word) => !known.has(word))) return null
  if (must.length > 0 && !must.some((word) => words.has(word))) return null
  return [...asked][0] ?? outputs[''] ?? null
}

/** Inputs from facts, each its own; null when one is not taken or refused, or two are the same input. */
function inputsOf({ needs = [], oneOf = [], takes = {}, subject }: Kind, { values, model }: Facts): Record<string, string> | null {
  if (model && !subject) return null
  if (needs.some((fact) => !values.has(fact)) || (oneOf.length > 0 && !oneOf.some((fact) => values.has(fact)))) return null
  const given: Record<string, string> = {}
  for (const [fact, value] of values) {
    const taken = takes[fact]
    if (taken === undefined && subject && subjectFacts(subject).includes(fact)) continue
    const inputs = typeof taken === 'string' ? { [taken]: value } : taken?.(value)
    if (!inputs || Object.keys(inputs).some((name) => name in given)) return null
    Object.assign(given, inputs)
  }
  return given
}

function read(kind: Kind, facts: Facts, book: Book): Question | null {
  const output = outputOf(kind, facts)
  const given = output === null ? null : inputsOf(kind, facts)
  if (output === null || given === null) return null
  const { words, values, model } = facts
  const get = (fact: Fact) => values.get(fact) ?? null
  const about = {
    words,
    model,
    params: get('params'),
    tokens: get('tokens'),
    activeParams: get('activeParams'),
    totalParams: get('totalParams'),
    cacheCounts: (['batch', 'input', 'output', 'tokens', 'length'] as const).some((fact) => values.has(fact)),
  }
  const taken = kind.subject ? takeSubject(kind.subject, about, book) : { given: {}, assumed: [] }
  const sets = [...words].flatMap((word): readonly Readonly<Record<string, string>>[] => (kind.sets?.[word] ? [kind.sets[word]] : []))
  if (!taken || sets.length > 1) return null
  const { calculator, warns = true } = kind
  return { calculator, output, given: { ...taken.given, ...given, ...sets[0] }, assumed: [...facts.assumed, ...taken.assumed], warns }
}

/** The question in a text, or null. */
export function questionIn(text: string, book: Book): Question | null {
  const parts = readParts(text, book)
  const facts = parts && parts.length > 0 ? factsOf(parts) : null
  if (!facts) return null
  const questions = kinds.flatMap((kind) => read(kind, facts, book) ?? [])
  return questions.length === 1 ? (questions[0] ?? null) : null
}
