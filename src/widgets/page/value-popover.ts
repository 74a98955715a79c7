/**
 * What stands behind a number in prose: its name, formula, inputs with their origin, and where to open it. Built when a pointer rests
 * on the number, the keyboard reaches it, or a finger taps it.
 */

import { plainText } from '../../quantities/print-quantity.ts'
import { calculatorAddress } from '../../records/address.ts'
import { findIn, outputOf } from '../../scenario/calculator-lookup.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import { controlOf } from '../../scenario/input-control.ts'
import { valueWords } from '../../wording/input-facts.ts'
import { describeValue } from '../../wording/prose-text.ts'
import { shortProvenance } from '../../wording/provenance.ts'
import { loadModel } from '../calculator/live-model.ts'
import { valueUseOf } from '../prose/live-prose.ts'
import { fetchPage } from './fetch-page.ts'

const showAfter = 350
const grace = 300

let shown: { readonly link: HTMLElement; readonly box: HTMLElement } | null = null
let drawing: HTMLElement | null = null
let timer: ReturnType<typeof setTimeout> | undefined

const close = (): void => {
  clearTimeout(timer)
  shown?.box.remove()
  shown?.link.removeAttribute('aria-describedby')
  shown = null
}

const make = (tag: string, text = '', name = ''): HTMLElement => {
  const element = document.createElement(tag)
  if (text) element.textContent = text
  if (name) element.className = name
  return element
}

/** The formula as the build set it: on this page, else on the calculator's own. */
const formulaOf = async (calculator: string): Promise<Node | null> => {
  const selector = `[data-formula="${CSS.escape(calculator)}"] math`
  const here = document.querySelector(selector)
  if (here) return here.cloneNode(true)
  const page = await fetchPage(calculatorAddress(calculator)).catch(() => null)
  const there = page?.querySelector(selector)
  return there ? document.importNode(there, true) : null
}

const draw = async (link: HTMLElement): Promise<HTMLElement> => {
  const use = valueUseOf(link)
  const { book, catalogue, assumptions } = await loadModel([use.calculator])
  const calculator = findIn(catalogue, use.calculator)
  const output = calculator && outputOf(calculator, use.output)
  const said = describeValue(use, assumptions, book, catalogue)
  const before = describeValue(use, {}, book, catalogue)
  if (!calculator || !output || !said || !before) throw new Error(`There is nothing behind ${use.calculator}.${use.output}.`)
  const box = make('div', '', 'value-popover')
  box.id = 'value-popover'
  const head = make('p', '', 'value-name')
  head.append(`${output.label} `, make('b', plainText(said.text)))
  if (plainText(said.text) !== plainText(before.text)) head.append(make('span', `, ${plainText(before.text)} in the book`, 'was'))
  box.append(head)
  const formula = await formulaOf(calculator.id)
  if (formula) {
    const line = make('p', '', 'value-formula')
    line.append(formula)
    box.append(line)
  }
  const evaluation = evaluate(calculator, use.given, assumptions, book, catalogue)
  const list = make('dl')
  for (const [name, { value, from }] of Object.entries(evaluation.inputs)) {
    const control = controlOf(calculator, name, book)
    if (!control || value === null) continue
    const row = make('div', '', from === 'scenario' ? 'is-changed' : '')
    row.append(
      make('dt', control.label),
      make('dd', valueWords(control, value)),
      make('dd', shortProvenance(evaluation.inputs[name], book), 'origin'),
    )
    list.append(row)
  }
  const open = make('a', 'Open the calculator') as HTMLAnchorElement
  open.href = link.getAttribute('href') ?? ''
  box.append(list, open)
  return box
}

/** Below the number, inside the page; above it when there is no room below. */
const place = (box: HTMLElement, link: HTMLElement): void => {
  const at = link.getBoundingClientRect()
  const { offsetWidth: width, offsetHeight: height } = box
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))
  const below = at.bottom + 6 + height < innerHeight || at.top < height + 12
  box.style.left = `${left + scrollX}px`
  box.style.top = `${(below ? at.bottom + 6 : at.top - height - 6) + scrollY}px`
}

const show = async (link: HTMLElement): Promise<void> => {
  if (shown?.link === link || drawing === link) return
  drawing = link
  const box = await draw(link).finally(() => {
    drawing = null
  })
  if (!link.matches(':hover, :focus-within')) return
  close()
  document.body.append(box)
  place(box, link)
  link.setAttribute('aria-describedby', box.id)
  shown = { link, box }
  for (const element of [box, link]) {
    element.addEventListener('pointerenter', () => clearTimeout(timer))
    element.addEventListener('pointerleave', leave)
    element.addEventListener('focusout', leave)
    element.addEventListener('focusin', () => clearTimeout(timer))
  }
}

const leave = (): void => {
  clearTimeout(timer)
  timer = setTimeout(() => {
    const active = document.activeElement
    if (shown && (shown.box.contains(active) || shown.box.matches(':hover') || shown.link.matches(':hover, :focus'))) return
    close()
  }, grace)
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown) close()
})
document.addEventListener('pointerdown', (event) => {
  if (shown && event.target instanceof Node && !shown.box.contains(event.target) && !shown.link.contains(event.target)) close()
})

const known = new WeakSet<HTMLElement>()

const closeOnLeaving = (link: HTMLElement): void => {
  clearTimeout(timer)
  if (known.has(link)) return
  known.add(link)
  link.addEventListener('pointerleave', leave)
  link.addEventListener('focusout', leave)
}

/** A pointer or the focus has come to a number. */
export const offerPopover = (link: HTMLElement): void => {
  closeOnLeaving(link)
  timer = setTimeout(() => void show(link).catch(() => undefined), showAfter)
}

/** At once, for a tap. Rejects when there is nothing to show. */
export const openPopover = (link: HTMLElement): Promise<void> => {
  closeOnLeaving(link)
  link.focus({ preventScroll: true })
  return show(link)
}
