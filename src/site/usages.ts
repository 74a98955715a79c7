/** Which notes use a calculator, a parameter or a data set. */
import { calculators } from '../calculators/index.ts'
import type { ComponentUse, NoteRecord } from '../records/note.ts'
import { calculatorsUsing } from '../scenario/dependencies.ts'
import type { SiteNotebook } from './notebook.ts'

const calculatorOf = ({ name, attributes }: ComponentUse): string | undefined =>
  name === 'Calculator' ? attributes['id'] : name === 'Value' ? attributes['of']?.split('.')[0] : undefined

/** Notes that show the calculator, or print one of its outputs, in the order of their titles. */
export function notesUsing({ notes }: SiteNotebook, calculator: string): readonly NoteRecord[] {
  return notes.map(({ record }) => record).filter(({ components }) => components.some((use) => calculatorOf(use) === calculator))
}

/** Notes that name the parameter, or whose calculators read it, directly or through another calculator. */
export function notesOfParameter({ notes }: SiteNotebook, parameter: string): readonly NoteRecord[] {
  const readers = new Set(calculatorsUsing(parameter, calculators).map(({ id }) => id))
  const names = (use: ComponentUse) => use.name === 'Parameter' && use.attributes['id'] === parameter
  return notes
    .map(({ record }) => record)
    .filter(({ components }) => components.some((use) => names(use) || readers.has(calculatorOf(use) ?? '')))
}
