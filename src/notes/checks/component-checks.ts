/**
 * The components of a note against the notebook: calculators and their inputs, values and what they expect, claims, data, parameters. One file for all,
 * since each is a case of `checkUse`.
 */
import { calculatorById, calculators } from '../../calculators/index.ts'
import type { Calculator, InputValue } from '../../calculators/spec/spec.ts'
import { nearest } from '../../diagnostics/near.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { isUnit, unitSpec } from '../../quantities/units.ts'
import type { ComponentUse } from '../../records/note.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { readGiven } from '../../scenario/parse-input.ts'
import { meets, readExpectation } from '../language/expected-value.ts'
import type { Tell } from '../notebook/link-note.ts'
import {
  calculatorInput,
  calculatorUnknown,
  claimUnknown,
  dataColumnUnknown,
  dataUnknown,
  parameterUnknown,
} from '../rules/component-use.ts'
import { valueExpect, valueNothing, valueOutput, valueUnit } from '../rules/value.ts'
import { lacksSomething } from './calculator-needs.ts'

export interface UseContext {
  readonly book: Book
  /** Ids, also of claims in notes that cannot be read otherwise. */
  readonly claims: ReadonlySet<string>
  /** Ids of the columns, by id of the data set. */
  readonly datasets: ReadonlyMap<string, readonly string[]>
  /** As in `NotebookBook`. */
  readonly broken: ReadonlySet<string>
  /** Outputs already computed, by calculator and pins. */
  readonly computed: Map<string, Readonly<Record<string, unknown>>>
}

const attributeMark = /^[\w:-]+\s*=\s*"[^"]*"/

/** Attributes that are the component's own, not inputs of its calculator. */
const own = { Calculator: new Set(['id']), Value: new Set(['of', 'expect', 'unit', 'digits']) } as const

const inputsOf = (use: ComponentUse, reserved: ReadonlySet<string>): Record<string, string> =>
  Object.fromEntries(Object.entries(use.attributes).filter(([name]) => !reserved.has(name)))

interface Ready {
  readonly calculator: Calculator
  /** Null when one of the pins cannot be read. */
  readonly given: Readonly<Record<string, InputValue>> | null
}

/** The calculator with its pins, when this notebook has what it reads. */
function readCalculator(
  id: string,
  attribute: string,
  use: ComponentUse,
  texts: Readonly<Record<string, string>>,
  context: UseContext,
  tell: Tell,
): Ready | null {
  const at = use.places[attribute] ?? use.place
  const calculator = calculatorById(id)
  if (!calculator) {
    const ids = calculators.map((each) => each.id)
    tell(
      calculatorUnknown,
      at,
      { message: `There is no calculator “${id}”.`, hint: `The calculators are ${ids.join(', ')}.`, suggestions: nearest(id, ids) },
      attributeMark,
    )
    return null
  }
  // Said once, of the calculator.
  if (lacksSomething(calculator, context.book)) return null
  const { given, problems } = readGiven(calculator, texts, context.book)
  for (const { name, message, hint, suggestions } of problems)
    tell(calculatorInput, use.places[name] ?? use.place, { message, hint, suggestions }, attributeMark)
  return { calculator, given: problems.length > 0 ? null : given }
}

function outputsAt(
  calculator: Calculator,
  given: NonNullable<Ready['given']>,
  { book, computed }: UseContext,
): Readonly<Record<string, unknown>> {
  const key = `${calculator.id} ${JSON.stringify(Object.entries(given).sort())}`
  const known = computed.get(key)
  if (known) return known
  const { outputs } = evaluate(calculator, given, {}, book, calculators)
  computed.set(key, outputs)
  return outputs
}

const sameDimension = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

function checkPrinting(use: ComponentUse, outputUnit: string, tell: Tell): void {
  const { unit } = use.attributes
  if (
    unit !== undefined &&
    (!isUnit(unit) || !isUnit(outputUnit) || !sameDimension(unitSpec(unit).dimension, unitSpec(outputUnit).dimension))
  ) {
    const message = isUnit(unit) ? `This output is in ${outputUnit}, which cannot be shown in ${unit}.` : `“${unit}” is not a unit.`
    tell(valueUnit, use.places['unit'] ?? use.place, { message, hint: 'Leave the unit out, or give one of the same kind.' }, attributeMark)
  }
}

