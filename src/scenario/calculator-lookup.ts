/** Finds calculators, their inputs and their outputs by name. A catalogue is a list of calculators; the shipped one is the default everywhere. */
import type { Calculator, Input, Output, OutputOf } from '../calculators/spec/spec.ts'

export type Catalogue = readonly Calculator[]

export const findIn = (catalogue: Catalogue, id: string): Calculator | null => catalogue.find((calculator) => calculator.id === id) ?? null

export const inputsOf = (calculator: Calculator): Readonly<Record<string, Input>> => calculator.inputs
export const outputsOf = (calculator: Calculator): Readonly<Record<string, Output>> => calculator.outputs

export const inputOf = (calculator: Calculator, name: string): Input | null =>
  Object.hasOwn(inputsOf(calculator), name) ? (inputsOf(calculator)[name] ?? null) : null
export const outputOf = (calculator: Calculator, name: string): Output | null =>
  Object.hasOwn(outputsOf(calculator), name) ? (outputsOf(calculator)[name] ?? null) : null

/** The output that is this input's default, or null when it has another default. */
export const chainOf = (input: Input): OutputOf | null =>
  input.kind === 'quantity' && typeof input.default === 'object' && input.default !== null ? input.default : null

/** The key of an input in the reader's assumptions: the parameter's id, or `calculator.input`, of another calculator where it is the same. */
export const assumptionKey = (calculator: Calculator, name: string): string => {
  const input = inputOf(calculator, name)
  if (input?.kind === 'shared') return input.parameter
  return (input?.kind === 'quantity' ? input.sameAs : undefined) ?? `${calculator.id}.${name}`
}
