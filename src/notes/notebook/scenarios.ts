/** Reads scenario files. The name of a file is the id. Each assumption is read as in a link, and needs a source or a reason. */
import { z } from 'astro/zod'
import { calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import type { Scenario, ScenarioAssumption } from '../../records/scenario.ts'
import { assumptionKey, findIn, inputOf } from '../../scenario/calculator-lookup.ts'
import { type Book, parameterIn } from '../../scenario/parameter-book.ts'
import { type Reading, readInput, readParameter } from '../../scenario/parse-input.ts'
import { scenarioBasis, scenarioName, scenarioValue } from '../rules/scenario.ts'
import type { TextFile } from '../text/read-text.ts'
import { reportIn } from '../text/report.ts'
import { readYaml } from '../yaml/read-yaml.ts'
import { line, sourceKeys } from '../yaml/yaml-fields.ts'
import type { SourceMention } from './datasets.ts'

const entry = {
  value: z.custom<string | number>(
    (value) => typeof value === 'number' || (typeof value === 'string' && value.length <= 80),
    'A value is a number or a short text: 8e9, $2, 40%.',
  ),
  because: line(400).optional(),
  sources: sourceKeys.optional(),
}
const entrySchema = z.strictObject(entry)
type Entry = z.infer<typeof entrySchema>
const top = {
  title: line(80),
  summary: line(400),
  assumptions: z
    .record(z.string(), entrySchema)
    .refine((given) => Object.keys(given).length > 0, 'A scenario assumes at least one thing.')
    .refine((given) => Object.keys(given).length <= 60, 'These are more than 60 assumptions.'),
}
const schema = z.strictObject(top)
const knownKeys = (path: readonly PropertyKey[]): readonly string[] => Object.keys(path.length === 0 ? top : entry)

export interface ReadScenario {
  /** Null when the file has a mistake. */
  readonly scenario: Scenario | null
  readonly mentions: readonly SourceMention[]
  readonly diagnostics: readonly Diagnostic[]
}

const textOf = (value: string | number): string => String(value).replace('e+', 'e')

type KeyReading = { readonly key: string; readonly reading: Reading } | { readonly unknown: string; readonly names: readonly string[] }

/** Resolves a key and reads its value. A shared input of a calculator resolves to the parameter itself. */
function readKey(key: string, text: string, book: Book): KeyReading {
  const dot = key.indexOf('.')
  if (dot < 0) {
    if (parameterIn(book, key)) return { key, reading: readParameter(key, text, book) }
    return { unknown: `The parameter book has no “${key}”.`, names: Object.keys(book.parameters) }
  }
  const [id, name] = [key.slice(0, dot), key.slice(dot + 1)]
  const calculator = findIn(calculators, id)
  if (!calculator) return { unknown: `There is no calculator “${id}”.`, names: calculators.map((each) => `${each.id}.${name}`) }
  if (!inputOf(calculator, name))
    return { unknown: `${id} has no input “${name}”.`, names: Object.keys(calculator.inputs as object).map((input) => `${id}.${input}`) }
  return { key: assumptionKey(calculator, name), reading: readInput(calculator, name, text, book) }
}

/** Reads one scenario. `broken` is that of `NotebookBook`: names in it are not reported as unknown. */
export function readScenario(file: TextFile, id: string, book: Book, broken: ReadonlySet<string>): ReadScenario {
  const { value, diagnostics, place } = readYaml(file, schema, knownKeys)
  if (!value) return { scenario: null, mentions: [], diagnostics }
  const problems: Diagnostic[] = []
  const report = reportIn(file, problems)
  const assumptions = new Map<string, ScenarioAssumption>()
  const add = (written: string, { value: given, because, sources = [] }: Entry): void => {
    const at = (...path: string[]) => place(['assumptions', written, ...path], path.length === 0 ? 'key' : 'value')
    if (!because && sources.length === 0) {
      const message = `“${written}” names neither a source nor a reason.`
      report(scenarioBasis, at(), { message, hint: 'Add “sources: [key]”, or “because:” with why this value.' })
    }
    const read = readKey(written, textOf(given), book)
    if ('unknown' in read) {
      if (broken.has(`parameter:${written}`)) return
      const suggestions = nearest(written, read.names)
      const hint = suggestions.length > 0 ? `Did you mean ${suggestions.join(' or ')}?` : 'Parameters stand in the folder parameters.'
      report(scenarioName, at(), { message: read.unknown, hint, suggestions })
    } else if (!read.reading.ok) {
      const { message, hint, suggestions } = read.reading
      report(scenarioValue, at('value'), { message, hint: hint ?? 'Write another value.', suggestions })
    } else if (assumptions.has(read.key)) {
      const message = `“${read.key}” stands in this scenario twice.`
      report(scenarioName, at(), { message, hint: 'Keep one of them.' })
    } else assumptions.set(read.key, { key: read.key, value: read.reading.value, ...(because && { because }), sources })
  }
  for (const [written, given] of Object.entries(value.assumptions)) add(written, given)
  const mentions = Object.entries(value.assumptions).flatMap(([written, { sources = [] }]) =>
    sources.map((key, index): SourceMention => ({ key, file, where: place(['assumptions', written, 'sources', index]) })),
  )
  const { title, summary } = value
  const scenario = problems.length > 0 ? null : { id, file: file.file, title, summary, assumptions: [...assumptions.values()] }
  return { scenario, mentions, diagnostics: problems }
}
