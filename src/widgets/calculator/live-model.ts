/** The parameter book, the calculators that a part of the page needs, and the reader's assumptions as values; loaded on demand. */

import type { Catalogue } from '../../scenario/calculator-lookup.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import type { LinkProblem } from '../../scenario/scenario-link.ts'
import { splitEntries } from '../../scenario/scenario-text.ts'
import { fetchBook } from '../page/fetch-book.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { entryValues } from '../scenario/entry-values.ts'
import { loadParseTexts } from '../scenario/load-parse-texts.ts'
import { latestResult } from './latest-result.ts'
import { loadCalculators, loadedCalculators } from './load-calculator.ts'

export interface LiveModel {
  readonly book: Book
  readonly catalogue: Catalogue
  readonly assumptions: Assumptions
  readonly problems: readonly LinkProblem[]
}

/** Calculators whose own inputs the scenario changes. */
export const calculatorsIn = (text: string): readonly string[] =>
  Object.keys(splitEntries(text)).flatMap((key) => (key.includes('.') ? [key.slice(0, key.lastIndexOf('.'))] : []))

/** With these calculators, and those that the scenario names. */
export const loadModel = async (calculators: readonly string[]): Promise<LiveModel> => {
  const { text } = scenario.get()
  const [book] = await Promise.all([fetchBook(), loadCalculators([...calculators, ...calculatorsIn(text)])])
  const catalogue = loadedCalculators()
  if (scenario.get().text === '') return { book, catalogue, assumptions: {}, problems: [] }
  const { readAssumptions } = await loadParseTexts()
  return { book, catalogue, ...readAssumptions(scenario.get().text, book, catalogue, entryValues) }
}

/** Calls `update` now and after each change of the scenario, at most once a frame, never out of order. */
export const followModel = (calculators: readonly string[], update: (model: LiveModel) => void): void => {
  const loadLatest = latestResult(() => loadModel(calculators), update)
  const run = () => {
    waiting = false
    loadLatest().catch((error: unknown) => console.warn(error))
  }
  let waiting = false
  scenario.subscribe(() => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(run)
  })
  run()
}
