/** Sentences of generated notes: grammatical, varied, about nothing. A note comes back to its own few subjects, as real ones do. */
import { pick, pickByRank, type Random, whole } from './random.ts'
import type { Words } from './vocabulary.ts'

export interface Voice {
  readonly random: Random
  readonly words: Words
  /** Nouns that this note is about. */
  readonly subjects: readonly string[]
}

export const voiceOf = (random: Random, words: Words): Voice => ({
  random,
  words,
  subjects: Array.from({ length: 6 }, () => pickByRank(random, words.nouns)),
})

export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`

const plurals: Readonly<Record<string, string>> = { datum: 'data', hypothesis: 'hypotheses', corpus: 'corpora', optimum: 'optima' }

export function plural(noun: string): string {
  const known = plurals[noun]
  if (known) return known
  if (/(?:s|x|ch|sh|z)$/.test(noun)) return `${noun}es`
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`
}

/** With its article: "an asset", "a model". */
const indefinite = (text: string): string => `${/^[aeiou]/.test(text) ? 'an' : 'a'} ${text}`

export const noun = ({ random, words, subjects }: Voice): string =>
  random() < 0.3 ? pick(random, subjects) : pickByRank(random, words.nouns)
export const adjective = ({ random, words }: Voice): string => pickByRank(random, words.adjectives)
export const verb = ({ random, words }: Voice): string => pickByRank(random, words.verbs)

function amount({ random }: Voice): string {
  const forms = [
    () => `${whole(random, 2, 98)} %`,
    () => `${whole(random, 2, 40)} ${pick(random, ['days', 'hours', 'months', 'layers', 'tokens', 'racks'])}`,
    () => `$${whole(random, 2, 90)} million`,
    () => `a factor of ${whole(random, 2, 12)}`,
    () => `${whole(random, 1, 9)}.${whole(random, 1, 9)} billion ${pick(random, ['parameters', 'tokens', 'requests'])}`,
  ]
  return pick(random, forms)()
}

/** "the average cost of a run" */
export function nounPhrase(voice: Voice): string {
  const { random } = voice
  const first = noun(voice)
  const told = random() < 0.45 ? `${adjective(voice)} ${first}` : first
  const forms = [
    () => `the ${told}`,
    () => indefinite(told),
    () => `each ${told}`,
    () => `the ${told} of ${indefinite(noun(voice))}`,
    () => `the ${first} that ${indefinite(noun(voice))} ${verb(voice)}`,
  ]
  return pick(random, forms)()
}

const openers = [
  'In practice,',
  'For this reason',
  'By contrast,',
  'At this scale',
  'Since 2022',
  'On paper,',
  'When demand is high,',
  'Outside the fitted range,',
  'Over a lifetime,',
  'Taken together,',
]
const joints = ['because', 'while', 'although', 'whereas', 'so that', 'until', 'as long as', 'unless']
const endings = [
  'in the long run',
  'at equal quality',
  'by design',
  'before the first release',
  'in most markets',
  'without a cache',
  'at the margin',
  'once it is shared',
  'under load',
]

function clause(voice: Voice): string {
  const { random } = voice
  const forms = [
    () => `${nounPhrase(voice)} ${verb(voice)} ${nounPhrase(voice)}`,
    () => `${nounPhrase(voice)} is ${adjective(voice)} and ${adjective(voice)}`,
    () => `${nounPhrase(voice)} ${verb(voice)} ${nounPhrase(voice)} by ${amount(voice)}`,
    () => `there are ${whole(random, 2, 9)} ${plural(noun(voice))} for every ${adjective(voice)} ${noun(voice)}`,
    () => `${plural(noun(voice))} of this kind depend on ${nounPhrase(voice)}`,
    () => `nobody has measured ${nounPhrase(voice)} at ${amount(voice)}`,
    () => `${nounPhrase(voice)} grew by ${amount(voice)} a year`,
    () => `${plural(noun(voice))} are paid for by ${nounPhrase(voice)}`,
    () => `the larger ${nounPhrase(voice).replace(/^(?:the|an?|each) /, '')} wins`,
    () => `one ${noun(voice)} in ${whole(random, 3, 20)} ${verb(voice)} its ${noun(voice)}`,
    () => `more ${plural(noun(voice))} mean fewer ${plural(noun(voice))}`,
    () => `it takes ${amount(voice)} to move ${nounPhrase(voice)}`,
    () => `a fall of ${amount(voice)} in ${nounPhrase(voice)} would go unnoticed`,
    () => `${nounPhrase(voice)} and ${nounPhrase(voice)} move together`,
  ]
  return pick(random, forms)()
}

/** One sentence without its full stop, so that a link or a citation can be put at its end. */
export function sentence(voice: Voice): string {
  const { random } = voice
  const opener = random() < 0.25 ? `${pick(random, openers)} ` : ''
  const joined = random() < 0.4 ? `, ${pick(random, joints)} ${clause(voice)}` : ''
  const ending = random() < 0.2 ? ` ${pick(random, endings)}` : ''
  return capital(`${opener}${clause(voice)}${joined}${ending}`)
}

/** A noun phrase or a statement, at most 90 characters. */
export function title(voice: Voice): string {
  const { random } = voice
  const forms = [
    () => `${adjective(voice)} ${plural(noun(voice))} and the ${noun(voice)}`,
    () => `the ${noun(voice)} ${verb(voice)} the ${adjective(voice)} ${noun(voice)}`,
    () => `what the ${noun(voice)} of ${indefinite(`${adjective(voice)} ${noun(voice)}`)} tells`,
    () => `${plural(noun(voice))} per ${noun(voice)} in ${adjective(voice)} ${plural(noun(voice))}`,
  ]
  const text = capital(pick(random, forms)())
  return text.length <= 90 ? text : title(voice)
}
