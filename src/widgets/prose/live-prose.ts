/** Numbers, parameters and claims in prose follow the scenario; what differs from the parameter book is marked, with the book's value as its title. */
import { plainText, printQuantity, sentenceText, typeset } from '../../quantities/print-quantity.ts'
import { calculatorInCondition } from '../../scenario/condition.ts'
import { parameterControl } from '../../scenario/input-control.ts'
import type { Assumptions } from '../../scenario/parameter-book.ts'
import type { ValueUse } from '../../wording/prose-text.ts'
import { describeClaim, describeValue } from '../../wording/prose-text.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { followModel } from '../calculator/live-model.ts'
import { plainNumber } from '../calculator/plain-number.ts'
import { sentenceNodes, typesetNodes } from './typeset-nodes.ts'

/** For other scripts that describe values and claims and load this file anyway. */
export { describeClaim, describeValue, followModel, plainText, sentenceNodes, typesetNodes }

const find = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]

/** The use that a `[data-of]` element was written from; attributes are the build's own. */
export const valueUseOf = ({ dataset }: HTMLElement): ValueUse => {
  const [calculator = '', output = ''] = (dataset['of'] ?? '').split('.')
  const given = JSON.parse(dataset['given'] ?? '{}') as Assumptions
  const digits = dataset['digits'] ? Number(dataset['digits']) : undefined
  return { calculator, output, given, unit: dataset['unit'], digits, range: dataset['spread'] !== undefined }
}

/** Marks what the reader's change moved. `was` is the book's text. */
const mark = (element: HTMLElement, changed: boolean, was: string): void => {
  element.classList.toggle('is-changed', changed)
  if (changed) element.title = `${was} by default`
  else element.removeAttribute('title')
}

const updateValue = (element: HTMLElement, { book, catalogue, assumptions }: LiveModel, describe = describeValue): void => {
  const use = valueUseOf(element)
  const now = describe(use, assumptions, book, catalogue)
  const before = describe(use, {}, book, catalogue)
  const data = element.querySelector('data')
  if (!now || !before || !data) return
  data.value = String(now.value ?? '')
  data.replaceChildren(...typesetNodes(now.text))
  mark(element, plainText(now.text) !== plainText(before.text), plainText(before.text))
}

const updateParameter = (element: HTMLElement, { book, assumptions }: LiveModel): void => {
  const parameter = book.parameters[element.dataset['parameter'] ?? '']
  const number = element.querySelector('data')
  if (!parameter || !number) return
  const { unit } = parameterControl(parameter, book)
  const value = assumptions[parameter.id] ?? parameter.best
  if (typeof value !== 'number') return
  const text = typeset(value, unit)
  number.value = String(value)
  number.replaceChildren(...typesetNodes(text))
  element.setAttribute('aria-valuenow', plainNumber(value))
  element.setAttribute('aria-valuetext', plainText(text))
  mark(element, value !== parameter.best, printQuantity(parameter.best, unit))
}

const updateClaim = (element: HTMLElement, { book, catalogue, assumptions }: LiveModel): void => {
  const condition = element.dataset['claim'] ?? ''
  const now = describeClaim(condition, assumptions, book, catalogue)
  const before = describeClaim(condition, {}, book, catalogue)
  const verdict = element.querySelector<HTMLElement>('.verdict')
  const word = element.querySelector('.verdict-word')
  const rest = element.querySelector('.verdict-rest')
  if (!now || !before || !verdict || !word || !rest) return
  const moved = sentenceText(now.rest) !== sentenceText(before.rest)
  verdict.dataset['verdict'] = now.verdict
  word.textContent = now.word
  rest.replaceChildren(moved ? ' in your scenario' : '', ...sentenceNodes(now.rest))
  mark(verdict, moved, `${before.word}${sentenceText(before.rest)}`)
}

const updateRanges = async (ranges: readonly HTMLElement[], model: LiveModel): Promise<void> => {
  const { describeRange } = await import('../../wording/range-text.ts')
  for (const element of ranges) updateValue(element, model, describeRange)
}

/** Milliseconds without a change before ranges are drawn again: thousands of draws each. */
const redrawAfter = 150

export const startLiveProse = (): void => {
  const values = find('[data-of]:not([data-spread])')
  const ranges = find('[data-of][data-spread]')
  const parameters = find('[data-parameter]')
  const claims = find('[data-claim]')
  const calculators = [
    ...[...values, ...ranges].map((element) => valueUseOf(element).calculator),
    ...claims.map((element) => calculatorInCondition(element.dataset['claim'] ?? '')),
  ]
  let redraw: ReturnType<typeof setTimeout> | undefined
  let changed = false
  followModel(calculators, (model) => {
    for (const element of values) updateValue(element, model)
    for (const element of parameters) updateParameter(element, model)
    for (const element of claims) updateClaim(element, model)
    clearTimeout(redraw)
    // Until the first change they are as the build drew them.
    changed ||= Object.keys(model.assumptions).length > 0
    if (changed && ranges.length > 0) redraw = setTimeout(() => void updateRanges(ranges, model), redrawAfter)
  })
}
