/**
 * What an old link says above the page: the values of the book that have changed since it was made, and what that did to the result it
 * shows. Loaded only for a link of an older book, or one that carries the result it was shared with.
 */
import { dateWords } from '../../quantities/dates.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { isUnit } from '../../quantities/unit-forms.ts'
import { findIn, outputOf } from '../../scenario/calculator-lookup.ts'
import { differs, resultSince, type Since } from '../../scenario/changes-since.ts'
import { dependencies } from '../../scenario/dependencies.ts'
import type { Updated } from '../../scenario/history.ts'
import { isVersion, updatedSince } from '../../scenario/history.ts'
import type { Given } from '../../scenario/parameter-book.ts'
import { splitEntries } from '../../scenario/scenario-text.ts'
import { labelOf, lower } from '../../wording/assumption-changes.ts'
import { partWords } from '../../wording/gap-explanation.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { loadModel } from '../calculator/live-model.ts'
import { element } from '../page/element.ts'
import { valueUseOf } from '../prose/live-prose.ts'
import { scenario } from './browser-scenario.ts'
import { loadParseTexts } from './load-parse-texts.ts'
import { loadScenarios, type SiteScenarios } from './load-scenarios.ts'
import { action } from './scenario-shelf.ts'

/** Something on the page that shows a result: a figure, or a number in a sentence. */
interface Shown {
  /** The figure's anchor; empty for a number in a sentence. */
  readonly anchor: string
  readonly calculator: string
  /** Null: the main one. */
  readonly output: string | null
  readonly given: Given
}

const mostListed = 4

const parse = (text: string | undefined): Given => {
  try {
    return JSON.parse(text ?? '{}') as Given
  } catch {
    return {}
  }
}

/** The figure that the address names, else all figures, and else the numbers in sentences. */
const shownOn = (): readonly Shown[] => {
  const figures = [...document.querySelectorAll<HTMLElement>('[data-calculator]')].map(
    ({ dataset }): Shown => ({
      anchor: dataset['figure'] ?? '',
      calculator: dataset['calculator'] ?? '',
      output: null,
      given: parse(dataset['given']),
    }),
  )
  const linked = figures.filter(({ anchor }) => `#${anchor}` === location.hash)
  const numbers = [...document.querySelectorAll<HTMLElement>('[data-of]')].map((element): Shown => {
    const { calculator, output, given } = valueUseOf(element)
    return { anchor: '', calculator, output, given }
  })
  const all = linked.length > 0 ? linked : [...figures, ...numbers]
  return [...new Map(all.map((shown) => [`${shown.calculator} ${shown.output} ${JSON.stringify(shown.given)}`, shown])).values()]
}

interface Result extends Since {
  readonly shown: Shown
  readonly label: string
  readonly output: string
  readonly print: (value: Since['former']) => string
}

type Found = LiveModel & SiteScenarios & { readonly on: string }

const resultOf = (shown: Shown, here: Readonly<Record<string, Given>>, found: Found): Result | null => {
  const { assumptions, book, catalogue, history, on } = found
  const calculator = findIn(catalogue, shown.calculator)
  const name = shown.output ?? calculator?.main ?? ''
  const output = calculator && outputOf(calculator, name)
  if (!calculator || !output) return null
  const given = { ...shown.given, ...here[shown.anchor] }
  const since = resultSince(calculator, name, { given, assumptions }, on, book, history, catalogue)
  const label = `${calculator.title}: ${lower(output.label)}`
  const print = (value: Since['former']) =>
    typeof value === 'object' && value !== null ? '' : printQuantity(value, output.unit, { digits: 3 })
  return { ...since, shown, label, output: name, print }
}

/** "because the price was updated", or each update with its effect. */
const causeWords = (because: Result['because'], found: Found): string => {
  const parts = because?.parts ?? []
  const [only] = parts
  if (parts.length === 1 && only) return `, because ${labelOf(only.key, found)} was updated`
  const words = parts.flatMap((part) => partWords(part, because, found) ?? [])
  return words.length > 1 ? `, because of updates: ${words.join(', ')}` : ''
}

