/** Promise: a value is overdue from the month after its review, and the message points at the line that says when. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readNotebook } from '../notebook/notebook.ts'
import { overdueReviews } from './date.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-overdue-'))
const dir = join(folder, 'content')
mkdirSync(join(dir, 'parameters'), { recursive: true })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const entry = (id: string, rest: string) =>
  `${id}:\n  label: A value\n  unit: USD\n  best: 2\n  low: 1\n  high: 3\n  distribution: log-normal\n  asOf: "2026-01"\n${rest}  assumption: A guess.\n`
writeFileSync(
  join(dir, 'parameters/prices.yaml'),
  [entry('never', ''), entry('soon', '  reviewBy: "2026-11"\n'), entry('later', '  reviewBy: "2027-01"\n')].join('\n'),
)

test('a value is overdue once its month has passed, not in it', async () => {
  const { parameters, diagnostics } = await readNotebook(dir)
  expect(diagnostics.filter(({ level, file }) => level === 'error' && file.endsWith('.yaml'))).toEqual([])
  const overdue = (month: string) => overdueReviews(dir, parameters, month)
  expect(overdue('2026-11')).toEqual([])
  expect(overdue('2026-12')).toMatchObject([
    {
      code: 'parameter/review',
      level: 'warning',
      file: 'content/parameters/prices.yaml',
      // The second entry begins at line 11; its reviewBy is the ninth line of it.
      start: { line: 19, column: 3 },
      excerpt: '  reviewBy: "2026-11"',
    },
  ])
  expect(overdue('2027-02').map(({ message }) => /“(\w+)”/.exec(message)?.[1])).toEqual(['soon', 'later'])
})
