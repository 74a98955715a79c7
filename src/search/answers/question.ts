/**
 * Parses questions that a calculator can answer: "70B on 15T tokens", "70B 8xH100 latency", "kv cache 70B 128k". A text is a question only when
 * every word of it is understood, every quantity becomes an input, and exactly one kind of question fits.
 */
import type { Book } from '../../scenario/parameter-book.ts'
import type { Word } from './lexicon.ts'
import { type Fact, type QuestionKind, questionKinds } from './question-kinds.ts'
import { numericValue, type Part, type Quantity, readParts } from './question-parts.ts'
import { factsOfSubject, type SubjectContext, subjectInputs } from './subjects.ts'

export interface Question {
  readonly calculator: string
  /** Name of the output that is asked for. */
  readonly output: string
  /** Inputs by name, as texts. */
  readonly given: Readonly<Record<string, string>>
  /** What the text leaves open and the tables of the parameter book decide: "70B is Llama 3 70B". Defaults of the calculator are not listed. */
  readonly assumed: readonly string[]
  /** Whether the calculator's warnings are about this output. */
  readonly warns: boolean
}

type Model = SubjectContext['model']
/** What a text says: words and quantities by what they measure. */
interface Facts {
  readonly words: ReadonlySet<Word>
  readonly values: ReadonlyMap<Fact, string>
  readonly model: Model
  readonly assumed: readonly string[]
}

/** A smaller number without a unit may count anything; from this on it is a context length in tokens. */
const minContextLength = 256
/** From this on a number without a unit can only be FLOP. */
const minFlop = 1e18

/** What a number without a unit measures; null when it may be several things. `hasModel`: a model is named. `rest` are the parts after it. */
function measureOf({ value, on }: Quantity, known: ReadonlyMap<Fact, string>, hasModel: boolean, rest: readonly Part[]): Fact | null {
  const hasSize = hasModel || known.has('params')
  if (on && hasSize && numericValue(value) > numericValue(known.get('params') ?? '0')) return 'tokens'
  const hasMoreAfterOn = rest.some((part) => part.type === 'quantity' && part.on && ['bare', 'tokens'].includes(part.measure))
  if (value.endsWith('B') || (!hasSize && hasMoreAfterOn)) return 'params'
  if (value.endsWith('T')) return 'tokens'
  if (numericValue(value) >= minFlop) return 'flop'
  return numericValue(value) >= minContextLength ? 'length' : null
}

/** The facts in the parts of a text; null when two are of one kind, or a number may measure several things. */
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
    if (!put(measureOf(part, values, model !== null, parts.slice(index + 1)), part.value)) return null
  }
  return { words, values, model, assumed }
}

/** The output that is asked for; null when a word does not belong to this kind of question. */
function outputOf({ must = [], may = [], outputs, sets = {} }: QuestionKind, { words }: Facts): string | null {
  const asked = new Set([...words].flatMap((word) => outputs[word] ?? []))
  const known = new Set<Word>([...must, ...may, ...(Object.keys(outputs) as Word[]), ...(Object.keys(sets) as Word[])])
  if (asked.size > 1 || [...words].some((word) => !known.has(word))) return null
  if (must.length > 0 && !must.some((word) => words.has(word))) return null
  return [...asked][0] ?? outputs[''] ?? null
}

/** The inputs that the facts give; null when a fact is missing or not taken, a value is refused, or two facts give one input. */
function inputsOf({ needs = [], oneOf = [], takes = {}, subject }: QuestionKind, { values, model }: Facts): Record<string, string> | null {
  if (model && !subject) return null
  if (needs.some((fact) => !values.has(fact)) || (oneOf.length > 0 && !oneOf.some((fact) => values.has(fact)))) return null
  const given: Record<string, string> = {}
  for (const [fact, value] of values) {
    const taken = takes[fact]
    if (taken === undefined && subject && factsOfSubject(subject).includes(fact)) continue
    const inputs = typeof taken === 'string' ? { [taken]: value } : taken?.(value)
    if (!inputs || Object.keys(inputs).some((name) => name in given)) return null
    Object.assign(given, inputs)
  }
  return given
}

/** The facts read as a question of one kind; null when they are not. */
function readAs(kind: QuestionKind, facts: Facts, book: Book): Question | null {
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
  const taken = kind.subject ? subjectInputs(kind.subject, about, book) : { given: {}, assumed: [] }
  const sets = [...words].flatMap((word): readonly Readonly<Record<string, string>>[] => (kind.sets?.[word] ? [kind.sets[word]] : []))
  if (!taken || sets.length > 1) return null
  const { calculator, warns = true } = kind
  return { calculator, output, given: { ...taken.given, ...given, ...sets[0] }, assumed: [...facts.assumed, ...taken.assumed], warns }
}

/** The question that a text asks; null when it asks none, or may ask two. */
export function parseQuestion(text: string, book: Book): Question | null {
  const parts = readParts(text, book)
  const facts = parts && parts.length > 0 ? factsOf(parts) : null
  if (!facts) return null
  const questions = questionKinds.flatMap((kind) => readAs(kind, facts, book) ?? [])
  return questions.length === 1 ? (questions[0] ?? null) : null
}
