/**
 * Where an input's value comes from, in words, at three lengths: for the line under a control, for a calculation that leaves the page, and for
 * a column in a terminal.
 */
import type { InputValue } from '../calculators/spec/spec.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Book } from '../scenario/parameter-book.ts'
import type { InputInForce } from '../scenario/resolve.ts'

const parameterOf = ({ parameter }: InputInForce, book: Book): Parameter | undefined =>
  parameter === undefined ? undefined : book.parameters[parameter]

const inBook = ({ sources }: Parameter, date: string): string => `our ${sources.length === 0 ? 'assumption' : 'default'}, ${date}`

/** A few words for the line under a control; empty for a default, and where there is no such input. */
export const shortProvenance = (input: InputInForce | undefined, book: Book): string => {
  switch (input?.from) {
    case 'given':
      return 'set by this note'
    case 'scenario':
      return 'changed by you'
    case 'row':
      return 'from the row chosen'
    case 'calculator':
      return 'computed'
    case 'book': {
      const parameter = parameterOf(input, book)
      return parameter ? inBook(parameter, parameter.asOf.slice(0, 4)) : ''
    }
    default:
      return ''
  }
}

/**
 * For a calculation away from its page. `changed` says that the reader changed the value, where the evaluation cannot tell that from a pin
 * of the place; `printed` writes a value as the page does.
 */
export const fullProvenance = (input: InputInForce, book: Book, changed: boolean, printed: (value: InputValue) => string): string => {
  const parameter = parameterOf(input, book)
  if (input.from === 'scenario' || (input.from === 'given' && changed))
    return parameter ? `changed; our default is ${printed(parameter.best)}` : 'changed'
  switch (input.from) {
    case 'given':
      return 'pinned by the note'
    case 'row':
      return `from ${input.row?.id ?? 'the row chosen'}`
    case 'calculator':
      return `computed: ${input.via?.output} of ${input.via?.calculator}`
    case 'book':
      return parameter ? inBook(parameter, parameter.asOf) : 'our default'
    default:
      return 'the calculator’s default'
  }
}

/** For a terminal, where all that differs from the book was given on the command line. */
export const terminalProvenance = ({ from, via, row }: InputInForce): string => {
  if (from === 'calculator' && via) return `from ${via.calculator}.${via.output}`
  if (from === 'row' && row) return `from ${row.input} ${row.id}`
  return { given: 'given', scenario: 'given', book: 'parameter book', default: 'default', row: 'from a row', calculator: 'calculated' }[
    from
  ]
}
