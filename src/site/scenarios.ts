/** The scenarios as their page shows them: each assumption against the book, the claims that turn, and the results that move most. */

import { calculators } from '../calculators/index.ts'
import type { Sentence, Typeset } from '../quantities/print-quantity.ts'
import { typeset } from '../quantities/print-quantity.ts'
import { calculatorAddress, parameterAddress } from '../records/address.ts'
import type { Claim, NoteRecord } from '../records/note.ts'
import type { Scenario, ScenarioAssumption } from '../records/scenario.ts'
import { findIn, outputOf } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { versionOf } from '../scenario/history.ts'
import { controlOf, parameterControl } from '../scenario/input-control.ts'
import { parameterIn } from '../scenario/parameter-book.ts'
import { assumptionsOf, presetOf } from '../scenario/presets.ts'
import { valueWords } from '../wording/input-facts.ts'
import { describeClaim } from '../wording/prose-text.ts'
import type { SiteNotebook } from './notebook.ts'

export interface AssumptionRow {
  readonly assumption: ScenarioAssumption
  readonly label: string
  readonly href: string
  /** Of a calculator's own input: its title. */
  readonly calculator: string | null
  readonly inBook: string
  readonly here: string
}
export interface TurnedClaim {
  readonly claim: Claim
  readonly note: NoteRecord
  readonly verdict: string
  readonly word: string
  readonly rest: Sentence
}
export interface MovedResult {
  readonly calculator: string
  readonly title: string
  readonly label: string
  readonly inBook: Typeset
  readonly here: Typeset
  /** Here ÷ book. */
  readonly ratio: number
}
export interface ScenarioView {
  readonly scenario: Scenario
  readonly text: string
  /** `?with=…&on=…`, for any page. */
  readonly query: string
  readonly rows: readonly AssumptionRow[]
  readonly turned: readonly TurnedClaim[]
  readonly claims: number
  readonly moved: readonly MovedResult[]
}

const mostMoved = 6

/** The version of the notebook's book, which shared links carry. */
export const bookVersion = ({ parameters, datasets }: Pick<SiteNotebook, 'parameters' | 'datasets'>): string =>
  versionOf(parameters, datasets)

function rowOf(assumption: ScenarioAssumption, { book }: SiteNotebook): AssumptionRow {
  const { key, value } = assumption
  const parameter = parameterIn(book, key)
  if (parameter) {
    const control = parameterControl(parameter, book)
    const words = (given: ScenarioAssumption['value']) => valueWords(control, given)
    const href = parameterAddress(key)
    return { assumption, label: control.label, href, calculator: null, inBook: words(parameter.best), here: words(value) }
  }
  const [id = '', name = ''] = key.split('.')
  const calculator = findIn(calculators, id)
  const control = calculator && controlOf(calculator, name, book)
  if (!calculator || !control) throw new Error(`A scenario assumes “${key}”, which nothing has.`)
  const inForce = evaluate(calculator, {}, {}, book, calculators).inputs[name]?.value ?? null
  const [inBook, here] = [valueWords(control, inForce), valueWords(control, value)]
  return { assumption, label: control.label, href: calculatorAddress(id), calculator: calculator.title, inBook, here }
}

function turnedBy(scenario: Scenario, { book, claims }: SiteNotebook): readonly TurnedClaim[] {
  return [...claims.values()].flatMap(({ claim, note }) => {
    if (claim.holds === undefined) return []
    const [before, now] = [{}, assumptionsOf(scenario)].map((assumptions) =>
      describeClaim(claim.holds ?? '', assumptions, book, calculators),
    )
    return before && now && before.verdict !== now.verdict ? [{ claim, note, verdict: now.verdict, word: now.word, rest: now.rest }] : []
  })
}

/** The main results that this scenario moves by the largest factor. */
function movedBy(scenario: Scenario, { book }: SiteNotebook): readonly MovedResult[] {
  const moved = calculators.flatMap((calculator): MovedResult[] => {
    const [before, now] = [{}, assumptionsOf(scenario)].map(
      (assumptions) => evaluate(calculator, {}, assumptions, book, calculators).outputs[calculator.main],
    )
    const output = outputOf(calculator, calculator.main)
    if (!output || typeof before !== 'number' || typeof now !== 'number' || before <= 0 || now <= 0 || before === now) return []
    const [inBook, here] = [typeset(before, output.unit), typeset(now, output.unit)]
    return [{ calculator: calculator.id, title: calculator.title, label: output.label, inBook, here, ratio: now / before }]
  })
  const size = ({ ratio }: MovedResult) => Math.abs(Math.log(ratio))
  return moved.sort((a, b) => size(b) - size(a) || (a.calculator < b.calculator ? -1 : 1)).slice(0, mostMoved)
}

export const scenarioViews = (notebook: SiteNotebook): readonly ScenarioView[] =>
  notebook.scenarios.map((scenario) => {
    const { text } = presetOf(scenario, notebook.book, calculators)
    return {
      scenario,
      text,
      query: `?with=${text}&on=${bookVersion(notebook)}`,
      rows: scenario.assumptions.map((assumption) => rowOf(assumption, notebook)),
      turned: turnedBy(scenario, notebook),
      claims: [...notebook.claims.values()].filter(({ claim }) => claim.holds !== undefined).length,
      moved: movedBy(scenario, notebook),
    }
  })
