/** Computed values in prose: the output that `<Value>` names, its unit, and the number that the sentence expects. */
import { calculators } from '../../calculators/index.ts'
import { nearest } from '../../diagnostics/near.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { isUnit, type Unit, unitSpec } from '../../quantities/units.ts'
import type { ComponentUse } from '../../records/note.ts'
import { evaluate } from '../../scenario/evaluate.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import type { NotebookChecks } from '../checks/notebook-context.ts'
import { meets, readExpectation } from '../language/expected-value.ts'
import type { Report } from '../text/report.ts'
import { attributeWhere, readCalculator } from './component-use.ts'
import type { Rule } from './rule.ts'

export const valueExpect: Rule = {
  code: 'value/expect',
  level: 'error',
  title: 'A number that the model no longer gives',
  explains:
    'The sentence expects one number and the model computes another. Either the model has changed and the sentence must follow, or one of them is wrong.',
  example: '<Value of="training-compute.flops" params="70B" tokens="1.4T" expect="7e23" />',
  fixed: '<Value of="training-compute.flops" params="70B" tokens="1.4T" expect="5.88e23" />',
}

export const valueNothing: Rule = {
  code: 'value/nothing',
  level: 'warning',
  title: 'A number that has no value in the book',
  explains: 'The calculator gives nothing for these inputs, so the sentence would show a dash.',
  example: '<Value of="training-compute.attentionShare" />',
  fixed: '<Value of="training-compute.attentionShare" layers="80" modelWidth="8192" sequence="4096" />',
}

export const valueOutput: Rule = {
  code: 'value/output',
  level: 'error',
  title: 'An output that does not exist',
  explains: 'Value shows one output of one calculator: of="calculator.output".',
  example: '<Value of="training-run.price" />',
  fixed: '<Value of="training-run.cost" />',
}

export const valueUnit: Rule = {
  code: 'value/unit',
  level: 'error',
  title: 'A unit that this output cannot be shown in',
  explains: 'An output is shown in its own unit, or in another one of the same kind.',
  example: '<Value of="training-run.days" unit="USD" />',
  fixed: '<Value of="training-run.days" unit="month" />',
}

type Ready = NonNullable<ReturnType<typeof readCalculator>>
type Outputs = Readonly<Record<string, { readonly unit: Unit; readonly type?: string }>>

/** A function that computes outputs, and remembers them by calculator and inputs. */
function createEvaluation(book: Book) {
  const computed = new Map<string, Readonly<Record<string, unknown>>>()
  return (calculator: Ready['calculator'], given: NonNullable<Ready['given']>): Readonly<Record<string, unknown>> => {
    const key = `${calculator.id} ${JSON.stringify(Object.entries(given).sort())}`
    const outputs = computed.get(key) ?? evaluate(calculator, given, {}, book, calculators).outputs
    computed.set(key, outputs)
    return outputs
  }
}

const sameDimension = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index])

function checkUnit(use: ComponentUse, outputUnit: Unit, report: Report): void {
  const { unit } = use.attributes
  if (unit === undefined) return
  if (isUnit(unit) && isUnit(outputUnit) && sameDimension(unitSpec(unit).dimension, unitSpec(outputUnit).dimension)) return
  const message = isUnit(unit) ? `This output is in ${outputUnit}, which cannot be shown in ${unit}.` : `“${unit}” is not a unit.`
  report(valueUnit, attributeWhere(use, 'unit'), { message, hint: 'Leave the unit out, or give one of the same kind.' })
}

/** The calculator and output that `of` names; null when it names none. */
function readOutput(use: ComponentUse, book: Book, report: Report): (Ready & { readonly name: string; readonly unit: Unit }) | null {
  const { of = '' } = use.attributes
  const [id = '', name = '', ...rest] = of.split('.')
  const wrong = (message: string, hint: string, suggestions: readonly string[] = []): null => {
    report(valueOutput, attributeWhere(use, 'of'), { message, hint, suggestions })
    return null
  }
  if (name === '' || rest.length > 0)
    return wrong(`“${of}” does not name an output.`, 'Write of="calculator.output", such as of="training-run.cost".')
  const ready = readCalculator(id, 'of', use, book, report)
  if (!ready) return null
  const outputs = ready.calculator.outputs as Outputs
  const shown = Object.keys(outputs).filter((each) => outputs[each]?.type !== 'series')
  const output = shown.includes(name) ? outputs[name] : undefined
  if (output) return { ...ready, name, unit: output.unit }
  const message = `The calculator “${id}” has no output “${name}” that a sentence can show.`
  return wrong(message, `Its outputs are ${shown.join(', ')}.`, nearest(name, shown))
}

function checkExpected(use: ComponentUse, text: string, unit: Unit, computed: unknown, report: Report): void {
  const wrong = (message: string, hint?: string): void => report(valueExpect, attributeWhere(use, 'expect'), { message, hint })
  if (typeof computed === 'string') {
    if (computed !== text)
      wrong(`The model gives “${computed}” here, and the sentence expects “${text}”.`, 'Mend the sentence, or the inputs.')
    return
  }
  const expected = readExpectation(text, unit)
  if (!expected.ok) {
    wrong(expected.message, expected.hint)
    return
  }
  if (typeof computed !== 'number') {
    wrong(`The model gives no value here, and the sentence expects ${text}.`, 'Give the inputs that it needs.')
    return
  }
  if (meets(expected, computed)) return
  const digits = Math.min(12, Math.max(3, expected.digits))
  wrong(
    `The model gives ${printQuantity(computed, unit, { digits })} here, and the sentence expects ${text}.`,
    `If the model is right, write expect="${Number(computed.toPrecision(digits))}" and see that the sentence still holds.`,
  )
}

/** Checks each `<Value>` of a note. One that does not say what it shows was reported when the note was read. */
export const notebookChecks: NotebookChecks = ({ book: { book } }) => {
  const outputsAt = createEvaluation(book)
  const check = (use: ComponentUse, report: Report): void => {
    const output = readOutput(use, book, report)
    if (!output) return
    checkUnit(use, output.unit, report)
    if (!output.given) return
    const { of = '', expect } = use.attributes
    const computed = outputsAt(output.calculator, output.given)[output.name]
    if (expect !== undefined) checkExpected(use, expect, output.unit, computed, report)
    else if (computed === null || computed === undefined)
      report(valueNothing, attributeWhere(use, 'of'), {
        message: `“${of}” has no value with the numbers of the book, so the sentence would show a dash.`,
        hint: 'Give the inputs that it needs, or show another output.',
      })
  }
  return {
    note({ record, report }) {
      for (const use of record.components) if (use.name === 'Value' && use.attributes['of']) check(use, report)
    },
  }
}