const sentenceOf = ({ label, former, now, because, print }: Result, found: Found): string =>
  `${label} was ${print(former)} then and is ${print(now)} now${causeWords(because, found)}.`

const updateWords = ({ parameter, before, because }: Updated): string => {
  const unit = isUnit(parameter.unit) ? parameter.unit : 'none'
  const values = `${printQuantity(before.best, unit, { bare: true })} → ${printQuantity(parameter.best, unit)}`
  const why = because.map((text) => lower(text).replace(/\.$/, '')).join('; ')
  return `${lower(parameter.label)}, ${values}${why && ` (${why})`}`
}

/** What the result was shared as, when it cannot be had from the values of then. */
const lostWords = (results: readonly Result[]): readonly string[] =>
  Object.entries(splitEntries(scenario.opened.was ?? '')).flatMap(([key, text]) => {
    const result = results.find(({ shown, output }) => `${shown.anchor}.${output}` === key)
    const shared = Number(text)
    if (!result || text === '' || !Number.isFinite(shared) || !differs(shared, result.former)) return []
    return [
      `${result.label} was shared as ${result.print(shared)}; with the values of then it comes to ${result.print(result.former)} now, so its formula or a data set has changed since.`,
    ]
  })

const listOf = (texts: readonly string[]): HTMLElement => {
  const list = element('ul')
  list.append(...texts.slice(0, mostListed).map((text) => element('li', {}, text)))
  const more = texts.length - mostListed
  if (more > 0)
    list.append(element('li', {}, `${more} more ${more === 1 ? 'number' : 'numbers'} on this page ${more === 1 ? 'has' : 'have'} changed.`))
  return list
}

const show = (on: string, isOlder: boolean, updates: readonly Updated[], changes: readonly string[], lost: readonly string[]): void => {
  const section = element('section', { class: 'old-link' })
  section.setAttribute('aria-label', 'What has changed since this link')
  const made = `This link was made with the book of ${dateWords(on)}.`
  const told =
    updates.length > 0
      ? `${made} Updated since, and counting here: ${updates.map(updateWords).join('; ')}.`
      : `${made} No value that counts here has changed since.`
  const head = element('p', {}, isOlder ? `${told} ` : '')
  head.setAttribute('role', 'status')
  if (!isOlder) head.textContent = 'This link carries a result that can no longer be had. '
  head.append(action('close', 'what has changed since this link', () => section.remove()))
  section.append(head)
  if (changes.length + lost.length > 0) section.append(listOf([...changes, ...lost]))
  document.querySelector('[data-scenario-bar]')?.after(section)
}

/** Compares once, with what the link says; what the reader moves later is not the link's. */
export const startOldLink = async (): Promise<void> => {
  const { here: hereText } = scenario.get()
  const shown = shownOn()
  const [model, site, { readHere }] = await Promise.all([
    loadModel(shown.map(({ calculator }) => calculator)),
    loadScenarios(),
    loadParseTexts(),
  ])
  const asked = scenario.opened.on
  const on = asked !== null && isVersion(asked) ? asked : site.version
  const found: Found = { ...model, ...site, on }
  const { here } = readHere(hereText, model.book, model.catalogue)
  const results = shown.flatMap((each) => resultOf(each, here, found) ?? [])
  const counting = new Set(
    shown.flatMap(({ calculator: id }) => {
      const calculator = findIn(model.catalogue, id)
      return calculator ? dependencies(calculator, model.catalogue).parameters : []
    }),
  )
  const updates = updatedSince(model.book, site.history, on).filter(
    ({ parameter: { id } }) => counting.has(id) && !Object.hasOwn(model.assumptions, id),
  )
  const sentences = results.filter(({ former, now, print }) => print(former) !== print(now)).map((result) => sentenceOf(result, found))
  const changed = [...new Set(sentences)]
  const lost = lostWords(results)
  const isOlder = on < site.version
  if (isOlder || lost.length > 0) show(on, isOlder, updates, changed, lost)
}
