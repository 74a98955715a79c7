/** Edits made in a figure before its script was loaded; they are applied like any made afterwards. */

import { controlOf } from '../../scenario/input-control.ts'
import { fieldsIn, wasEdited } from '../page/early-edits.ts'
import { isUndecided } from '../page/slider-touch.ts'
import type { FigureState } from './figure-state.ts'
import { valueAt } from './slider-scale.ts'

export interface FigureEdits {
  /** What was typed, by input. It stays in its field as it stands, and is read there. */
  readonly typed: Readonly<Record<string, string>>
  /** Where sliders were moved to, and what was chosen in lists. */
  readonly moved: readonly (readonly [name: string, position: number])[]
  readonly chosen: readonly (readonly [name: string, option: string])[]
}

/** Call it before the controls are taken over, since that puts the state's values into them. `widget` holds the controls. */
export const findEdits = (widget: ParentNode, figure: string): FigureEdits => {
  const edited = fieldsIn(widget).filter((field) => wasEdited(field) && !isUndecided(field))
  const nameOf = ({ name }: { readonly name: string }) => name.slice(figure.length + 1)
  const ofType = (type: string) => edited.filter((field) => field.type === type)
  const sliders = ofType('range')
  // While a slider is dragged, the field beside it has an older value.
  const inHand = sliders.find((slider) => slider === document.activeElement)?.name
  return {
    typed: Object.fromEntries(ofType('text').flatMap((field) => (field.name === inHand ? [] : [[nameOf(field), field.value]]))),
    moved: sliders.map((slider) => [nameOf(slider), Number(slider.value)]),
    chosen: ofType('select-one').map((list) => [nameOf(list), list.value]),
  }
}

/** Lists first: choosing a row drops changes to what it fills. */
export const takeEdits = ({ moved, chosen }: FigureEdits, state: FigureState): void => {
  for (const [name, option] of chosen) state.set(name, option || null)
  for (const [name, position] of moved) {
    const control = controlOf(state.calculator, name, state.book)
    if (control?.kind === 'quantity') state.set(name, valueAt(position, control))
  }
}
