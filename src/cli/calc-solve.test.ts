/** Promise: `calc --solve` finds an input, says what is wrong with a question, and exits with 3 where there is no result; `--help` says what each input takes. */
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators, recordOf } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import { inputsOf } from '../scenario/calculator-lookup.ts'
import { controlOf } from '../scenario/input-control.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { calculate } from './calc-command.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(import.meta.dirname, '../../content')))
})
const run = (...args: string[]) => calculate(args, book)
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

describe('calc --solve', () => {
  it('gives the input beside inputs and outputs at the solution', () => {
    const { code, out } = run(...'training-run --params 7B --tokens 2T --solve accelerators --for days=7 --json'.split(' '))
    const { solved, inputs, outputs } = JSON.parse(out)
    expect([code, solved.input, solved.bound, inputs.accelerators]).toEqual([0, 'accelerators', 'at least', solved.value])
    expect(outputs.days).toBeLessThanOrEqual(7)
    expect(outputs.days * solved.value).toBeGreaterThan(7 * (solved.value - 1))
  })

  it('takes the wanted value as people write it, and moves a parameter of the book', () => {
    const { out } = run(...'training-run --solve trainingMfu --for cost=$2M --json'.split(' '))
    const { solved, outputs } = JSON.parse(out)
    expect([solved.input, Math.round(outputs.cost)]).toEqual(['trainingMfu', 2_000_000])
    expect(plain(run(...'kv-cache --solve contextTokens --for totalBytes=10GB'.split(' ')).out)).toMatch(
      /^Context: \d+ \d+ tokens, so that in all is 10 GB\./,
    )
  })

  it('says with exit code 3 that nothing in range gives it, and what comes nearest', () => {
    const { code, out } = run(...'training-run --solve trainingMfu --for cost=$1 --json'.split(' '))
    const { solved, warnings } = JSON.parse(out)
    expect([code, solved.value, solved.nearest.value]).toEqual([3, null, 1])
    expect(warnings[0]).toMatch(/^No value of model FLOP utilisation/)
  })

  it('says all that is wrong with the question at once', () => {
    expect(run(...'training-run --solve acelerators --for dayz=7'.split(' '))).toMatchObject({
      code: 2,
      error:
        'calc: --solve: training-run has no number “acelerators”. Did you mean accelerators?\ncalc: --for: training-run has no output “dayz”. Did you mean days?\n',
    })
    expect(run('training-run', '--solve', 'accelerators').error).toBe(
      'calc: --solve stands with --for, which says what is wanted: --for days=7.\n',
    )
    expect(run('training-run', '--for', 'days=7').error).toBe('calc: --for stands with --solve, which names the input to be found.\n')
    expect(run(...'training-run --solve accelerators --for days=soon'.split(' ')).error).toMatch(/^calc: --for days: “soon” is not a num/)
    expect(run(...'training-run --accelerators 8 --solve accelerators --for days=7'.split(' ')).error).toBe(
      'calc: --accelerators is given, so it cannot be solved for.\n',
    )
  })
})

describe('A result with nothing in it', () => {
  it('exits with 3 and is still printed', () => {
    for (const args of ['kv-cache --windowLayers 100 --layers 80 --json', 'pass-at-k --samples 10 --correct 1 --k 20 --json']) {
      const { code, out } = run(...args.split(' '))
      expect([args, code, Object.keys(JSON.parse(out).outputs).length > 0]).toEqual([args, 3, true])
    }
    expect(run(...'training-run --accelerator p100 --precision fp8'.split(' ')).code).toBe(0)
  })
})

describe('--help', () => {
  it.each(calculators.map((each) => [each.id, each] as const))(
    'of %s has default, range, unit, meaning, rows and an example',
    (id, calculator) => {
      const { code, out } = run(id, '--help')
      expect(code).toBe(0)
      for (const name of Object.keys(inputsOf(calculator))) {
        const control = controlOf(calculator, name, book)
        const at = out.indexOf(`\n  --${name}  `)
        expect([name, at > 0]).toEqual([name, true])
        const entry = out.slice(at, out.indexOf('\n  --', at + 1))
        expect([name, entry]).toEqual([name, expect.stringMatching(/default|optional/)])
        if (control?.kind === 'quantity') expect([name, entry]).toEqual([name, expect.stringMatching(/usually .+ to /)])
        if (control?.kind === 'row') expect([name, entry]).toEqual([name, expect.stringContaining(`Rows: ${control.options[0]?.value}`)])
      }
      const [, example = ''] = /\nExample\n {2}npm run --silent calc -- (.+)\n/.exec(out) ?? []
      expect(run(...example.split(' ')).code).not.toBe(2)
      expect(recordOf(calculator).monotone.length).toBeGreaterThan(0)
    },
  )
})
