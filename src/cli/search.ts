/**
 * `npm run --silent search -- "words" [--json] [--limit 10]`: the search of the built site on the terminal, from the same index with the
 * same code. The site is in OUT_DIR (default `dist`).
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { inflateRawSync } from 'node:zlib'
import { calculators } from '../calculators/index.ts'
import { visibleJson, visibleLines } from '../diagnostics/writers.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { outputsOf } from '../scenario/calculator-lookup.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { isRange, resultRange } from '../scenario/result-range.ts'
import { answerQuestion, answerReasons, answerText } from '../search/answers/answer.ts'
import { parseQuestion } from '../search/answers/question.ts'
import type { Manifest } from '../search/index/manifest.ts'
import { categoryOf } from '../search/index/records.ts'
import { describeQuery } from '../search/query/query.ts'
import { createSearch, type Found, type Result, type Search } from '../search/query/search.ts'
import { rangeSentence } from '../wording/range-words.ts'

/** What the command needs of the world. */
export interface Effects {
  readonly write: (text: string) => void
  readonly complain: (text: string) => void
  /** Folder of the built site. */
  readonly dist: string
}

export interface Row {
  readonly kind: string
  readonly id: string
  readonly title: string
  readonly url: string
  /** Words of the heading under which the best passage stands. */
  readonly heading: string | null
  readonly score: number
  readonly why: string
}

export interface AnswerRow {
  readonly kind: 'answer'
  readonly title: string
  readonly url: string
  readonly calculator: string
  /** Base units. */
  readonly inputs: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly value: unknown
  /** 5 % and 95 % quantiles in base units; null where the value has no range. */
  readonly range: { readonly low: number; readonly high: number } | null
  /** 0..1: how much of the range rests on inputs without a source. */
  readonly assumedShare: number | null
  /** What was taken and what was assumed. */
  readonly why: string
}

const usage = `Usage: npm run --silent search -- "words" [--json] [--limit 10]
Searches the built site, as its own search does. Operators: "exact phrase", -not, topic:inference, kind:claim, status:contested,
cites:hoffmann2022. A question that a calculator can answer, such as "70B on 15T tokens", is answered first.
  --json   rows of kind, id, title, url, heading, score, why; an answer has calculator, inputs, outputs, value, range,
           assumedShare, why
`

/** The search of the site in a folder. */
export function siteSearch(dist: string): Search {
  const manifest = JSON.parse(readFileSync(join(dist, 'api/search.json'), 'utf8')) as Manifest
  const folder = join(dist, 'api/search', manifest.version)
  return createSearch(manifest, async (name) => inflateRawSync(readFileSync(join(folder, `${name}.idx`))))
}

interface Listed {
  readonly row: Row
  /** "Note · Inference". */
  readonly place: string
  /** The best passage in words; empty where there is none. */
  readonly passage: string
}

async function listed(search: Search, result: Result, terms: ReadonlySet<string>): Promise<Listed> {
  const { kind, id, title, url, score, why } = result
  const passage = await search.passage(result, terms)
  const row = { kind, id, title, url, heading: passage?.heading?.text ?? null, score: Number(score.toFixed(3)), why }
  return { row, place: categoryOf(result), passage: passage?.pieces.map(({ text }) => text).join('') ?? '' }
}

function answerRow(text: string, book: Book): AnswerRow | null {
  const question = parseQuestion(text, book)
  const answer = question && answerQuestion(question, calculators, book)
  if (!question || !answer) return null
  const { given, outputs, number, url, sentence } = answer
  const spec = outputsOf(answer.calculator)[question.output]
  const range =
    spec && typeof number === 'number' ? resultRange(answer.calculator, given, {}, book, calculators, question.output) : 'too-few-values'
  const rangeText = spec && typeof number === 'number' ? [sentenceText(rangeSentence(range, spec))] : []
  // A yes or no says little by itself.
  const explained = typeof number === 'string' ? sentence : null
  return {
    kind: 'answer',
    title: answerText(answer),
    url,
    calculator: question.calculator,
    inputs: given,
    outputs,
    value: number,
    range: isRange(range) ? { low: range.low, high: range.high } : null,
    assumedShare: isRange(range) ? range.assumedShare : null,
    why: [...(explained ? [sentenceText(explained)] : []), ...answerReasons(answer), ...rangeText].join(' '),
  }
}

const answerLines = ({ title, calculator, why, url }: AnswerRow): string => `${title}\n  Answer · ${calculator} · ${why}\n  ${url}\n`

const listedLines = ({ row: { title, heading, why, url }, place, passage }: Listed): string =>
  [title, `  ${place}${heading ? ` · ${heading}` : ''} · ${why}`, ...(passage === '' ? [] : [`  ${passage}`]), `  ${url}`, ''].join('\n')

/** What to say when nothing was found: what is in the way, or that nothing is close. */
const nothing = (words: string, { relaxations }: Found): string =>
  relaxations.length === 0
    ? `Nothing is close to “${words}”.\n`
    : relaxations.map(({ typed, total }) => `Nothing with ${typed}; ${total} ${total === 1 ? 'result' : 'results'} without.\n`).join('')

/** Runs the command; resolves to the exit code. */
export async function searchCommand(args: readonly string[], { dist, ...effects }: Effects): Promise<number> {
  const write = (text: string): void => effects.write(visibleLines(text))
  const complain = (text: string): void => effects.complain(visibleLines(text))
  const options = { json: { type: 'boolean' }, help: { type: 'boolean' }, limit: { type: 'string' } } as const
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (error) {
    complain(`search: ${error instanceof Error ? error.message : String(error)}\n\n${usage}`)
    return 2
  }
  const { values, positionals } = parsed
  const words = positionals.join(' ').trim()
  const limit = Number(values.limit ?? 10)
  if (values.help) {
    write(usage)
    return 0
  }
  if (words === '' || !Number.isInteger(limit) || limit < 1) {
    complain(`search: ${words === '' ? 'no words were given.' : '--limit is a whole number from 1.'}\n\n${usage}`)
    return 2
  }
  if (!existsSync(join(dist, 'api/search.json'))) {
    complain(`search: there is no built site in ${dist}. Run npm run build first.\n`)
    return 2
  }
  const book = JSON.parse(readFileSync(join(dist, 'api/book.json'), 'utf8')) as Book
  const search = siteSearch(dist)
  const found = await search.find(words, { limit })
  const answer = answerRow(words, book)
  const results = await Promise.all(found.results.map((result) => listed(search, result, found.terms)))
  for (const problem of found.query.problems) complain(`search: ${problem}\n`)
  if (found.missing > 0) complain('search: files of the index are missing; build the site again.\n')
  if (values.json) {
    write(`${visibleJson([...(answer ? [answer] : []), ...results.map(({ row }) => row)])}\n`)
    return 0
  }
  const explained = describeQuery(found.query)
  if (explained && results.length > 0) write(`${explained}\n\n`)
  const rows = [...(answer ? [answerLines(answer)] : []), ...results.map(listedLines)]
  write(rows.length > 0 ? rows.join('\n') : nothing(words, found))
  return 0
}

if (import.meta.main) {
  process.exitCode = await searchCommand(process.argv.slice(2), {
    write: (out) => void process.stdout.write(out),
    complain: (out) => void process.stderr.write(out),
    dist: process.env['OUT_DIR'] || 'dist',
  })
}
