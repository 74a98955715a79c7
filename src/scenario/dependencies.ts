/** Lists the parameters, calculators and tables that a calculator's result depends on, through its chain of defaults. */
import type { Calculator } from '../calculators/spec/spec.ts'
import { type Catalogue, chainOf, findIn, inputsOf } from './calculator-lookup.ts'

export interface Dependencies {
  /** Ids in the parameter book, sorted. */
  readonly parameters: readonly string[]
  /** Upstream calculators, sorted, without this one. */
  readonly calculators: readonly string[]
  /** Data sets, sorted. */
  readonly tables: readonly string[]
}

/** Transitive. Unknown calculators and circles are passed over; `evaluate` reports them. */
export const dependencies = (calculator: Calculator, catalogue: Catalogue): Dependencies => {
  const parameters = new Set<string>()
  const tables = new Set<string>()
  const seen = new Set<string>()
  const visit = (current: Calculator): void => {
    if (seen.has(current.id)) return
    seen.add(current.id)
    for (const input of Object.values(inputsOf(current))) {
      if (input.kind === 'shared') parameters.add(input.parameter)
      if (input.kind === 'row') tables.add(input.table)
      const chain = chainOf(input)
      const next = chain && findIn(catalogue, chain.calculator)
      if (next) visit(next)
    }
  }
  visit(calculator)
  seen.delete(calculator.id)
  return { parameters: [...parameters].sort(), calculators: [...seen].sort(), tables: [...tables].sort() }
}

/** The calculators whose result a parameter can change, in list order. */
export const calculatorsUsing = (parameter: string, catalogue: Catalogue): readonly Calculator[] =>
  catalogue.filter((calculator) => dependencies(calculator, catalogue).parameters.includes(parameter))
