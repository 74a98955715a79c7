/** Turns a named scenario into the reader's assumptions, and into the form that is sent to the browser. */
import type { Scenario } from '../records/scenario.ts'
import type { Catalogue } from './calculator-lookup.ts'
import type { Assumptions, Book } from './parameter-book.ts'
import { writeAssumptions } from './scenario-link.ts'

/** A scenario as it is sent to the browser. */
export interface Preset extends Pick<Scenario, 'id' | 'title' | 'summary'> {
  /** In link form: `gpuHourPrice:2,turns:13`. */
  readonly text: string
}

export const assumptionsOf = ({ assumptions }: Scenario): Assumptions =>
  Object.fromEntries(assumptions.map(({ key, value }) => [key, value]))

export const presetOf = (scenario: Scenario, book: Book, catalogue: Catalogue): Preset => {
  const { id, title, summary } = scenario
  return { id, title, summary, text: writeAssumptions(assumptionsOf(scenario), book, catalogue) }
}
