/** Protects the script that a reader downloads: it runs by itself, prints what the calculator computes, and cannot be broken by words of the book. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import type { Source } from '../records/source.ts'
import { outputsOf } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { bodyIn } from '../wording/take-away-python.ts'
import { pythonAtBook } from './python.ts'

let book: Book
let sources: Readonly<Record<string, Source>>

beforeAll(async () => {
  ;({ book, sources } = await readBook(join(import.meta.dirname, '../../content')))
})

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0

const codeOf = (id: string): string => readFileSync(join(import.meta.dirname, `../calculators/${id}.py`), 'utf8')
const scriptOf = (id: string, of: Book = book): string => {
  const calculator = calculators.find((one) => one.id === id)
  if (!calculator) throw new Error(id)
  return pythonAtBook({
    calculator,
    code: codeOf(id),
    book: of,
    version: '2026-03',
    sources,
    address: `https://example.org/calculators/${id}/`,
  })
}

/** Runs several scripts in one process, each by itself; gives what each printed. */
function run(scripts: readonly string[]): readonly string[] {
  const runner = `
import contextlib, io, json, sys
printed = []
for script in json.load(sys.stdin):
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(compile(script, "script", "exec"), {"__name__": "__main__"})
    printed.append(out.getvalue())
json.dump(printed, sys.stdout)`
  const { status, stdout, stderr } = spawnSync('python3', ['-c', runner], { input: JSON.stringify(scripts), maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(String(stderr))
  return JSON.parse(String(stdout)) as readonly string[]
}

/** "cost = 1333333.3 USD" → cost: 1333333.3 */
const valuesIn = (printed: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...printed.matchAll(/^(\w+) = (\S+)/gm)].map(([, name, value]) => [name, value]))

describe('The script of a calculator', () => {
  it('says what it is, where it is from, and of which date', () => {
    const script = scriptOf('training-run')
    expect(script.split('\n').slice(0, 3)).toEqual([
      '# What does it take to train a model?',
      '# By the calculator training-run of Isoflop, https://example.org/calculators/training-run/',
      expect.stringMatching(/^# Parameter book of 20\d\d(-\d\d)*\. Numbers are in base units/),
    ])
    expect(script).toContain('# - Brown et al. 2020, Language Models are Few-Shot Learners, https://')
    expect(script).toMatch(/gpuHourPrice=[\d.]+, {2}# .+ \[USD\/h\]: \$[\d.]+ an hour; our default, 20\d\d/)
    expect(script).toMatch(/accelerator=\{ {2}# Accelerator: .*H100/)
    expect(script).toContain('accelerators=2048,')
  })

  it('declares no encoding by accident: Python reads "coding:" in the first two lines as one', () => {
    const misread = calculators.filter(({ id }) => /coding[:=]/.test(scriptOf(id).split('\n').slice(0, 2).join('\n')))
    expect(misread.map(({ id }) => id)).toEqual([])
  })

  it('gives back its function, to be filled with other inputs', () => {
    const body = bodyIn(scriptOf('kv-cache')) ?? ''
    expect(body).toMatch(/^# Formula and constants:\n# - /)
    expect(body.endsWith(codeOf('kv-cache').trim())).toBe(true)
    expect(bodyIn('not a script')).toBeNull()
  })

  it('is not broken by a label with line breaks and quotes', () => {
    const price = book.parameters['gpuHourPrice']
    if (!price) throw new Error('The book has no price.')
    const hostile = { ...book, parameters: { ...book.parameters, gpuHourPrice: { ...price, label: 'Price\nimport os\r"""\u2028x' } } }
    const script = scriptOf('serving-cost', hostile)
    expect(script.split(/[\n\r\u2028]/).filter((line) => line.startsWith('import os'))).toEqual([])
    expect(script).toContain('Price import os """ x')
  })

  it.skipIf(!hasPython)('runs by itself and prints the calculator’s outputs', () => {
    const printed = run(calculators.map(({ id }) => scriptOf(id)))
    for (const [index, calculator] of calculators.entries()) {
      const values = valuesIn(printed[index] ?? '')
      const all = evaluate(calculator, {}, {}, book, calculators).outputs
      const outputs = Object.fromEntries(Object.entries(all).filter(([name]) => !outputsOf(calculator)[name]?.measured))
      expect([calculator.id, Object.keys(values).sort()]).toEqual([calculator.id, Object.keys(outputs).sort()])
      for (const [name, value] of Object.entries(outputs)) {
        if (typeof value === 'number')
          expect([calculator.id, name, Number(values[name]) / value || 0]).toEqual([
            calculator.id,
            name,
            value === 0 ? 0 : expect.closeTo(1, 9),
          ])
        else if (value === null) expect([calculator.id, name, values[name]]).toEqual([calculator.id, name, 'None'])
        else if (typeof value === 'string') expect([calculator.id, name, values[name]]).toEqual([calculator.id, name, value.split(' ')[0]])
      }
    }
  })
})
