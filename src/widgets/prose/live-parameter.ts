/** A parameter in a sentence that the reader changes: dragged, stepped with the arrow keys, or typed after a click, Enter or a digit. */
import { editText } from '../../quantities/edit-text.ts'
import { parameterControl, type QuantityControl } from '../../scenario/input-control.ts'
import { splitEntries } from '../../scenario/scenario-text.ts'
import { positionOf, steps, valueAt } from '../calculator/slider-scale.ts'
import { element } from '../page/element.ts'
import { fetchBook } from '../page/fetch-book.ts'
import type { HeldEvent } from '../page/held-events.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { setValues } from '../scenario/entry-values.ts'
import { loadParseTexts } from '../scenario/load-parse-texts.ts'

/** Pixels of a drag for one step of the scale, and the least that is a drag. */
const pixelsPerStep = 1.5
const leastDrag = 4

const keySteps: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: steps / 10,
  PageDown: -steps / 10,
  Home: -steps,
  End: steps,
}

const started = new WeakSet<HTMLElement>()

/** What the sentence shows follows a frame later, so the scenario is asked first. */
const currentValue = (element: HTMLElement, id: string, control: QuantityControl): number => {
  const text = splitEntries(scenario.get().text)[id]
  const value = text === undefined ? control.parameter?.best : Number(text)
  return value !== undefined && Number.isFinite(value) ? value : Number(element.querySelector('data')?.value)
}

/** The first step in a direction that changes the value, from where it stands. */
const stepped = (value: number, by: number, control: QuantityControl): number => {
  const sign = Math.sign(by)
  for (let position = positionOf(value, control) + by; position >= 0 && position <= steps; position += sign) {
    const next = valueAt(position, control)
    if ((next - value) * sign > 0) return next
  }
  return sign > 0 ? Math.max(value, control.range[1]) : Math.min(value, control.range[0])
}

const openField = (parameter: HTMLElement, id: string, control: QuantityControl, first?: string): void => {
  if (parameter.querySelector('input')) return
  const problemId = `problem-${id}`
  const field = element('input', { class: 'parameter-field', 'aria-label': control.label, 'aria-describedby': problemId })
  const problem = element('span', { class: 'parameter-problem', id: problemId, role: 'alert' })
  field.value = first ?? editText(currentValue(parameter, id, control), control.unit)
  field.size = Math.max(5, field.value.length + 2)
  let closed = false
  const close = (focus: boolean) => {
    if (closed) return
    closed = true
    field.remove()
    problem.remove()
    parameter.classList.remove('is-open')
    if (focus && document.activeElement === document.body) parameter.focus()
  }
  const take = async (focus: boolean) => {
    const { readParameter } = await loadParseTexts()
    const reading = readParameter(id, field.value, await fetchBook())
    if (!reading.ok) {
      field.setAttribute('aria-invalid', 'true')
      problem.textContent = [reading.message, reading.hint].filter(Boolean).join(' ')
      return
    }
    change(id, Number(reading.value), control)
    close(focus)
  }
  field.addEventListener('keydown', (event) => {
    event.stopPropagation()
    if (event.key === 'Enter') void take(true)
    if (event.key === 'Escape') close(true)
  })
  field.addEventListener('blur', () => (field.value.trim() === '' || field.getAttribute('aria-invalid') ? close(false) : void take(false)))
  parameter.classList.add('is-open')
  parameter.append(field, problem)
  field.focus()
  if (first === undefined) field.select()
}

const change = (id: string, value: number, control: QuantityControl): void =>
  setValues({ [id]: value === control.parameter?.best ? undefined : value })

/** Dragged along the line it changes, pressed it opens. A finger that scrolls the page over it leaves it as it was. */
const startDrag = (element: HTMLElement, id: string, control: QuantityControl): void => {
  let dragged = false
  element.addEventListener('click', ({ target }) => {
    if (!dragged && !(target instanceof HTMLInputElement)) openField(element, id, control)
  })
  element.addEventListener('pointerdown', (down) => {
    if (down.button !== 0 || down.target instanceof HTMLInputElement) return
    const before = currentValue(element, id, control)
    const from = positionOf(before, control)
    const move = (event: PointerEvent) => {
      const distance = event.clientX - down.clientX
      if (!dragged && Math.abs(distance) < Math.max(leastDrag, Math.abs(event.clientY - down.clientY))) return
      if (!dragged) element.setPointerCapture(down.pointerId)
      dragged = true
      const position = Math.min(steps, Math.max(0, from + Math.round(distance / pixelsPerStep)))
      change(id, valueAt(position, control), control)
    }
    const end = (event: PointerEvent) => {
      element.removeEventListener('pointermove', move)
      element.removeEventListener('pointerup', end)
      element.removeEventListener('pointercancel', end)
      if (dragged && event.type === 'pointercancel') change(id, before, control)
      // The click that a drag ends with comes in between.
      setTimeout(() => {
        dragged = false
      })
    }
    element.addEventListener('pointermove', move)
    element.addEventListener('pointerup', end)
    element.addEventListener('pointercancel', end)
    getSelection()?.removeAllRanges()
  })
}

/** A key as if it came now: in the field once that is open, since a key that a script sends types nothing. */
const press = (element: HTMLElement, key: HeldEvent): void => {
  const field = element.querySelector('input')
  if (key === 'click') element.click()
  else if (field && key.length === 1) field.value += key
  else if (field && key === 'Backspace') field.value = field.value.slice(0, -1)
  else (field ?? element).dispatchEvent(new KeyboardEvent('keydown', { key }))
}

/** `held`: what was done before this script was there. */
export const startParameter = async (element: HTMLElement, held: readonly HeldEvent[]): Promise<void> => {
  if (started.has(element)) return
  started.add(element)
  const id = element.dataset['parameter'] ?? ''
  const book = await fetchBook().catch((error: unknown) => {
    started.delete(element)
    throw error
  })
  const parameter = book.parameters[id]
  if (!parameter) return
  const control = parameterControl(parameter, book)
  startDrag(element, id, control)
  element.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const by = keySteps[event.key]
    if (by !== undefined) change(id, stepped(currentValue(element, id, control), by, control), control)
    else if (event.key === 'Delete' || event.key === 'Backspace') scenario.set({ [id]: null })
    else if (event.key === 'Enter') openField(element, id, control)
    else if (/^[\d.$]$/.test(event.key)) openField(element, id, control, event.key)
    else return
    event.preventDefault()
  })
  element.dataset['ready'] = ''
  const here = document.activeElement
  for (const key of held) press(element, key)
  // A reader who has gone on is left where they are; leaving the field takes what was typed.
  if (here instanceof HTMLElement && here !== element && here !== document.body) here.focus()
}
