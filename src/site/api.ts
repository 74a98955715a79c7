/**
 * The notebook for other programs: calculators, parameters and claims as plain data. Numbers are in the unit that stands beside them,
 * never rounded, and equal to what `npm run calc` prints. A name, once given, keeps its meaning; `apiVersion` says when one had to go.
 */

import { calculators, measuresOf, recordOf } from '../calculators/index.ts'
import type { Calculator, Input } from '../calculators/spec/spec.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { isUnit, type Unit, unitSpec } from '../quantities/units.ts'
import { calculatorAddress, claimAddress, embedAddress, parameterAddress, pythonAddress } from '../records/address.ts'
import type { FormerValue, Parameter } from '../records/parameter.ts'
import type { Source } from '../records/source.ts'
import { chainOf, inputsOf, outputsOf } from '../scenario/calculator-lookup.ts'
import { caseGiven, runCase } from '../scenario/check-cases.ts'
import { calculatorInCondition } from '../scenario/condition.ts'
import { calculatorsUsing } from '../scenario/dependencies.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { controlOf, type Limits, parameterControl } from '../scenario/input-control.ts'
import { measuredRunsOf, withMeasured } from '../scenario/measured-result.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { claimsOf } from './claims.ts'
import type { SiteNotebook } from './notebook.ts'
import { notesOfParameter } from './usages.ts'

/** Rises when a name is taken away or changes its meaning; new names do not raise it. */
export const apiVersion = 1

const head = { version: apiVersion, documentation: '/api/', licence: { data: 'CC BY 4.0', code: 'MIT' } }

export interface ApiUnit {
  readonly id: string
  readonly symbol: string
  readonly meaning: string
}

const unitOf = (unit: string): ApiUnit => {
  const known: Unit = isUnit(unit) ? unit : 'none'
  const { symbol, label } = unitSpec(known)
  return { id: known, symbol, meaning: label }
}

export interface ApiSource {
  readonly key: string
  /** The whole reference; the key where the notebook has no such source, as another notebook's `sources` may not have those of the calculators. */
  readonly citation: string
  readonly url: string | null
}

const sourceOf = (sources: Readonly<Record<string, Source>>, key: string): ApiSource => {
  const source = Object.hasOwn(sources, key) ? sources[key] : undefined
  return { key, citation: source?.formatted ?? key, url: source?.url ?? null }
}

const limitsOf = ({ low, high, above }: Limits) => ({ low, high: high === Number.MAX_VALUE ? null : high, lowAllowed: !above })

/** Where the default comes from: a value of its own, a parameter of the book, or another calculator's output. */
const defaultOf = (input: Input) =>
  input.kind === 'shared' ? { parameter: input.parameter } : chainOf(input) !== null ? chainOf(input) : input.default

const inputOf = (calculator: Calculator, name: string, input: Input, value: unknown, book: Book) => {
  const control = controlOf(calculator, name, book)
  if (!control) throw new Error(`${calculator.id}.${name} has no parameter in the book.`)
  const common = {
    name,
    kind: input.kind,
    label: control.label,
    optional: control.optional,
    default: defaultOf(input),
    value,
    help: control.help ?? null,
  }
  if (control.kind === 'quantity') {
    const { unit, range, scale, limits, integer } = control
    return { ...common, unit: unitOf(unit), range, scale, limits: limitsOf(limits), integer, parameter: control.parameter?.id ?? null }
  }
  if (control.kind === 'text') return { ...common, pattern: control.pattern.source, form: control.form }
  return { ...common, table: control.table ?? null, options: control.options }
}

const casesOf = (calculator: Calculator, { book, sources }: SiteNotebook) =>
  recordOf(calculator).cases.map((one) => {
    const { name, rows, locator, note } = runCase(calculator, one, book, calculators)
    return {
      name,
      source: sourceOf(sources, one.source),
      locator: locator ?? null,
      note: note ?? null,
      given: caseGiven(calculator, one, book).given,
      expected: rows.map(({ unit, ...row }) => ({ ...row, unit: unitOf(unit) })),
    }
  })

