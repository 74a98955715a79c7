/** Keys in a control's field: a typed value takes effect at Enter, on leaving the field, and after a pause; Escape discards it. */
import type { Signal } from '@preact/signals-core'
import { editText } from '../../quantities/edit-text.ts'
import type { Unit } from '../../quantities/unit-forms.ts'
import type { FigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'

const pause = 700

export interface Typing {
  readonly state: FigureState
  readonly name: string
  readonly unit: Unit
  /** The text while it is edited, else null. */
  readonly draft: Signal<string | null>
}

/**
 * Listens to the field. The function it returns is called at each focus, with the field's text of that moment: it replaces the text by the
 * value in a form to edit, selected, unless the field has lost the focus or (`early`) had it before the page's script ran. A text typed
 * before this file was loaded takes effect at once, since its Enter may have been missed.
 */
export const fieldKeys = (field: HTMLInputElement, { state, name, unit, draft }: Typing): ((before: string, early: boolean) => void) => {
  const { value } = inputSignals(state, name)
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Null when there is no value. */
  const asText = (): string | null => {
    const now = value.peek()
    return typeof now === 'number' ? editText(now, unit) : null
  }
  const take = async (leave: boolean): Promise<void> => {
    clearTimeout(timer)
    const text = draft.peek()
    if (text === null) return
    if ((text === asText() || (await state.type(name, text))) && leave) draft.value = null
  }
  const typed = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void take(false), pause)
  }
  field.addEventListener('input', typed)
  field.addEventListener('blur', () => void take(true))
  field.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') void take(false)
    if (key !== 'Escape') return
    clearTimeout(timer)
    draft.value = asText() ?? ''
    state.forget(name)
  })
  return (before, early) => {
    const here = document.activeElement === field
    if (field.value !== before) {
      draft.value = field.value
      void take(!here)
      return
    }
    if (!here || early) return
    const text = asText()
    if (draft.peek() === null && text !== null) draft.value = field.value = text
    field.select()
  }
}
