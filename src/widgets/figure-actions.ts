/** The actions and tables around a calculator's widget, which are plain markup. */
import { effect } from '@preact/signals-core'
import { controlOf } from '../scenario/input-control.ts'
import { valueWords } from './control-facts.ts'
import type { FigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'

/** The chart's points, as a file. */
export const saveCsv = async ({ chart, calculator }: FigureState): Promise<void> => {
  const { saveChart } = await import('./chart-table.tsx')
  if (chart.value) saveChart(chart.value, `${calculator.id}.csv`)
}

/** The values in the list of inputs, kept as they are in force. */
export const followRecord = (root: HTMLElement, state: FigureState): void => {
  for (const cell of root.querySelectorAll<HTMLElement>('[data-input]')) {
    const name = cell.dataset['input'] ?? ''
    const control = controlOf(state.calculator, name, state.book)
    const number = cell.querySelector('.in-force')
    const from = cell.querySelector('.origin')
    if (!control || !number || !from) continue
    const { value, origin, changed } = inputSignals(state, name)
    effect(() => {
      number.textContent = valueWords(control, value.value)
      from.textContent = origin.value
      cell.classList.toggle('is-changed', changed.value)
    })
  }
}

/** The signs of sharing close when the focus leaves them, and at Escape. */
export const closeSigns = (root: HTMLElement): void => {
  const signOf = ({ target }: Event) => (target instanceof Element ? target.closest<HTMLDetailsElement>('.shared-sign') : null)
  root.addEventListener('focusout', (event) => {
    const sign = signOf(event)
    if (sign && !sign.contains(event.relatedTarget as Node | null)) sign.open = false
  })
  root.addEventListener('keydown', (event) => {
    const sign = signOf(event)
    if (event.key !== 'Escape' || !sign?.open) return
    sign.open = false
    sign.querySelector('summary')?.focus()
  })
}
