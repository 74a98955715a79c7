/** Entries of the parameter book. Two with one id are reported by `notebook/read-book.ts`, which sees all files. */
import { nearest } from '../../diagnostics/near.ts'
import { isUnit, units } from '../../quantities/units.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { FormerEntry } from '../notebook/parameter-history.ts'
import type { Report } from '../text/report.ts'
import type { YamlValue } from '../yaml/read-yaml.ts'
import { calculatorTable, wrongUnit } from './calculator.ts'
import type { Rule } from './rule.ts'

export const parameterBasis: Rule = {
  code: 'parameter/basis',
  level: 'error',
  title: 'A parameter that stands on nothing',
  explains: 'Every value names its sources, or says in “assumption” what it stands on.',
  example: 'label: Turns of an agent task',
  fixed: 'label: Turns of an agent task\nassumption: A round number; published averages run from 10 to 60.',
}

export const parameterDuplicate: Rule = {
  code: 'parameter/duplicate',
  level: 'error',
  title: 'Two parameters with one id',
  explains: 'An id names one quantity in the whole notebook, whatever file it is in. A former id, in “formerly”, is not that of another.',
  example: 'gpuHourPrice, in prices.yaml and in training.yaml',
  fixed: 'gpuHourPrice, in prices.yaml',
}

export const parameterHistory: Rule = {
  code: 'parameter/history',
  level: 'error',
  title: 'Former values out of order',
  explains:
    'The former values of a parameter run from the oldest to the latest, each until the day on which the next one came, and each with low ≤ best ≤ high.',
  example: 'history:\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }',
  fixed: 'history:\n  - { until: "2027-01-15", best: 3, low: 1, high: 4 }\n  - { until: "2027-05-02", best: 2, low: 1, high: 4 }',
}

export const parameterRange: Rule = {
  code: 'parameter/range',
  level: 'error',
  title: 'Values that do not fit together',
  explains: 'The values of a parameter run low ≤ best ≤ high; a log-normal one is above zero, and a logit-normal one between 0 and 1.',
  example: 'best: 5\nlow: 8\nhigh: 9',
  fixed: 'best: 8\nlow: 5\nhigh: 9',
}

export const unitUnknown: Rule = {
  code: 'unit/unknown',
  level: 'error',
  title: 'A unit that does not exist',
  explains: 'Units are a closed list, so that quantities can be read, converted and printed in one way.',
  example: 'unit: dollars',
  fixed: 'unit: USD',
}

/** Finds the place of a path in the file. */
type PlaceIn = YamlValue<unknown>['place']
type Numbers = Pick<Parameter, 'low' | 'best' | 'high' | 'distribution'>

/** An entry as its file has it, each key of the right type. */
interface ParameterEntry extends Numbers {
  readonly unit: string
  readonly asOf: string
  readonly reviewBy?: string | undefined
  readonly sources?: readonly string[] | undefined
  readonly assumption?: string | undefined
  readonly updated?: string | undefined
  readonly history?: readonly FormerEntry[] | undefined
}

/** What the numbers of an entry must satisfy between them: the key that breaks it, and why; null when all is well. */
function wrongRange({ low, best, high, distribution }: Numbers): readonly [key: keyof Numbers, message: string] | null {
  if (low > best) return ['low', `The low value (${low}) is above the best one (${best}).`]
  if (high < best) return ['high', `The high value (${high}) is below the best one (${best}).`]
  if (distribution === 'log-normal' && low <= 0) return ['low', 'A log-normal quantity is above zero, so its low value must be too.']
  if (distribution === 'logit-normal' && (low <= 0 || high >= 1))
    return [low <= 0 ? 'low' : 'high', 'A logit-normal quantity lies between 0 and 1, so its low and high values must too.']
  return null
}

const rangeHint = 'The values run low ≤ best ≤ high.'

/** Reports a unit that does not exist. */
export function checkUnit(unit: string, where: ReturnType<PlaceIn>, report: Report): void {
  if (isUnit(unit)) return
  const hint = 'Units are listed in src/quantities/units.ts; “none” is for a plain number.'
  report(unitUnknown, where, { message: `“${unit}” is not a unit.`, hint, suggestions: nearest(unit, Object.keys(units)) })
}

/** Reports what is wrong with former values: their order, their ranges, their basis. */
function checkHistory(id: string, { history = [], updated, distribution }: ParameterEntry, place: PlaceIn, report: Report): void {
  for (const [index, former] of history.entries()) {
    const { until, sources = [], assumption } = former
    const wrong = (key: string | null, message: string, hint: string): void =>
      report(parameterHistory, place([id, 'history', index, ...(key === null ? [] : [key])]), { message, hint })
    const above = history[index - 1]
    if (above && above.until >= until)
      wrong(
        'until',
        `This former value held until ${until}, and the one above it until ${above.until}.`,
        'Former values run from the oldest to the latest.',
      )
    if (index === history.length - 1 && updated !== undefined && until > updated)
      wrong('until', `This former value held until ${until}, and the present one came on ${updated}.`, 'Mend one of the days.')
    const range = wrongRange({ ...former, distribution })
    if (range) wrong(range[0], range[1], rangeHint)
    if (sources.length === 0 && !assumption)
      wrong(
        null,
        'This former value names neither a source nor an assumption.',
        'Keep what it stood on then: “sources: [key]”, or “assumption:”.',
      )
  }
}

/** Reports what is wrong with an entry whose keys have the right types. */
export function checkParameter(id: string, entry: ParameterEntry, place: PlaceIn, report: Report): void {
  const { unit, asOf, reviewBy, sources = [], assumption } = entry
  checkUnit(unit, place([id, 'unit']), report)
  const wanted = isUnit(unit) ? wrongUnit(id, unit) : null
  if (wanted) report(calculatorTable, place([id, 'unit']), wanted)
  const range = wrongRange(entry)
  if (range) report(parameterRange, place([id, range[0]]), { message: range[1], hint: rangeHint })
  if (sources.length === 0 && !assumption)
    report(parameterBasis, place([id], 'key'), {
      message: `“${id}” names neither a source nor an assumption.`,
      hint: 'Add “sources: [key]”, or “assumption:” with what the value stands on.',
    })
  if (reviewBy && reviewBy < asOf)
    report(parameterRange, place([id, 'reviewBy']), {
      message: 'The review comes before the date of the value.',
      hint: 'Mend one of the dates.',
    })
  checkHistory(id, entry, place, report)
}
