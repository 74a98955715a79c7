/**
 * Protects what a researcher takes away: each calculator's Python function gives the same answer as the calculator, for its published
 * cases, the book's values, the ends of its sliders and values between them. One process of `python3` runs them all; without one the
 * comparison is skipped.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { inputsOf, outputsOf } from '../scenario/calculator-lookup.ts'
import { caseGiven } from '../scenario/check-cases.ts'
import { evaluate, type Outputs } from '../scenario/evaluate.ts'
import { type Book, rowsIn } from '../scenario/parameter-book.ts'
import { cellOf, isOptional, type Received } from '../scenario/resolve.ts'
import { calculators, recordOf } from './index.ts'
import type { Calculator, Input, OutputValue } from './spec/spec.ts'

const codeOf = (id: string): string => readFileSync(join(import.meta.dirname, `${id}.py`), 'utf8')
const functionOf = (id: string): string => id.replaceAll('-', '_')

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0

/** Calls the functions: reads [{ code, name, calls }] and writes the outputs of each call, or what it raised. */
const runner = `
import json, math, sys

def shown(value):  # as a figure has it: what is not finite is none
    return None if isinstance(value, float) and not math.isfinite(value) else value

def attempt(function, call):
    try:
        return {name: shown(value) for name, value in function(**call).items()}
    except Exception as error:
        return {"raised": f"{type(error).__name__}: {error}"}

answers = []
for task in json.load(sys.stdin):
    names = {}
    exec(task["code"], names)
    answers.append([attempt(names[task["name"]], call) for call in task["calls"]])
json.dump(answers, sys.stdout)
`

type Answer = Readonly<Record<string, OutputValue>>
interface Trial {
  readonly calculator: Calculator
  readonly calls: readonly Received[]
}

function runPython(trials: readonly Trial[]): readonly (readonly Answer[])[] {
  const tasks = trials.map(({ calculator, calls }) => ({
    code: codeOf(calculator.id),
    name: functionOf(calculator.id),
    calls: calls.map((call) => Object.fromEntries(Object.keys(argumentsOf(calculator)).map((name) => [name, call[name]]))),
  }))
  const { status, stdout, stderr } = spawnSync('python3', ['-c', runner], { input: JSON.stringify(tasks), maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`python3 failed: ${stderr}`)
  return JSON.parse(String(stdout)) as readonly (readonly Answer[])[]
}

const between = (low: number, high: number, { scale, integer }: { readonly scale?: string; readonly integer?: boolean }) =>
  fc.integer({ min: 0, max: 1_000_000 }).map((millionths) => {
    const share = millionths / 1_000_000
    const value = scale === 'log' ? Math.exp(Math.log(low) + share * (Math.log(high) - Math.log(low))) : low + share * (high - low)
    return integer === true ? Math.round(value) : value
  })

/** A number that stands in for cells of a row reaches the function in that row. */
const argumentsOf = (calculator: Calculator): Readonly<Record<string, Input>> =>
  Object.fromEntries(Object.entries(inputsOf(calculator)).filter(([, input]) => cellOf(input) === null))

/** What an input can be on its slider or list; `end` takes one end of it. */
const valuesOf = (input: Input, book: Book, end?: 0 | 1): fc.Arbitrary<Received[string]> => {
  if (input.kind === 'choice') return fc.constantFrom(...input.options.map(({ value }) => value))
  if (input.kind === 'row') return fc.constantFrom<Received[string]>(...rowsIn(book, input.table), ...(isOptional(input) ? [null] : []))
  if (input.kind === 'text') return fc.constant(input.default)
  const range = input.range ?? [0, 1]
  const value = end === undefined ? between(range[0], range[1], input) : fc.constant(range[end])
  return isOptional(input) ? fc.option(value) : value
}

/** The cases, the book's values, and values of all inputs: the ends, and forty between. */
function trialOf(calculator: Calculator, book: Book): Trial {
  const received = (given: Parameters<typeof evaluate>[1]) => evaluate(calculator, given, {}, book, calculators).received
  const sample = (count: number, end?: 0 | 1) => {
    const entries = Object.entries(inputsOf(calculator)).map(([name, input]) => [name, valuesOf(input, book, end)] as const)
    return fc.sample(fc.record(Object.fromEntries(entries)), { numRuns: count, seed: 7 })
  }
  return {
    calculator,
    calls: [
      ...recordOf(calculator).cases.map((published) => received(caseGiven(calculator, published, book).given)),
      received({}),
      ...sample(2, 0),
      ...sample(2, 1),
      ...sample(40),
    ],
  }
}

/** As a figure shows it: what is not finite is none. */
const computed = (calculator: Calculator, call: Received): Outputs =>
  Object.fromEntries(
    Object.entries(calculator.compute(call) as Outputs)
      .filter(([name]) => !outputsOf(calculator)[name]?.measured)
      .map(([name, value]) => [name, typeof value === 'number' && !Number.isFinite(value) ? null : value]),
  )

/** Equal to 1e-9 of the larger; what is left over from a difference of equal numbers may differ by 1e-12. */
const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b)) + 1e-12

