/** Parameter files → parameters. A file is an area; each key is a parameter's id. */
import { z } from 'astro/zod'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { decodedUnseen } from '../../diagnostics/unseen.ts'
import { isUnit, units } from '../../quantities/units.ts'
import { distributions, type Parameter } from '../../records/parameter.ts'
import { calculatorTable, wrongUnit } from '../rules/calculator.ts'
import { parameterBasis, parameterHistory, parameterRange, unitUnknown } from '../rules/parameter.ts'
import type { TextFile } from '../text/read-text.ts'
import { problemIn, type Where } from '../text/report.ts'
import { readYaml, type YamlValue } from '../yaml/read-yaml.ts'
import { camelId, day, line, sourceKeys, yearOrMonth } from '../yaml/yaml-fields.ts'
import { formerKeys, formerSchema, historyProblem, readFormer } from './parameter-history.ts'

const entry = {
  label: line(120),
  unit: z.string(),
  best: z.number(),
  low: z.number(),
  high: z.number(),
  distribution: z.enum(distributions),
  asOf: yearOrMonth,
  reviewBy: z
    .string()
    .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/, 'The month of the next review is written "2027-05", in quotes.')
    .optional(),
  sources: sourceKeys.optional(),
  assumption: line(600).optional(),
  note: line(900).optional(),
  updated: day.optional(),
  history: z.array(formerSchema).max(200, 'These are more than 200 former values.').optional(),
}
const id = camelId('A parameter’s id is one word in camel case, such as gpuHourPrice.')
const entrySchema = z.strictObject(entry)
const schema = z.record(id, entrySchema)
type Entry = z.infer<typeof entrySchema>

export interface FoundParameter {
  readonly parameter: Parameter
  readonly key: Where
  /** Every source that it names, former values included. */
  readonly mentions: readonly { readonly key: string; readonly where: Where }[]
}

/** What the numbers of an entry must satisfy between them, as the name of the key that breaks it and why. */
function wrongRange({
  low,
  best,
  high,
  distribution,
}: Pick<Entry, 'low' | 'best' | 'high' | 'distribution'>):
  | readonly [key: 'low' | 'best' | 'high' | 'distribution', message: string]
  | null {
  if (low > best) return ['low', `The low value (${low}) is above the best one (${best}).`]
  if (high < best) return ['high', `The high value (${high}) is below the best one (${best}).`]
  if (distribution === 'log-normal' && low <= 0) return ['low', 'A log-normal quantity is above zero, so its low value must be too.']
  if (distribution === 'logit-normal' && (low <= 0 || high >= 1))
    return [low <= 0 ? 'low' : 'high', 'A logit-normal quantity lies between 0 and 1, so its low and high values must too.']
  return null
}

export const unitWords = (unit: string) => ({
  message: `“${unit}” is not a unit.`,
  hint: 'Units are listed in src/quantities/units.ts; “none” is for a plain number.',
  suggestions: nearest(unit, Object.keys(units)),
})

export interface ReadParameters {
  readonly found: readonly FoundParameter[]
  /** Ids of entries that have a mistake: known, but not read. A star: the file is empty, and may have had any. */
  readonly broken: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The entries that fit, when others of the file do not; and the ids of all. */
function entriesOf({ value, plain }: YamlValue<z.infer<typeof schema>>, file: TextFile): { entries: [string, Entry][]; ids: string[] } {
  if (value) return { entries: Object.entries(value), ids: Object.keys(value) }
  if (plain === null) return { entries: [], ids: ['*'] }
  if (typeof plain !== 'object') return { entries: [], ids: file.lines.flatMap((text) => /^([A-Za-z]\w*):/.exec(text)?.[1] ?? []) }
  const entries = Object.entries(plain).flatMap(([name, given]): [string, Entry][] => {
    const read = entrySchema.safeParse(given)
    return read.success && id.safeParse(name).success && decodedUnseen(given).length === 0 ? [[name, read.data]] : []
  })
  return { entries, ids: Object.keys(plain) }
}

/** The parameters of one file, in its order, and what is wrong in it. */
export function readParameters(file: TextFile, area: string): ReadParameters {
  const read = readYaml(file, schema, (path) => (path.includes('history') ? formerKeys : Object.keys(entry)))
  const { place } = read
  const problems: Diagnostic[] = [...read.diagnostics]
  const { entries, ids } = entriesOf(read, file)
  const found = entries.flatMap(([name, given]): FoundParameter[] => {
    const before = problems.length
    const wanted = wrongUnit(name, given.unit)
    if (!isUnit(given.unit)) problems.push(problemIn(file, unitUnknown, place([name, 'unit']), unitWords(given.unit)))
    else if (wanted) problems.push(problemIn(file, calculatorTable, place([name, 'unit']), wanted))
    const range = wrongRange(given)
    if (range)
      problems.push(
        problemIn(file, parameterRange, place([name, range[0]]), { message: range[1], hint: 'The values run low ≤ best ≤ high.' }),
      )
    const { sources = [], asOf, reviewBy, assumption, note, ...rest } = given
    if (sources.length === 0 && !assumption) {
      problems.push(
        problemIn(file, parameterBasis, place([name], 'key'), {
          message: `“${name}” names neither a source nor an assumption.`,
          hint: 'Add “sources: [key]”, or “assumption:” with what the value stands on.',
        }),
      )
    }
    if (reviewBy && reviewBy < asOf)
      problems.push(
        problemIn(file, parameterRange, place([name, 'reviewBy']), {
          message: 'The review comes before the date of the value.',
          hint: 'Mend one of the dates.',
        }),
      )
    const { history = [], updated, ...form } = rest
    for (const problem of historyProblem(history, updated, (former) => wrongRange({ ...former, distribution: given.distribution })))
      problems.push(problemIn(file, parameterHistory, place([name, 'history', ...problem.path]), problem))
    if (problems.length > before) return []
    const parameter: Parameter = {
      id: name,
      area,
      file: file.file,
      ...form,
      asOf,
      ...(reviewBy && { reviewBy }),
      sources,
      ...(assumption && { assumption }),
      ...(note && { note }),
      ...(updated && { updated }),
      ...(history.length > 0 && { history: history.map(readFormer) }),
    }
    return [
      {
        parameter,
        key: place([name], 'key'),
        mentions: [
          ...sources.map((key, index) => ({ key, where: place([name, 'sources', index]) })),
          ...history.flatMap((former, at) =>
            (former.sources ?? []).map((key, index) => ({ key, where: place([name, 'history', at, 'sources', index]) })),
          ),
        ],
      },
    ]
  })
  const good = new Set(found.map(({ parameter }) => parameter.id))
  return { found, broken: ids.filter((name) => !good.has(name)), diagnostics: problems }
}
