import { spawnSync } from 'node:child_process'
import { closeSync, cpSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findUnseen } from '../diagnostics/unseen.ts'
import { check } from './check.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-check-'))
const dir = join(folder, 'content')
mkdirSync(join(dir, 'notes/training'), { recursive: true })
// The calculators need these; what only other notes cite is a warning.
for (const part of ['parameters', 'data', 'sources']) cpSync(join('content', part), join(dir, part), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const note = (body: string) =>
  `---\ntitle: A note\nsummary: A summary.\nkind: concept\nstatus: established\nupdated: 2026-11-21\n---\n\n${body}\n`

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', '']
  const write = (text: string) => {
    out += text
  }
  const complain = (text: string) => {
    err += text
  }
  const code = await check(args, { write, complain, colour: false, environment: { CACHE_DIR: join(folder, 'cache') }, month: '2027-01' })
  return { code, out, err }
}

it('a notebook without errors passes, and its notes are counted', async () => {
  writeFileSync(join(dir, 'notes/training/a.mdx'), note('Text.'))
  const { code, out, err } = await run(dir)
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/\n1 note: \d+ warnings in \d+ files\.\n$/)
})

it('every mistake is shown with the author’s line and a caret, and counted; the exit code is 1', async () => {
  writeFileSync(join(dir, 'notes/training/a.mdx'), note('The budget is {6 * N * D} FLOP.\n\nSee [[nowhere]].'))
  const { code, out } = await run(dir)
  expect(code).toBe(1)
  expect(out).toContain(
    'content/notes/training/a.mdx:9:15  error  note/expression\n  9 │ The budget is {6 * N * D} FLOP.\n    │               ^^^^^^^^^^^\n',
  )
  expect(out).toContain('content/notes/training/a.mdx:11:5  error  link/unknown\n  11 │ See [[nowhere]].\n     │     ^^^^^^^^^^^\n')
  expect(out).toMatch(/\n\n1 note: 2 errors and \d+ warnings in \d+ files\.\n$/)
})

it('as JSON and as GitHub annotations it says the same', async () => {
  const json = JSON.parse((await run('--json', dir)).out)
  const errors = json.diagnostics.filter(({ level }: { level: string }) => level === 'error')
  expect(errors.map((each: { code: string }) => each.code)).toEqual(['note/expression', 'link/unknown'])
  expect(
    (await run('--github', dir)).out.split('\n').filter((line) => line.startsWith('::error file=content/notes/training/a.mdx,line=')),
  ).toHaveLength(2)
})

it('wrong use is explained, with exit code 2', async () => {
  expect((await run('--jsno')).code).toBe(2)
  expect((await run('--json', '--github')).err).toContain('Choose one')
  expect((await run('a', 'b')).err).toContain('Usage:')
  expect(await run('')).toMatchObject({ code: 2, out: '', err: expect.stringContaining('The name of the folder is empty.\nUsage:') })
})

it('nothing that an author or the command line spelt out reaches the terminal, and the JSON stays JSON', async () => {
  const escaped = '"a\\e]0;PWNED\\a\\u202e\\ue000"'
  writeFileSync(
    join(dir, 'notes/training/a.mdx'),
    note('$\\message{::error::forged}$ <b&#x202e;> [[a\n::error::forged]]')
      .replace('A note', escaped)
      .replace('kind: concept', `kind: ${escaped}`),
  )
  const shown = await run(dir)
  expect(shown.code).toBe(1)
  expect(shown.out.split('\n').flatMap(findUnseen)).toEqual([])
  expect(shown.out).not.toMatch(/^::/m)
  expect(JSON.parse((await run('--json', dir)).out).errors).toBeGreaterThan(2)
  expect((await run('--\u001b[2J\u202e')).err.split('\n').flatMap(findUnseen)).toEqual([])
  expect((await run(join(folder, 'a\u001b[2J'))).out.split('\n').flatMap(findUnseen)).toEqual([])
})

it('a date that has not come yet is a warning, by the month it is told', async () => {
  writeFileSync(join(dir, 'notes/training/a.mdx'), note('Text.').replace('2026-11-21', '2062-11-22'))
  const { code, out } = await run(dir)
  expect(code).toBe(0)
  expect(out).toContain('content/notes/training/a.mdx:6:10  warning  notebook/future-date')
})

