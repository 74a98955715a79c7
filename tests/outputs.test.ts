/**
 * Protects what calculators say: every sentence, output and warning at the defaults, and with each input at either end of its slider, is
 * printed to `tests/outputs/<calculator>.txt`, so that a change of wording is seen in review. Known faults of wording fail.
 * `npm run unit -- tests/outputs -u` prints them again.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../src/calculators/index.ts'
import type { Calculator, InputValue } from '../src/calculators/spec/spec.ts'
import { readBook } from '../src/notes/notebook/read-book.ts'
import { plainText, sentenceText, typeset } from '../src/quantities/print-quantity.ts'
import { inputsOf, outputsOf } from '../src/scenario/calculator-lookup.ts'
import { type Evaluation, evaluate } from '../src/scenario/evaluate.ts'
import { controlOf } from '../src/scenario/input-control.ts'
import type { Book } from '../src/scenario/parameter-book.ts'
import { valueWords } from '../src/wording/input-facts.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(import.meta.dirname, '../content')))
})

/** The values at which an input is printed: the ends of its slider, or each of its choices; of rows the first and the last. */
const trialsOf = (calculator: Calculator, name: string): readonly InputValue[] => {
  const control = controlOf(calculator, name, book)
  if (!control || control.kind === 'text') return []
  if (control.kind === 'quantity') return control.range
  const values = control.options.map(({ value }) => value)
  return control.kind === 'choice' ? values : [values[0] ?? null, values.at(-1) ?? null]
}

interface Printed {
  readonly title: string
  readonly evaluation: Evaluation
}

const printedOf = (calculator: Calculator): readonly Printed[] => {
  const at = (given: Readonly<Record<string, InputValue>>) => evaluate(calculator, given, {}, book, calculators)
  return [
    { title: 'at the defaults', evaluation: at({}) },
    ...Object.keys(inputsOf(calculator)).flatMap((name) =>
      trialsOf(calculator, name).map((value) => {
        const control = controlOf(calculator, name, book)
        return { title: `${name} ${control ? valueWords(control, value) : value}`, evaluation: at({ [name]: value }) }
      }),
    ),
  ]
}

const outputLines = ({ calculator, outputs }: Evaluation): readonly string[] =>
  Object.entries(outputsOf(calculator)).flatMap(([name, { label, unit, type, digits }]) =>
    type === 'series' ? [] : [`${label}: ${plainText(typeset(outputs[name], unit, digits === undefined ? {} : { digits }))}`],
  )

/** Spaces that do not break look like others in a file that people read. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, ' ')

/** At the defaults everything; elsewhere the sentence, where it is another, and the warnings that are new. */
const fileOf = (calculator: Calculator): string => {
  const [first, ...others] = printedOf(calculator)
  if (!first) return ''
  const { evaluation } = first
  const head = [calculator.question, sentenceText(evaluation.sentence), ...outputLines(evaluation), ...evaluation.warnings]
  const rest = others.flatMap(({ title, evaluation: { sentence, warnings } }) => [
    `\n${title}`,
    sentenceText(sentence) === sentenceText(evaluation.sentence) ? '  the same sentence' : `  ${sentenceText(sentence)}`,
    ...warnings.filter((each) => !evaluation.warnings.includes(each)).map((each) => `  ! ${each}`),
  ])
  return `${plain([...head, ...rest].join('\n'))}\n`
}

/** Faults that shipped once, and what each looks like. */
const faults: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['e-notation', /\d(?:\.\d+)?e[+-]?\d/],
  [
    'one of several',
    /(?<![\d.,  ])1 (?:days|hours|minutes|seconds|months|years|tokens|layers|heads|turns|requests|accelerators|parameters|bytes|bits|people|agents|tasks)\b/,
  ],
  ['a broken count', /\d\.\d+ (?:layers|heads|accelerators|stages|samples)\b/],
  ['a unit said twice', /\b(a|per) (month|day|year|hour|second) (?:a|per) \2\b|\b(\w{4,}) \3\b/i],
  ['“none” as a number', /\b(?:takes|costs|is|of|at) none\b/],
  ['no value', /\b(?:null|undefined|NaN|Infinity)\b/],
  ['an empty piece', / {2}|\(\)| [,.;]|\.\./],
]

describe('What calculators say', () => {
  it.each(calculators.map((each) => [each.id, each] as const))('%s: as printed', async (id, calculator) => {
    await expect(fileOf(calculator)).toMatchFileSnapshot(join(import.meta.dirname, 'outputs', `${id}.txt`))
  })

  it('has no file of a calculator that is gone', () => {
    const expected = new Set(calculators.map(({ id }) => `${id}.txt`))
    expect(readdirSync(join(import.meta.dirname, 'outputs')).filter((name) => !expected.has(name))).toEqual([])
  })

  it.each(calculators.map((each) => [each.id, each] as const))('%s: without the known faults', (_, calculator) => {
    const texts = printedOf(calculator).flatMap(({ title, evaluation }) =>
      [sentenceText(evaluation.sentence), ...evaluation.warnings, ...outputLines(evaluation)].map((text) => `${title}: ${plain(text)}`),
    )
    const found = texts.flatMap((text) => faults.filter(([, pattern]) => pattern.test(text)).map(([name]) => `${name}: ${text}`))
    expect([...new Set(found)]).toEqual([])
  })
})