const same = (a: OutputValue | undefined, b: OutputValue | undefined): boolean => {
  if (typeof a === 'number' && typeof b === 'number') return near(a, b)
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every(({ x, y }, index) => near(x, b[index]?.x ?? Number.NaN) && near(y, b[index]?.y ?? Number.NaN))
  return a === b
}

describe('The Python functions', () => {
  it('stand beside the calculators, one for each', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.py'))
    expect(files.sort()).toEqual(calculators.map(({ id }) => `${id}.py`).sort())
  })

  it('take the calculator’s inputs by name and give its outputs', () => {
    for (const calculator of calculators) {
      const code = codeOf(calculator.id)
      const [, head = ''] = new RegExp(`^def ${functionOf(calculator.id)}\\(\\s*\\*,([^)]*)\\):`, 'm').exec(code) ?? []
      const names = head.split(',').flatMap((part) => part.split('=')[0]?.trim() || [])
      expect([calculator.id, names.sort()]).toEqual([calculator.id, Object.keys(argumentsOf(calculator)).sort()])
      for (const [name, { measured }] of Object.entries(outputsOf(calculator)))
        if (!measured) expect([calculator.id, code]).toEqual([calculator.id, expect.stringContaining(name)])
    }
  })

  it('need nothing but the standard library’s mathematics, say what they compute, and fit a screen', () => {
    for (const { id } of calculators) {
      const code = codeOf(id)
      const imports = [...code.matchAll(/^\s*(?:import|from)\s+(\S+)/gm)].map((match) => match[1])
      expect([id, imports.filter((name) => name !== 'math')]).toEqual([id, []])
      expect([id, imports.length > 0]).toEqual([id, code.includes('math.')])
      expect([id, code]).toEqual([id, expect.stringMatching(/\):\n {4}"""[^"]+\n\n[^"]+"""\n/)])
      const lines = code.split('\n')
      expect([id, lines.filter((line) => line.length > 120)]).toEqual([id, []])
      expect(lines.length, id).toBeLessThan(100)
    }
  })
})

describe.skipIf(!hasPython)('Run with python3 (skipped where there is none)', () => {
  let book: Book
  let trials: readonly Trial[] = []
  let answers: readonly (readonly Answer[])[] = []

  beforeAll(async () => {
    ;({ book } = await readBook(join(import.meta.dirname, '../../content')))
    trials = calculators.map((calculator) => trialOf(calculator, book))
    answers = runPython(trials)
  })

  it.each(calculators.map(({ id }, index) => [id, index] as const))('%s gives the same answer', (_, index) => {
    const trial = trials[index] as Trial
    expect(trial.calls.length).toBeGreaterThanOrEqual(45)
    for (const [at, call] of trial.calls.entries()) {
      const expected = computed(trial.calculator, call)
      const answer = answers[index]?.[at] ?? {}
      expect({ call, names: Object.keys(answer).sort() }).toEqual({ call, names: Object.keys(expected).sort() })
      const differ = Object.keys(expected).filter((name) => !same(answer[name], expected[name]))
      expect({ call, differ: differ.map((name) => [name, answer[name], expected[name]]) }).toEqual({ call, differ: [] })
    }
  })
})
