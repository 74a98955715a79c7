/** Promise: the model, the calculators and the scenario are imported by the package's name, with their types, and call. */
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { expect, test } from 'vitest'

const root = dirname(import.meta.dirname)

/** Runs a module in a Node of its own, where the package's name leads to its `exports`. */
const run = (code: string): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', code], { cwd: root, encoding: 'utf8' }).trim()

test('isoflop/model has the formulas', () => {
  // Brown et al. 2020, Table D.1: GPT-3 175B took 3.14e23 FLOP for 174.6 B parameters and 300 B tokens.
  const call = 'trainingFlops({ params: 174.6e9, tokens: 300e9, flopsPerParamToken: 6, attention: null }).flops'
  expect(Number(run(`import { trainingFlops } from 'isoflop/model'; console.log(${call})`)) / 3.14e23).toBeCloseTo(1, 2)
})

test('isoflop/calculators and isoflop/scenario work together', () => {
  const code = `
    import { calculators, calculatorById } from 'isoflop/calculators'
    import { bookOf, evaluate } from 'isoflop/scenario'
    const book = bookOf([], [], calculators)
    console.log(evaluate(calculatorById('best-of-n'), { samples: 1 }, {}, book, calculators).outputs.klNats)`
  expect(run(code)).toBe('0')
})
