/** Claims of notes: their ids and conditions. */
import { calculatorById, calculators } from '../../calculators/index.ts'
import { checkCondition, parseCondition } from '../../scenario/condition.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { type KnownNote, lineMark, type NotebookChecks, oncePerNotebook } from '../checks/notebook-context.ts'
import { lacksSomething } from './calculator.ts'
import type { Rule } from './rule.ts'

export const claimCondition: Rule = {
  code: 'claim/condition',
  level: 'error',
  title: 'A condition that cannot be judged',
  explains: 'A condition compares one output of a calculator with a value: calculator.output(input=value) > threshold.',
  example: 'holds: lifetime-cost.inferenceShare is large',
  fixed: 'holds: lifetime-cost.inferenceShare > 50%',
}

export const claimDuplicate: Rule = {
  code: 'claim/duplicate',
  level: 'error',
  title: 'Two claims with one id',
  explains: 'A claim’s id is permanent and unique in the notebook: predictions and discussions refer to it.',
  example: 'inf-dominates, in two notes',
  fixed: 'inf-dominates, in one note',
}

function checkHolds(holds: string, path: string, { parsed, report }: KnownNote, book: Book): void {
  const where = { start: parsed.places[path], mark: lineMark }
  const read = parseCondition(holds)
  if (!read.ok) {
    report(claimCondition, where, { message: read.message, hint: read.hint })
    return
  }
  const calculator = calculatorById(read.condition.calculator)
  // What a calculator lacks is reported once, of the calculator.
  if (calculator && lacksSomething(calculator, book)) return
  const checked = checkCondition(read.condition, book, calculators)
  if (checked.ok) return
  for (const { message, hint, suggestions } of checked.problems) report(claimCondition, where, { message, hint, suggestions })
}

/** Reports ids of claims that stand twice in the notebook, and conditions that cannot be judged. */
export const notebookChecks: NotebookChecks = ({ book: { book } }) => {
  const once = oncePerNotebook(
    claimDuplicate,
    (name, other) => `The claim “${name}” is made in “${other}” too.`,
    'Give this one another id; an id is never used again.',
  )
  return {
    note(note) {
      for (const [index, { id, holds }] of note.record.claims.entries()) {
        if (id !== '') once(id, `claims.${index}.id`, note)
        if (holds !== undefined) checkHolds(holds, `claims.${index}.holds`, note, book)
      }
    },
  }
}
