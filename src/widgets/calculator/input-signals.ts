/** One input of a figure as signals, so that its control is drawn again only when something of it changed. */
import type { ReadonlySignal } from '@preact/signals-core'
import { computed } from '@preact/signals-core'
import type { InputValue } from '../../calculators/spec/spec.ts'
import { memo, memoByText } from '../../records/memo.ts'
import { shortProvenance } from '../../wording/provenance.ts'
import type { FigureState } from './figure-state.ts'

export interface InputSignals {
  readonly value: ReadonlySignal<InputValue>
  readonly changed: ReadonlySignal<boolean>
  /** The calculator whose output it is; null when it is none. */
  readonly via: ReadonlySignal<string | null>
  /** Where the value comes from, in words. */
  readonly origin: ReadonlySignal<string>
  /** What is wrong with what was typed; null when nothing is. */
  readonly problem: ReadonlySignal<string | null>
}

const create = (state: FigureState, name: string): InputSignals => ({
  value: computed(() => state.evaluation.value.inputs[name]?.value ?? null),
  changed: computed(() => state.isChanged(name)),
  via: computed(() => state.evaluation.value.inputs[name]?.via?.calculator ?? null),
  origin: computed(() => shortProvenance(state.evaluation.value.inputs[name], state.book)),
  problem: computed(() => state.problems.value[name]?.message ?? null),
})

const signalsOf = memo((state: FigureState) => memoByText((name) => create(state, name)))

/** The same signals each time. */
export const inputSignals = (state: FigureState, name: string): InputSignals => signalsOf(state)(name)
