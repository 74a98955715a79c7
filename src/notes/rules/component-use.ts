/** What components name: calculators and their inputs, data sets, parameters, claims. What `<Value>` shows is in `value.ts`. */
import { calculatorById, calculators } from '../../calculators/index.ts'
import type { Calculator, Input, InputValue } from '../../calculators/spec/spec.ts'
import { nearest } from '../../diagnostics/near.ts'
import type { ComponentName, ComponentUse } from '../../records/note.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { readGiven } from '../../scenario/parse-input.ts'
import type { NotebookChecks, NotebookContext } from '../checks/notebook-context.ts'
import { componentForms } from '../language/components.ts'
import type { Report, Where } from '../text/report.ts'
import { lacksSomething } from './calculator.ts'
import type { Rule } from './rule.ts'

export const calculatorUnknown: Rule = {
  code: 'calculator/unknown',
  level: 'error',
  title: 'A calculator that does not exist',
  explains: 'A calculator is named by its id, such as training-run.',
  example: '<Calculator id="training-rum" />',
  fixed: '<Calculator id="training-run" />',
}

export const calculatorInput: Rule = {
  code: 'calculator/input',
  level: 'error',
  title: 'An input that the calculator does not take, or cannot',
  explains:
    'Inputs are named as in the calculator’s page, and each value is read in the unit of its input and must be possible: a share is 40% or 0.4, a size 70B.',
  example: '<Calculator id="training-run" params="seventy" />',
  fixed: '<Calculator id="training-run" params="70B" />',
}

export const parameterUnknown: Rule = {
  code: 'parameter/unknown',
  level: 'error',
  title: 'A parameter that does not exist',
  explains: 'A parameter is named by its id in content/parameters.',
  example: '<Parameter id="gpuPrice" />',
  fixed: '<Parameter id="gpuHourPrice" />',
}

export const dataUnknown: Rule = {
  code: 'data/unknown',
  level: 'error',
  title: 'A data set that does not exist',
  explains: 'A data set is named by its file in content/data, without the extension.',
  example: '<Dataset id="accelerator" />',
  fixed: '<Dataset id="accelerators" />',
}

export const dataColumnUnknown: Rule = {
  code: 'data/column-unknown',
  level: 'error',
  title: 'A column that the data set does not have',
  explains: 'The view of a data set names its columns, in the order in which they are shown. They are those of the first line of its CSV.',
  example: '<Dataset id="accelerators" view="memmory" />',
  fixed: '<Dataset id="accelerators" view="memory" />',
}

export const claimUnknown: Rule = {
  code: 'claim/unknown',
  level: 'error',
  title: 'A claim that does not exist',
  explains: 'Claim shows a claim by its permanent id, from the frontmatter of some note.',
  example: '<Claim id="inf-dominate" />',
  fixed: '<Claim id="inf-dominates" />',
}

/** Where an attribute of a component stands; the component itself when it is not given. */
export const attributeWhere = ({ places, place }: ComponentUse, attribute: string): Where => ({
  start: places[attribute] ?? place,
  mark: /^[\w:-]+\s*=\s*"[^"]*"/,
})

/** The attributes that are inputs of the calculator, not the component's own. */
function inputsOf({ name, attributes }: ComponentUse): Record<string, string> {
  const { own } = componentForms[name]
  return Object.fromEntries(Object.entries(attributes).filter(([attribute]) => !Object.hasOwn(own, attribute)))
}

interface Ready {
  readonly calculator: Calculator
  /** Null when one of the inputs cannot be read. */
  readonly given: Readonly<Record<string, InputValue>> | null
}

/** The calculator that an attribute names, with its inputs; null when it does not exist, or the notebook lacks what it reads. */
export function readCalculator(id: string, attribute: string, use: ComponentUse, book: Book, report: Report): Ready | null {
  const calculator = calculatorById(id)
  if (!calculator) {
    const ids = calculators.map((each) => each.id)
    const message = `There is no calculator “${id}”.`
    report(calculatorUnknown, attributeWhere(use, attribute), {
      message,
      hint: `The calculators are ${ids.join(', ')}.`,
      suggestions: nearest(id, ids),
    })
    return null
  }
  // What a calculator lacks is reported once, of the calculator.
  if (lacksSomething(calculator, book)) return null
  const { given, problems } = readGiven(calculator, inputsOf(use), book)
  for (const { name, message, hint, suggestions } of problems)
    report(calculatorInput, attributeWhere(use, name), { message, hint, suggestions })
  return { calculator, given: problems.length > 0 ? null : given }
}

