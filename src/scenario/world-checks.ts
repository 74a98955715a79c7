/** The checks of calculators against numbers of the world, worked out at the values of the parameter book. */
import { calculators, recordOf } from '../calculators/index.ts'
import type { Calculator, WorldCheck } from '../calculators/spec/spec.ts'
import type { Unit } from '../quantities/units.ts'
import type { Parameter } from '../records/parameter.ts'
import { outputOf } from './calculator-lookup.ts'
import { evaluate } from './evaluate.ts'
import type { Book } from './parameter-book.ts'

export interface CheckedAgainstWorld {
  readonly calculator: Calculator
  readonly check: WorldCheck
  /** What the world has. */
  readonly world: Parameter
  readonly unit: Unit
  /** What the calculator says; null when it has no value. */
  readonly model: number | null
  readonly holds: boolean
  /** A check that fixes a parameter is a fit: it cannot support the model. */
  readonly basis: 'fit' | 'evidence'
}

const passes = ({ passes: how }: WorldCheck, model: number, { low, best, high }: Parameter): boolean =>
  how === 'within' ? model >= low && model <= high : model <= best

/** The checks of one calculator, in the order of its record; a parameter that the book lacks leaves its check out. */
export const checkAgainstWorld = (calculator: Calculator, book: Book): readonly CheckedAgainstWorld[] => {
  const { checks = [] } = recordOf(calculator)
  const { outputs } = evaluate(calculator, {}, {}, book, calculators)
  return checks.flatMap((check) => {
    const world = book.parameters[check.world]
    const unit = outputOf(calculator, check.output)?.unit
    if (!world || !unit) return []
    const value = outputs[check.output]
    const model = typeof value === 'number' ? value : null
    const basis = check.solved.length > 0 ? ('fit' as const) : ('evidence' as const)
    return [{ calculator, check, world, unit, model, holds: model !== null && passes(check, model, world), basis }]
  })
}

/** The checks of all calculators. */
export const allWorldChecks = (book: Book): readonly CheckedAgainstWorld[] =>
  calculators.flatMap((calculator) => checkAgainstWorld(calculator, book))
