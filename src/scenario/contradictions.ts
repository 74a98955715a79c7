/** What is said where a chosen row and a number given beside it disagree, and what a row of one's own still lacks. The number counts. */
import type { Calculator } from '../calculators/spec/spec.ts'
import { ownRow } from '../calculators/spec/spec.ts'
import { printQuantity } from '../quantities/print-quantity.ts'
import { inputsOf } from './calculator-lookup.ts'
import { type Book, rowIn } from './parameter-book.ts'
import { cellOf, type InputInForce, rowFills } from './resolve.ts'

type InForce = Readonly<Record<string, InputInForce>>

/** Share by which two numbers may differ without a word: a row has 70.6 B parameters where people write 70B. */
const rounding = 0.02

const isChosen = ({ from }: InputInForce): boolean => from === 'given' || from === 'scenario'
const differ = (a: number, b: number): boolean => Math.abs(a - b) > rounding * Math.max(Math.abs(a), Math.abs(b))

/** By input: the number that the row in force has for it. */
const numbersOfRow = (calculator: Calculator, name: string, id: string, book: Book): ReadonlyMap<string, number> => {
  const input = inputsOf(calculator)[name]
  const cells = input?.kind === 'row' ? rowIn(book, input.table, id) : null
  const numbers = new Map<string, number>()
  for (const [filled, { value }] of rowFills(calculator, { [name]: cells }, book)) if (typeof value === 'number') numbers.set(filled, value)
  for (const [own, spec] of Object.entries(inputsOf(calculator))) {
    const of = cellOf(spec)
    const values = of?.row === name && of.columns.length === 1 ? of.columns.map((column) => cells?.[column]) : []
    for (const value of values) if (typeof value === 'number') numbers.set(own, value)
  }
  return numbers
}

/** Sentences about numbers that contradict the row somebody chose beside them; prices may differ, since they are the reader's own. */
export const contradictions = (calculator: Calculator, inputs: InForce, book: Book): readonly string[] =>
  Object.entries(inputsOf(calculator)).flatMap(([name, input]) => {
    const row = inputs[name]
    if (input.kind !== 'row' || !row || !isChosen(row) || typeof row.value !== 'string' || row.value === ownRow) return []
    const called = rowIn(book, input.table, row.value)?.['name'] ?? row.value
    return [...numbersOfRow(calculator, name, row.value, book)].flatMap(([filled, ofRow]) => {
      const given = inputs[filled]
      if (!given || !isChosen(given) || given.parameter !== undefined || typeof given.value !== 'number' || !differ(given.value, ofRow))
        return []
      const [here, there] = [given.value, ofRow].map((value) => printQuantity(value, given.unit ?? 'none'))
      return `${given.label}: ${called} has ${there}; what counts here is ${here}.`
    })
  })

/** A sentence that names the numbers which a row of one's own still lacks. */
export const lackingCells = (calculator: Calculator, inputs: InForce): readonly string[] =>
  Object.entries(inputsOf(calculator)).flatMap(([name, input]) => {
    if (input.kind !== 'row' || inputs[name]?.value !== ownRow) return []
    const lacking = Object.entries(inputsOf(calculator)).flatMap(([own, spec]) =>
      cellOf(spec)?.row === name && (inputs[own]?.value ?? null) === null ? [`${inputs[own]?.label ?? own} (${own})`] : [],
    )
    return lacking.length === 0 ? [] : [`Not given: ${lacking.join(', ')}. What needs them is not computed.`]
  })

/** Sentences about inputs that somebody gave beside one that stands in for them. */
export const replacedInputs = (calculator: Calculator, inputs: InForce): readonly string[] =>
  Object.entries(inputsOf(calculator)).flatMap(([name, input]) => {
    const given = inputs[name]
    if ((input.kind !== 'quantity' && input.kind !== 'text') || !given || given.value === null) return []
    if (input.kind === 'text' && given.value === input.default) return []
    const replaced = (input.insteadOf ?? []).flatMap((other) => {
      const beside = inputs[other]
      return beside && isChosen(beside) && beside.value !== null ? [beside.label] : []
    })
    return replaced.length === 0 ? [] : [`${given.label} is given, so what you gave beside it does not count: ${replaced.join(', ')}.`]
  })