function checkValue(use: ComponentUse, context: UseContext, tell: Tell): void {
  const at = use.places['of'] ?? use.place
  const [id = '', name = '', ...rest] = (use.attributes['of'] ?? '').split('.')
  if (name === '' || rest.length > 0) {
    tell(
      valueOutput,
      at,
      {
        message: `“${use.attributes['of'] ?? ''}” does not name an output.`,
        hint: 'Write of="calculator.output", such as of="training-run.cost".',
      },
      attributeMark,
    )
    return
  }
  const ready = readCalculator(id, 'of', use, inputsOf(use, own.Value), context, tell)
  if (!ready) return
  const outputs = ready.calculator.outputs as Readonly<
    Record<string, { readonly unit: Parameters<typeof printQuantity>[1]; readonly type?: string }>
  >
  const shown = Object.keys(outputs).filter((each) => outputs[each]?.type !== 'series')
  const output = shown.includes(name) ? outputs[name] : undefined
  if (!output) {
    tell(
      valueOutput,
      at,
      {
        message: `The calculator “${id}” has no output “${name}” that a sentence can show.`,
        hint: `Its outputs are ${shown.join(', ')}.`,
        suggestions: nearest(name, shown),
      },
      attributeMark,
    )
    return
  }
  checkPrinting(use, output.unit, tell)
  if (!ready.given) return
  const computed = outputsAt(ready.calculator, ready.given, context)[name]
  const { expect } = use.attributes
  if (expect !== undefined) checkExpected(use, expect, output.unit, computed, tell)
  else if (computed === null || computed === undefined) {
    tell(
      valueNothing,
      at,
      {
        message: `“${id}.${name}” has no value with the numbers of the book, so the sentence would show a dash.`,
        hint: 'Give the inputs that it needs, or show another output.',
      },
      attributeMark,
    )
  }
}

function checkExpected(use: ComponentUse, text: string, unit: Parameters<typeof printQuantity>[1], computed: unknown, tell: Tell): void {
  const at = use.places['expect'] ?? use.place
  if (typeof computed === 'string') {
    if (computed !== text)
      tell(
        valueExpect,
        at,
        { message: `The model gives “${computed}” here, and the sentence expects “${text}”.`, hint: 'Mend the sentence, or the inputs.' },
        attributeMark,
      )
    return
  }
  const expected = readExpectation(text, unit)
  if (!expected.ok) {
    tell(valueExpect, at, { message: expected.message, hint: expected.hint }, attributeMark)
    return
  }
  if (typeof computed === 'number' && meets(expected, computed)) return
  const digits = Math.min(12, Math.max(3, expected.digits))
  const given = typeof computed === 'number' ? printQuantity(computed, unit, { digits }) : 'no value'
  const plain =
    typeof computed === 'number'
      ? `If the model is right, write expect="${Number(computed.toPrecision(digits))}" and see that the sentence still holds.`
      : 'Give the inputs that it needs.'
  tell(valueExpect, at, { message: `The model gives ${given} here, and the sentence expects ${text}.`, hint: plain }, attributeMark)
}

function checkDataset({ attributes, places, place }: ComponentUse, { datasets, broken }: UseContext, tell: Tell): void {
  const id = attributes['id'] ?? ''
  const columns = datasets.get(id)
  if (!columns) {
    const hint = 'Data sets stand in the folder data.'
    const suggestions = nearest(id, [...datasets.keys()])
    if (!broken.has(`dataset:${id}`))
      tell(dataUnknown, places['id'] ?? place, { message: `There is no data set “${id}”.`, hint, suggestions }, attributeMark)
    return
  }
  for (const column of attributes['view']?.split(/[\s,]+/) ?? []) {
    if (columns.includes(column)) continue
    const hint = `It has ${columns.join(', ')}.`
    tell(
      dataColumnUnknown,
      places['view'] ?? place,
      { message: `The data set “${id}” has no column “${column}”.`, hint, suggestions: nearest(column, columns) },
      attributeMark,
    )
  }
}

/** Checks one component of a note. One that does not say what it shows has been reported with the note. */
export function checkUse(use: ComponentUse, context: UseContext, tell: Tell): void {
  const { id = '' } = use.attributes
  if (id === '' && !use.attributes['of']) return
  const at = use.places['id'] ?? use.place
  switch (use.name) {
    case 'Calculator':
      readCalculator(id, 'id', use, inputsOf(use, own.Calculator), context, tell)
      return
    case 'Value':
      checkValue(use, context, tell)
      return
    case 'Claim':
      if (!context.claims.has(id))
        tell(
          claimUnknown,
          at,
          {
            message: `No note makes a claim “${id}”.`,
            hint: 'A claim has its id and text under “claims:” in the frontmatter of a note.',
            suggestions: nearest(id, context.claims),
          },
          attributeMark,
        )
      return
    case 'Parameter':
      if (!Object.hasOwn(context.book.parameters, id) && !context.broken.has(`parameter:${id}`))
        tell(
          parameterUnknown,
          at,
          {
            message: `The parameter book has no “${id}”.`,
            hint: 'Parameters stand in the folder parameters.',
            suggestions: nearest(id, Object.keys(context.book.parameters)),
          },
          attributeMark,
        )
      return
    case 'Dataset':
      checkDataset(use, context, tell)
      return
  }
}
