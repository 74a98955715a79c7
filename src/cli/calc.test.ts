/** Promise: on the notebook as it is, a chain of calculators moves together, and the command works as a script would call it. */
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { calculate } from './calc-command.ts'

interface Result {
  readonly inputs: Readonly<Record<string, number | string | null>>
  readonly outputs: Readonly<Record<string, number | null>>
}

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook('content'))
})
const calc = (...args: string[]): Result => {
  const { code, out, error } = calculate([...args, '--json'], book)
  if (code !== 0) throw new Error(error)
  return JSON.parse(out) as Result
}

describe('turns of an agent task', () => {
  it('move the tokens of a task and with them the demand for inference', () => {
    const sizes = ['--systemTokens', '2000', '--tokensPerTurnIn', '800', '--tokensPerTurnOut', '250']
    // Turn t reads system + t·in + (t − 1)·out and writes out. One turn: 2000 + 800 + 250 = 3050.
    expect(calc('agent-task', '--turns', '1', ...sizes).outputs['totalTokens']).toBe(3050)
    expect(calc('inference-demand', '--turns', '1', ...sizes).inputs['tokensPerAgentTask']).toBe(3050)
    // Two turns: 3050 + (2000 + 1600 + 250 + 250) = 7150.
    expect(calc('inference-demand', '--turns', '2', ...sizes).inputs['tokensPerAgentTask']).toBe(7150)
  })

  it('decide whether inference leads', () => {
    const share = (turns: number): number => calc('inference-demand', '--turns', String(turns)).outputs['inferenceShareNow'] ?? Number.NaN
    expect(share(5)).toBeLessThan(0.5)
    expect(share(50)).toBeGreaterThan(share(5))
  })
})

describe('the price of a GPU-hour', () => {
  it('moves the cost of training in lifetime-cost in proportion', () => {
    const cost = (price: number): number => Number(calc('lifetime-cost', '--gpuHourPrice', String(price)).inputs['trainingCost'])
    expect(cost(4) / cost(2)).toBeCloseTo(2, 9)
  })
})

describe('the list', () => {
  it('has every id of the calculators, each once, with its question', () => {
    const { code, out } = calculate(['--list'], book)
    const lines = out.trim().split('\n')
    expect(code).toBe(0)
    expect(lines.map((line) => line.split(' ')[0]).sort()).toEqual(calculators.map(({ id }) => id).sort())
    expect(lines.filter((line) => !/^[\w-]+ +\S.*\?$/.test(line))).toEqual([])
  })
})

describe('the command', () => {
  const run = (...args: string[]) => spawnSync(process.execPath, ['src/cli/calc.ts', ...args], { encoding: 'utf8' })

  it('prints JSON and exits 0', () => {
    const { status, stdout } = run(
      'training-run',
      '--params',
      '70B',
      '--tokens',
      '2T',
      '--accelerator',
      'a100-80gb',
      '--trainingMfu',
      '0.435',
      '--json',
    )
    expect(status).toBe(0)
    // Touvron et al. 2023, table 2: 1,720,320 GPU-hours.
    expect((JSON.parse(stdout) as Result).outputs['gpuHours']).toBeCloseTo(1_720_320, -4)
  })

  it('exits 2 for a wrong name, printing nothing on standard output', () => {
    const { status, stdout, stderr } = run('training-rum', '--params', '70B')
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toContain('training-run')
  })
})
