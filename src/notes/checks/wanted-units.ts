/** The units of parameters and columns against those that calculators count on: another one would give wrong results in silence. */
import { columnsRead, parametersRead } from '../../calculators/spec/reads.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { nearest } from '../../diagnostics/near.ts'
import { isUnit, unitLabel } from '../../quantities/units.ts'
import type { Column } from '../../records/dataset.ts'
import { calculatorTable } from '../rules/calculator.ts'
import { problemIn, type TextFile, type Words } from '../text/read-text.ts'
import type { YamlValue } from '../yaml/read-yaml.ts'

const inUnit = (unit: string): string =>
  unit === 'text' ? 'texts' : unit === 'none' ? 'plain numbers' : isUnit(unit) ? unitLabel(unit) : unit

/** That calculators count on another unit than the one which is given. */
const wantedUnit = (name: string, given: string, wanted: string) => ({
  message: `“${name}” holds ${inUnit(given)}, and the calculators that read it take ${inUnit(wanted)}.`,
  hint: wanted === 'none' || wanted === 'text' ? `Give it ${inUnit(wanted)} again.` : `Write “unit: ${wanted}”, and the values in it.`,
})

/** What is wrong with the unit of a parameter that calculators read; null when nothing is. */
export function wrongUnit(name: string, given: string): Words | null {
  const wanted = Object.hasOwn(parametersRead, name) ? parametersRead[name] : undefined
  return wanted === undefined || wanted === given ? null : wantedUnit(name, given, wanted)
}

/** What calculators read of this data set and do not find in it as they take it. */
export function wrongColumns(
  file: TextFile,
  id: string,
  columns: readonly Column[],
  place: YamlValue<unknown>['place'],
): readonly Diagnostic[] {
  const wanted = Object.entries(Object.hasOwn(columnsRead, id) ? (columnsRead[id] ?? {}) : {})
  const names = columns.map((column) => column.id).filter((name) => !wanted.some(([each]) => each === name))
  return wanted.flatMap(([name, unit]): Diagnostic[] => {
    const column = columns.find((each) => each.id === name)
    if (!column) {
      const message = `There is no column “${name}”, which calculators read.`
      return [
        problemIn(file, calculatorTable, place(['columns'], 'key'), { message, hint: 'Put it back.', suggestions: nearest(name, names) }),
      ]
    }
    const given = column.type === 'number' ? (column.unit ?? 'none') : column.type
    return given === unit ? [] : [problemIn(file, calculatorTable, place(['columns', name], 'key'), wantedUnit(name, given, unit))]
  })
}
