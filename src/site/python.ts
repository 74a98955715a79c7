/** The Python script of a calculator at the book's values, with its references in full. */
import { calculators, recordOf } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec/spec.ts'
import { labelOfKey, type Source } from '../records/source.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { calculationOf } from '../wording/take-away-facts.ts'
import { pythonBody, pythonScript } from '../wording/take-away-python.ts'

export interface AtBook {
  readonly calculator: Calculator
  /** The text of `src/calculators/<id>.py`. */
  readonly code: string
  readonly book: Book
  /** Of the book. */
  readonly version: string
  readonly sources: Readonly<Record<string, Source>>
  /** Of the calculator's page. */
  readonly address: string
}

/** "Brown et al. 2020, Language models are few-shot learners, https://…" */
const reference = (key: string, sources: AtBook['sources']): string => {
  const source = sources[key]
  return [labelOfKey(sources, key, 'A 2020'), source?.title, source?.url].filter(Boolean).join(', ')
}

export function pythonAtBook({ calculator, code, book, version, sources, address }: AtBook): string {
  const evaluation = evaluate(calculator, {}, {}, book, calculators)
  const own = recordOf(calculator).sources
  const keysOf = (input: string): readonly string[] =>
    input === '' ? own : (book.parameters[evaluation.inputs[input]?.parameter ?? '']?.sources ?? [])
  const calculation = calculationOf(evaluation, {
    book,
    version,
    address,
    sourcesOf: (input) => [...new Set(keysOf(input).map((key) => labelOfKey(sources, key, 'A 2020')))],
    isChanged: () => false,
  })
  const references = own.map((key) => reference(key, sources))
  return pythonScript(calculation, pythonBody(references, code))
}
