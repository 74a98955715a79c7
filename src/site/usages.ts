/** Which notes use a calculator, a parameter or a data set. */
import { calculators } from '../calculators/index.ts'
import { memo } from '../records/memo.ts'
import type { ComponentUse, NoteRecord } from '../records/note.ts'
import { calculatorsUsing } from '../scenario/dependencies.ts'
import type { SiteNotebook } from './notebook.ts'

const calculatorOf = ({ name, attributes }: ComponentUse): string | undefined =>
  name === 'Calculator' ? attributes['id'] : attributes['of']?.split('.')[0]

/** The calculators and parameters that each note names; many pages ask. */
const usesOf = memo(({ notes }: SiteNotebook) =>
  notes.map(({ record }) => ({
    record,
    calculators: new Set(record.components.map(calculatorOf)),
    parameters: new Set(record.components.map((use) => (use.name === 'Parameter' ? use.attributes['id'] : undefined))),
  })),
)

/** Notes that show the calculator, or print one of its outputs, in the order of their titles. */
export const notesUsing = (notebook: SiteNotebook, calculator: string): readonly NoteRecord[] =>
  usesOf(notebook).flatMap((uses) => (uses.calculators.has(calculator) ? [uses.record] : []))

/** Notes that name the parameter, or whose calculators read it, directly or through another calculator. */
export function notesOfParameter(notebook: SiteNotebook, parameter: string): readonly NoteRecord[] {
  const readers = calculatorsUsing(parameter, calculators)
  return usesOf(notebook).flatMap((uses) =>
    uses.parameters.has(parameter) || readers.some(({ id }) => uses.calculators.has(id)) ? [uses.record] : [],
  )
}
