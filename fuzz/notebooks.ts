/** Whole notebooks of the fuzzer's notes: what goes wrong when notes are linked to each other, to the numbers and to the map. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import { cpuTime } from '../src/notes/text/time-bound.ts'
import { topics } from '../src/records/note.ts'
import type { Kind } from './kinds.ts'
import { caseOf, type Finding, type KindReport } from './run.ts'

/** Notes in each. */
const size = 50

function writeNotebook(dir: string, notes: Kind, seed: number, index: number): void {
  for (const folder of ['sources', 'parameters', 'data']) cpSync(join('content', folder), join(dir, folder), { recursive: true })
  for (let note = 0; note < size; note += 1) {
    const folder = join(dir, 'notes', topics[note % topics.length] ?? topics[0])
    mkdirSync(folder, { recursive: true })
    const { text } = caseOf(notes, seed, index * size + note)
    writeFileSync(join(folder, `note-${note}.mdx`), text.replace(/^title: .*$/m, `title: Note ${note}`))
  }
}

/** Reads `count` notebooks; a finding's number is that of its notebook, which holds the notes from 50 times it. */
export async function fuzzNotebooks(notes: Kind, seed: number, count: number): Promise<KindReport> {
  const findings: Finding[] = []
  let worst = { time: 0, index: 0 }
  for (let index = 0; index < count; index += 1) {
    const dir = mkdtempSync(join(tmpdir(), 'isoflop-fuzz-'))
    const from = cpuTime()
    try {
      writeNotebook(dir, notes, seed, index)
      await readNotebook(dir)
    } catch (error) {
      findings.push({ kind: 'notebooks', index, what: 'exception', detail: String(error).slice(0, 200) })
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
    const time = cpuTime() - from
    if (time > worst.time) worst = { time, index }
  }
  return { name: 'notebooks', count, findings, worst }
}
