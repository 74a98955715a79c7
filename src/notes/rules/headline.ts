/**
 * Headlines without a range. A **headline** is a computed number before a note's first heading: what a reader takes away. Where inputs that
 * count in it have a range, the note shows the range of that number: with `range="90%"`, or as the main result of a calculator's figure,
 * which says how much of it is our assumption. Reported only in a notebook that has grown beyond a few notes.
 */
import { calculatorById, calculators } from '../../calculators/index.ts'
import type { ComponentUse } from '../../records/note.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { readGiven } from '../../scenario/parse-input.ts'
import { isRange, resultRange } from '../../scenario/result-range.ts'
import type { KnownNote, NotebookChecks } from '../checks/notebook-context.ts'
import { componentForms } from '../language/components.ts'
import { lacksSomething } from './calculator.ts'
import { attributeWhere } from './component-use.ts'
import type { Rule } from './rule.ts'
import { isGrown } from './thin-note.ts'

export const noteHeadline: Rule = {
  code: 'note/headline',
  level: 'error',
  title: 'A headline number without its range',
  explains:
    'A computed number before a note’s first heading is what a reader takes away, so it stands with the range that nine of ten draws from our ranges lie in. Show the same number with range="90%" and the same inputs, or the figure of the calculator whose main result it is. A number whose inputs have no range needs none.',
  example: 'Serving takes <Value of="lifetime-cost.inferenceShare" /> of the bill.',
  fixed:
    'Serving takes <Value of="lifetime-cost.inferenceShare" /> of the bill; nine of ten draws give <Value of="lifetime-cost.inferenceShare" range="90%" />.',
}

/** The components before the first heading, sidenotes aside. */
function leadOf({ parsed, record }: KnownNote): readonly ComponentUse[] {
  const found: ComponentUse[] = []
  let inSidenote = false
  for (const part of parsed.parts) {
    if (part.type === 'html' && part.html.includes('<h2')) break
    if (part.type === 'sidenote-start') inSidenote = true
    if (part.type === 'sidenote-end') inSidenote = false
    const use = part.type === 'component' && !inSidenote ? record.components[part.use] : undefined
    if (use) found.push(use)
  }
  return found
}

/** Which number a component shows: the output, and the inputs that are pinned. A figure shows the main result of its calculator. */
function numberOf({ name, attributes }: ComponentUse): string {
  const main = calculatorById(attributes['id'] ?? '')?.main ?? ''
  const of = name === 'Calculator' ? `${attributes['id']}.${main}` : attributes['of']
  const { own } = componentForms[name]
  return JSON.stringify([
    of,
    ...Object.entries(attributes)
      .filter(([attribute]) => !Object.hasOwn(own, attribute))
      .sort(),
  ])
}

const showsRange = ({ name, attributes }: ComponentUse): boolean =>
  name === 'Calculator' || (name === 'Value' && attributes['range'] !== undefined)

/** Enough to see whether a number moves. */
const fewDraws = { seed: 1, count: 200 }

/** Whether a number moves within the ranges of the book; no for one that cannot be computed, which is reported as that. */
function moves({ attributes }: ComponentUse, book: Book): boolean {
  const { own } = componentForms.Value
  const [id = '', output = ''] = (attributes['of'] ?? '').split('.')
  const calculator = calculatorById(id)
  if (!calculator || lacksSomething(calculator, book)) return false
  const inputs = Object.fromEntries(Object.entries(attributes).filter(([attribute]) => !Object.hasOwn(own, attribute)))
  const { given, problems } = readGiven(calculator, inputs, book)
  return problems.length === 0 && isRange(resultRange(calculator, given, {}, book, calculators, output, fewDraws))
}

/** Checks the computed numbers with which notes begin. */
export const notebookChecks: NotebookChecks = ({ notes, book: { book } }) => {
  if (!isGrown(notes)) return {}
  const known = new Map<string, boolean>()
  const movesInBook = (use: ComponentUse): boolean => {
    const key = numberOf(use)
    const found = known.get(key) ?? moves(use, book)
    known.set(key, found)
    return found
  }
  return {
    note(note) {
      const ranges = new Set(note.record.components.filter(showsRange).map(numberOf))
      for (const use of leadOf(note)) {
        if (use.name !== 'Value' || ranges.has(numberOf(use)) || !movesInBook(use)) continue
        const of = use.attributes['of']
        note.report(noteHeadline, attributeWhere(use, 'of'), {
          message: `The note begins with ${of}, and shows no range of it.`,
          hint: `Add <Value of="${of}" … range="90%" /> with the same inputs, or the figure of its calculator if it is the main result.`,
        })
      }
    },
  }
}
