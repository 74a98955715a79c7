/** Reads parameter files. The name of a file is an area; each key in it is the id of a parameter. */
import { z } from 'astro/zod'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { decodedUnseen } from '../../diagnostics/unseen.ts'
import { distributions, type Parameter } from '../../records/parameter.ts'
import { checkParameter } from '../rules/parameter.ts'
import type { TextFile } from '../text/read-text.ts'
import { reportIn, type Where } from '../text/report.ts'
import { readYaml, type YamlValue } from '../yaml/read-yaml.ts'
import { camelId, day, line, sourceKeys, yearOrMonth } from '../yaml/yaml-fields.ts'
import { formerKeys, formerSchema, readFormer } from './parameter-history.ts'

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
  leastCertain: z.strictObject({ place: z.number().int().min(1).max(20), settledBy: line(400) }).optional(),
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
  /** The sources that the entry names, former values included. */
  readonly mentions: readonly { readonly key: string; readonly where: Where }[]
}

export interface ReadParameters {
  readonly found: readonly FoundParameter[]
  /** Ids of entries that have a mistake. A star stands for an empty file, which may have had any. */
  readonly broken: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The entries that fit the schema, even when others of the file do not; and the ids of all. */
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

function parameterOf(id: string, area: string, file: string, entry: Entry): Parameter {
  const { sources = [], reviewBy, assumption, note, leastCertain, updated, history = [], ...rest } = entry
  return {
    ...{ id, area, file, ...rest },
    ...(reviewBy && { reviewBy }),
    sources,
    ...(assumption && { assumption }),
    ...(note && { note }),
    ...(leastCertain && { leastCertain }),
    ...(updated && { updated }),
    ...(history.length > 0 && { history: history.map(readFormer) }),
  }
}

/** The sources that an entry names, and where. */
function mentionsIn(id: string, { sources = [], history = [] }: Entry, place: YamlValue<unknown>['place']): FoundParameter['mentions'] {
  const lists = [
    { path: [id], sources },
    ...history.map((former, index) => ({ path: [id, 'history', index], sources: former.sources ?? [] })),
  ]
  return lists.flatMap(({ path, sources: keys }) => keys.map((key, index) => ({ key, where: place([...path, 'sources', index]) })))
}

/** The parameters of one file, in its order, and what is wrong in it. */
export function readParameters(file: TextFile, area: string): ReadParameters {
  const read = readYaml(file, schema, (path) => (path.includes('history') ? formerKeys : Object.keys(entry)))
  const { place } = read
  const diagnostics: Diagnostic[] = [...read.diagnostics]
  const report = reportIn(file, diagnostics)
  const { entries, ids } = entriesOf(read, file)
  const found = entries.flatMap(([name, given]): FoundParameter[] => {
    const before = diagnostics.length
    checkParameter(name, given, place, report)
    if (diagnostics.length > before) return []
    return [{ parameter: parameterOf(name, area, file.file, given), key: place([name], 'key'), mentions: mentionsIn(name, given, place) }]
  })
  const good = new Set(found.map(({ parameter }) => parameter.id))
  return { found, broken: ids.filter((name) => !good.has(name)), diagnostics }
}