const calculatorOf = (calculator: Calculator, notebook: SiteNotebook) => {
  const { book, sources } = notebook
  const computed = evaluate(calculator, {}, {}, book, calculators)
  const { inputs, outputs, warnings, sentence } = withMeasured(computed, measuredRunsOf(computed, measuresOf(calculator), book))
  const record = recordOf(calculator)
  return {
    id: calculator.id,
    topic: calculator.topic,
    title: calculator.title,
    question: calculator.question,
    url: calculatorAddress(calculator.id),
    embed: embedAddress(calculator.id),
    python: pythonAddress(calculator.id),
    formula: record.formula,
    inputs: Object.entries(inputsOf(calculator)).map(([name, input]) =>
      inputOf(calculator, name, input, inputs[name]?.value ?? null, book),
    ),
    outputs: Object.entries(outputsOf(calculator)).map(([name, { label, unit, type = 'number' }]) => ({
      name,
      label,
      unit: unitOf(unit),
      type,
      main: name === calculator.main,
      value: outputs[name] ?? null,
    })),
    says: sentenceText(sentence),
    warnings,
    validity: calculator.validity ?? [],
    caveats: record.caveats ?? [],
    sources: record.sources.map((key) => sourceOf(sources, key)),
    cases: casesOf(calculator, notebook),
  }
}

export const calculatorsForApi = (notebook: SiteNotebook) => ({
  ...head,
  calculators: calculators.map((calculator) => calculatorOf(calculator, notebook)),
})

/** A value that the book had before, in the unit of the present one. */
const formerOf = ({ until, best, low, high, asOf, sources, assumption, because }: FormerValue, known: SiteNotebook['sources']) => ({
  until,
  best,
  low,
  high,
  asOf: asOf ?? null,
  sources: sources.map((key) => sourceOf(known, key)),
  assumption: assumption ?? null,
  because: because ?? null,
})

export const parameterOf = (parameter: Parameter, notebook: SiteNotebook) => {
  const { id, area, label, unit, best, low, high, distribution, asOf, reviewBy, sources, assumption, note, updated, history } = parameter
  const reach = claimsOf(notebook).radius.parameters.find((each) => each.parameter === id)
  return {
    id,
    area,
    label,
    url: parameterAddress(id),
    unit: unitOf(unit),
    best,
    low,
    high,
    limits: limitsOf(parameterControl(parameter, notebook.book).limits),
    distribution,
    asOf,
    reviewBy: reviewBy ?? null,
    sources: sources.map((key) => sourceOf(notebook.sources, key)),
    assumption: assumption ?? null,
    note: note ?? null,
    updated: updated ?? null,
    history: (history ?? []).map((former) => formerOf(former, notebook.sources)),
    usedBy: {
      calculators: calculatorsUsing(id, calculators).map((each) => each.id),
      notes: notesOfParameter(notebook, id).map((each) => each.id),
      claims: reach?.claims ?? [],
    },
    turns: { low: (reach?.low ?? []).map(({ claim }) => claim), high: (reach?.high ?? []).map(({ claim }) => claim) },
  }
}

export const parametersForApi = (notebook: SiteNotebook) => ({
  ...head,
  parameters: notebook.parameters.map((parameter) => parameterOf(parameter, notebook)),
})

export const claimsForApi = (notebook: SiteNotebook) => {
  const { list, standings, chances } = claimsOf(notebook)
  return {
    ...head,
    claims: list.map(({ claim, note, href }) => {
      const standing = standings.get(claim.id)
      const chance = chances.get(claim.id)
      return {
        id: claim.id,
        text: claim.text,
        url: claimAddress(claim.id),
        note: { id: note.id, title: note.title, url: href },
        topic: note.topic,
        condition: claim.holds ?? null,
        verdict: standing
          ? {
              truth: standing.truth,
              calculator: calculatorInCondition(claim.holds ?? ''),
              label: standing.verdict.label,
              value: standing.verdict.value,
              operator: standing.verdict.operator,
              threshold: standing.verdict.threshold,
              unit: unitOf(standing.verdict.unit),
            }
          : null,
        chance: chance ? { holds: chance.holds, undecided: chance.undecided, draws: chance.count } : null,
        reads: standing?.reads ?? [],
        turns: standing?.turns ?? [],
        choices: standing?.choices ?? [],
      }
    }),
  }
}
