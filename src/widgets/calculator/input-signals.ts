/** One input of a figure as signals, so that its control is drawn again only when something of it changed. */
import type { ReadonlySignal } from '@preact/signals-core'
import { computed } from '@preact/signals-core'
import type { InputValue } from '../../calculators/spec/spec.ts'
import { calculatorAddress } from '../../records/address.ts'
import { memo, memoByText } from '../../records/memo.ts'
import { entryText, withQuery } from '../../scenario/scenario-text.ts'
import { shortProvenance } from '../../wording/provenance.ts'
import type { FigureState } from './figure-state.ts'

export interface InputSignals {
  readonly value: ReadonlySignal<InputValue>
  readonly changed: ReadonlySignal<boolean>
  /** The calculator whose output it is; null when it is none. */
  readonly via: ReadonlySignal<string | null>
  /** The address of that calculator, with what this one passes to it. */
  readonly viaAddress: ReadonlySignal<string>
  /** Where the value comes from, in words. */
  readonly origin: ReadonlySignal<string>
  /** What is wrong with what was typed; null when nothing is. */
  readonly problem: ReadonlySignal<string | null>
}

/** Values that this calculator passes to another stand there as values of that page alone, as a number in prose has them. */
const addressWithPassed = ({ calculator, evaluation, assumptions }: FigureState, id: string): string => {
  const passed = Object.entries(calculator.passes?.(evaluation.value.received) ?? {})
  const entries = passed.flatMap(([key, value]) =>
    key.startsWith(`${id}.`) && value !== null && !Object.hasOwn(assumptions.value, key) ? [`calc-${key}:${entryText(value)}`] : [],
  )
  return entries.length === 0 ? calculatorAddress(id) : `${withQuery(calculatorAddress(id), { here: entries.join() })}#calc-${id}`
}

const create = (state: FigureState, name: string): InputSignals => ({
  value: computed(() => state.evaluation.value.inputs[name]?.value ?? null),
  changed: computed(() => state.isChanged(name)),
  via: computed(() => state.evaluation.value.inputs[name]?.via?.calculator ?? null),
  viaAddress: computed(() => addressWithPassed(state, state.evaluation.value.inputs[name]?.via?.calculator ?? '')),
  origin: computed(() => shortProvenance(state.evaluation.value.inputs[name], state.book)),
  problem: computed(() => state.problems.value[name]?.message ?? null),
})

const signalsOf = memo((state: FigureState) => memoByText((name) => create(state, name)))

/** The same signals each time. */
export const inputSignals = (state: FigureState, name: string): InputSignals => signalsOf(state)(name)
