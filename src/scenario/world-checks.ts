/** Compares results of a calculator with numbers of the world that the parameter book holds, at the values of the book. */
import type { Calculator, WorldCheck } from '../calculators/spec/spec.ts'
import type { Unit } from '../quantities/units.ts'
import type { Parameter } from '../records/parameter.ts'
import { type Catalogue, outputOf } from './calculator-lookup.ts'
import { evaluate } from './evaluate.ts'
import { type Book, parameterIn } from './parameter-book.ts'

export interface CheckedAgainstWorld {
  readonly calculator: Calculator
  readonly check: WorldCheck
  /** What the world has. */
  readonly world: Parameter
  readonly unit: Unit
  /** What the calculator says; null when it has no value. */
  readonly model: number | null
  readonly holds: boolean
}

const passes = ({ passes: how }: WorldCheck, model: number, { low, best, high }: Parameter): boolean =>
  how === 'within' ? model >= low && model <= high : model <= best

/** One entry a check, in their order. A check whose parameter the book lacks is left out. */
export const checkAgainstWorld = (
  calculator: Calculator,
  checks: readonly WorldCheck[],
  book: Book,
  catalogue: Catalogue,
): readonly CheckedAgainstWorld[] => {
  if (checks.length === 0) return []
  const { outputs } = evaluate(calculator, {}, {}, book, catalogue)
  return checks.flatMap((check) => {
    const world = parameterIn(book, check.world)
    const unit = outputOf(calculator, check.output)?.unit
    if (!world || !unit) return []
    const value = outputs[check.output]
    const model = typeof value === 'number' ? value : null
    return [{ calculator, check, world, unit, model, holds: model !== null && passes(check, model, world) }]
  })
}