type Check = (id: string, use: ComponentUse, report: Report) => void

function checkView(id: string, use: ComponentUse, columns: readonly string[], report: Report): void {
  for (const column of use.attributes['view']?.split(/[\s,]+/) ?? []) {
    if (columns.includes(column)) continue
    const message = `The data set “${id}” has no column “${column}”.`
    const hint = `It has ${columns.join(', ')}.`
    report(dataColumnUnknown, attributeWhere(use, 'view'), { message, hint, suggestions: nearest(column, columns) })
  }
}

/** A switch names a choice of a calculator, and values of that choice. */
function checkSwitch(of: string, use: ComponentUse, book: Book, report: Report): void {
  const [id = '', name = ''] = of.split('.')
  const calculator = readCalculator(id, 'of', use, book, report)?.calculator
  if (!calculator) return
  const choices = Object.entries(calculator.inputs as Readonly<Record<string, Input>>)
  const input = choices.find(([each]) => each === name)?.[1]
  if (input?.kind !== 'choice') {
    const names = choices.flatMap(([each, { kind }]) => (kind === 'choice' ? [each] : []))
    const hint = names.length > 0 ? `Its choices are ${names.join(', ')}.` : 'It has no choices.'
    report(calculatorInput, attributeWhere(use, 'of'), {
      message: `“${name}” is no choice of ${id}.`,
      hint,
      suggestions: nearest(name, names),
    })
    return
  }
  const values = input.options.map(({ value }) => value)
  for (const value of use.attributes['options']?.split(/[\s,]+/) ?? [])
    if (!values.includes(value)) {
      const hint = `It has ${values.join(', ')}.`
      report(calculatorInput, attributeWhere(use, 'options'), {
        message: `${of} has no value “${value}”.`,
        hint,
        suggestions: nearest(value, values),
      })
    }
}

/** The check of each component but `<Value>`. */
function checksOf({ book: { book, broken, datasets }, claims }: NotebookContext): Readonly<Partial<Record<ComponentName, Check>>> {
  const columnsOf = new Map(datasets.map(({ id, columns }) => [id, columns.map((column) => column.id)]))
  return {
    Calculator: (id, use, report) => void readCalculator(id, 'id', use, book, report),
    Switch: (of, use, report) => checkSwitch(of, use, book, report),
    Claim(id, use, report) {
      if (claims.has(id)) return
      const hint = 'A claim has its id and text under “claims:” in the frontmatter of a note.'
      const message = `No note makes a claim “${id}”.`
      report(claimUnknown, attributeWhere(use, 'id'), { message, hint, suggestions: nearest(id, claims) })
    },
    Parameter(id, use, report) {
      if (Object.hasOwn(book.parameters, id) || broken.has(`parameter:${id}`)) return
      const hint = 'Parameters stand in the folder parameters.'
      const message = `The parameter book has no “${id}”.`
      report(parameterUnknown, attributeWhere(use, 'id'), { message, hint, suggestions: nearest(id, Object.keys(book.parameters)) })
    },
    Dataset(id, use, report) {
      const columns = columnsOf.get(id)
      if (columns) checkView(id, use, columns, report)
      else if (!broken.has(`dataset:${id}`)) {
        const hint = 'Data sets stand in the folder data.'
        const message = `There is no data set “${id}”.`
        report(dataUnknown, attributeWhere(use, 'id'), { message, hint, suggestions: nearest(id, columnsOf.keys()) })
      }
    },
  }
}

/** Checks the components of each note. One without the attribute that it needs was reported when the note was read. */
export const notebookChecks: NotebookChecks = (notebook) => {
  const checks = checksOf(notebook)
  return {
    note({ record, report }) {
      for (const use of record.components) {
        const named = use.attributes[componentForms[use.name].required] ?? ''
        if (named !== '') checks[use.name]?.(named, use, report)
      }
    },
  }
}
