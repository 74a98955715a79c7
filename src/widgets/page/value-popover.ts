/** The popover of a number in prose: its name, formula, inputs with their origin, and a link to its calculator. */

import type { Calculator } from '../../calculators/spec/spec.ts'
import { plainText } from '../../quantities/print-quantity.ts'
import { calculatorAddress } from '../../records/address.ts'
import { findIn, outputOf } from '../../scenario/calculator-lookup.ts'
import { type Evaluation, evaluate } from '../../scenario/evaluate.ts'
import { controlOf } from '../../scenario/input-control.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { valueWords } from '../../wording/input-facts.ts'
import { describeValue } from '../../wording/prose-text.ts'
import { shortProvenance } from '../../wording/provenance.ts'
import { rangeSentence } from '../../wording/range-words.ts'
import { loadModel } from '../calculator/live-model.ts'
import { rangeInSlices } from '../calculator/range-in-slices.ts'
import { valueUseOf } from '../prose/live-prose.ts'
import { sentenceNodes } from '../prose/typeset-nodes.ts'
import { element } from './element.ts'
import { fetchPage } from './fetch-page.ts'
import { offerPopover, openPopover } from './popover.ts'

/** The formula as the build set it: on this page, else on the calculator's own. */
const formulaOf = async (calculator: string): Promise<Node | null> => {
  const selector = `[data-formula="${CSS.escape(calculator)}"] math`
  const here = document.querySelector(selector)
  if (here) return here.cloneNode(true)
  const page = await fetchPage(calculatorAddress(calculator)).catch(() => null)
  const there = page?.querySelector(selector)
  return there ? document.importNode(there, true) : null
}

const headOf = (label: string, now: string, before: string): HTMLElement => {
  const head = element('p', { class: 'value-name' }, `${label} `, element('b', {}, now))
  if (now !== before) head.append(element('span', { class: 'was' }, `, ${before} by default`))
  return head
}

const inputsOf = (calculator: Calculator, evaluation: Evaluation, book: Book): HTMLElement => {
  const list = element('dl')
  for (const [name, { value, from }] of Object.entries(evaluation.inputs)) {
    const control = controlOf(calculator, name, book)
    if (!control || value === null) continue
    const cells = [
      element('dt', {}, control.label),
      element('dd', {}, valueWords(control, value)),
      element('dd', { class: 'origin' }, shortProvenance(evaluation.inputs[name], book)),
    ]
    list.append(element('div', { class: from === 'scenario' ? 'is-changed' : '' }, ...cells))
  }
  return list
}

const draw = async (link: HTMLAnchorElement): Promise<HTMLElement> => {
  const use = valueUseOf(link)
  const { book, catalogue, assumptions } = await loadModel([use.calculator])
  const calculator = findIn(catalogue, use.calculator)
  const output = calculator && outputOf(calculator, use.output)
  const now = describeValue(use, assumptions, book, catalogue)
  const before = describeValue(use, {}, book, catalogue)
  if (!calculator || !output || !now || !before) throw new Error(`There is nothing behind ${use.calculator}.${use.output}.`)
  const formula = await formulaOf(calculator.id)
  const evaluation = evaluate(calculator, use.given, assumptions, book, catalogue)
  const isNumber = typeof evaluation.outputs[use.output] === 'number'
  const range = isNumber ? await rangeInSlices(use.output, () => false, calculator, use.given, assumptions, book, catalogue) : null
  return element(
    'div',
    { class: 'value-popover', id: 'value-popover' },
    headOf(output.label, plainText(now.text), plainText(before.text)),
    ...(range ? [element('p', {}, ...sentenceNodes(rangeSentence(range, output)))] : []),
    ...(formula ? [element('p', { class: 'value-formula' }, formula)] : []),
    inputsOf(calculator, evaluation, book),
    element('a', { href: link.getAttribute('href') ?? '' }, 'Open the calculator'),
  )
}

/** A pointer or the focus has come to a number. */
export const offerValue = (link: HTMLAnchorElement): void => offerPopover(link, draw)

/** At once, for a tap. Rejects when there is nothing to show. */
export const openValue = (link: HTMLAnchorElement): Promise<void> => openPopover(link, draw)
