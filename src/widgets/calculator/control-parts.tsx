/** What all kinds of control share: their properties, their state, what is drawn at build only, and the note under them. */
import type { ComponentChildren } from 'preact'
import type { InputValue } from '../../calculators/spec/spec.ts'
import type { Unit } from '../../quantities/unit-forms.ts'
import type { Control, OptionControl, QuantityControl } from '../../scenario/input-control.ts'
import type { FigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'
import { reactive } from './reactive.ts'

/** The parts of a control that never change, drawn at build (`static-parts.tsx`). The browser's script keeps their markup and contains none of it. */
export interface StaticParts {
  readonly label: (control: Control, id: string) => ComponentChildren
  readonly ticks: (control: QuantityControl) => ComponentChildren
  readonly options: (control: OptionControl, value: InputValue) => ComponentChildren
  readonly sliderClass: (control: QuantityControl) => string
  readonly fieldTitle: (unit: Unit) => string
  /** The range of the answer, at the place's own values. */
  readonly range: ComponentChildren
}

export interface ControlProps {
  readonly state: FigureState
  readonly name: string
  /** At build only. */
  readonly staticParts?: StaticParts | undefined
}

/** Properties of an element with static content. Given an empty `dangerouslySetInnerHTML`, Preact keeps the markup that the build wrote. */
const own = { dangerouslySetInnerHTML: { __html: '' } }
export const content = (drawn: ComponentChildren): { readonly children: ComponentChildren } | typeof own =>
  drawn === undefined ? own : { children: drawn }

export const valueIn = (state: FigureState, name: string): InputValue => inputSignals(state, name).value.value
export const changedIn = (state: FigureState, name: string): boolean => inputSignals(state, name).changed.value
export const idOf = (state: FigureState, name: string): string => `${state.figure}-${name}`

/** Under a control: what is wrong, else how to take a change back, else where the value is from. */
export const Note = reactive(() => ({
  draw: ({ state, name }: ControlProps) => {
    const id = `${idOf(state, name)}-note`
    const { problem, via, viaAddress, origin } = inputSignals(state, name)
    if (problem.value !== null)
      return (
        <p class="control-note is-problem" id={id} role="alert">
          {problem.value}
        </p>
      )
    return (
      <p class="control-note" id={id}>
        {changedIn(state, name) ? (
          <>
            changed{state.isPinned(name) ? ' in this figure only' : ''} ·{' '}
            <button type="button" class="quiet" onClick={() => state.putBack(name)}>
              put back
            </button>
          </>
        ) : via.value !== null ? (
          <>
            from <a href={viaAddress.value}>{via.value.replaceAll('-', ' ')}</a>
          </>
        ) : (
          origin.value
        )}
      </p>
    )
  },
}))