it('a folder that is not there is said', async () => {
  const { code, out } = await run(join(folder, 'contnet'))
  expect(code).toBe(1)
  expect(out).toContain('contnet  error  file/missing')
})

it.skipIf(!existsSync('/dev/full'))('output for which there is no space is said, and the exit code is none of a check', () => {
  const full = openSync('/dev/full', 'w')
  const args = ['src/cli/check.ts', join(folder, 'contnet')]
  const { status, stderr } = spawnSync(process.execPath, args, { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
  closeSync(full)
  expect([status, stderr]).toEqual([2, 'What the check found could not be written: there is no space left.\n'])
})

it('a value that is overdue for review is a warning, by the month it is told, and passes', async () => {
  writeFileSync(join(dir, 'notes/training/a.mdx'), note('Text.'))
  writeFileSync(
    join(dir, 'parameters/more.yaml'),
    'price:\n  label: A price\n  unit: USD\n  best: 2\n  low: 1\n  high: 3\n  distribution: log-normal\n  asOf: "2026"\n  reviewBy: "2026-12"\n  assumption: A guess.\n',
  )
  const { code, out } = await run(dir)
  expect(code).toBe(0)
  expect(out).toContain('content/parameters/more.yaml:9:3  warning  parameter/review')
})

/** The parameters of the notebook, with another value in the file of demand. */
function changeDemand(from: RegExp, to: string): void {
  const demand = readFileSync('content/parameters/demand.yaml', 'utf8')
  expect(demand).toMatch(from)
  writeFileSync(join(dir, 'parameters/demand.yaml'), demand.replace(from, to))
}

describe('With --world', () => {
  it('three checks say what the world has and what the model says, whether it holds, and which parameters it fixes', async () => {
    const { code, out, err } = await run('--world', dir)
    expect([code, err]).toEqual([0, ''])
    const text = out.replaceAll(/[\u202f\u00a0]/g, ' ')
    expect(text).toContain('holds  Tokens billed per day\n       the world  530 T tokens a day (300 T to 1000 T), 2026-06 (google2026,')
    // 1.5e9 × 130,000 = 195T, and 1.5e9 × 0.02 × 8 × 1.343M = 322T
    expect(text).toContain('the model  517 T tokens a day, asked to be between 300 T and 1000 T (supply-check.tokensPerDay)')
    expect(out).toContain('it fixes   tokensPerPersonPerDay. A fit, no evidence.')
    expect(out).toContain('it fixes   servingFlopShare and trainingFlopsPerYear. A fit, no evidence.')
    expect(out).toContain('it fixes   no parameter. Evidence.')
    expect(out).toMatch(/\n3 checks against the world: all hold\.\n$/)
  })

  it('a check that fails is said, and the exit code is 1', async () => {
    // One agent for ten people: 1.5e9 × 0.1 × 8 × 1.343M = 1612T, and 195T more
    changeDemand(/(\nagentsPerPerson:\n.*\n.*\n {2}best: )0\.02(\n.*\n {2}high: )0\.06/, '$10.1$20.2')
    const { code, out } = await run('--world', dir)
    expect(code).toBe(1)
    expect(out).toContain('FAILS  Tokens billed per day')
    expect(out).toContain('holds  H100-equivalents at work')
    expect(out).toContain('FAILS  Dollars per year')
    expect(out).toMatch(/2 of them fail\.\n$/)
    const json = JSON.parse((await run('--world', '--json', dir)).out)
    expect(json.checks.map(({ id, holds }: { id: string; holds: boolean }) => [id, holds])).toEqual([
      ['tokensPerDay', false],
      ['h100eNeeded', true],
      ['dollarsPerYear', false],
    ])
    expect([json.holds, json.errors]).toEqual([false, 0])
  })

  it('an error of the notebook comes first, and a check without its number does not hold', async () => {
    changeDemand(/\nrevenuePerYear:/, '\nrevenueEachYear:')
    const { code, out } = await run('--world', dir)
    expect(code).toBe(1)
    expect(out).toMatch(/^.*error {2}calculator\/table/m)
    expect(out).toContain('1 could not be worked out. 3 checks against the world:')
  })

  it('goes with --json and not with --github', async () => {
    expect((await run('--world', '--github', dir)).code).toBe(2)
  })
})
