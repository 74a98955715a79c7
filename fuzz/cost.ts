/** CPU time against length, for each construct in each shape; and how far real notes are from the limits. */
import { readFileSync } from 'node:fs'
import { parseNote } from '../src/notes/notebook/parse-note.ts'
import { listFiles } from '../src/notes/text/files.ts'
import { costsOf } from '../src/notes/text/note-cost.ts'
import { noteLimits } from '../src/notes/text/note-limits.ts'
import { cpuTime } from '../src/notes/text/time-bound.ts'
import { constructs, type Shape, shapesOf } from './shapes.ts'

/** Of a body; the largest is nearly all that a note may have. */
const lengths = [7500, 15_000, 30_000, 60_000] as const

const head = '---\ntitle: A note\nsummary: It costs.\nkind: concept\nstatus: established\nupdated: 2026-11-20\n---\n\n'

/** Milliseconds of CPU time for a note of this shape: the least of some runs, since a machine can only make it more. */
export function costOf({ body }: Shape, length: number, runs: number): { readonly time: number; readonly codes: readonly string[] } {
  const bytes = new TextEncoder().encode(head + body(length))
  let time = Number.POSITIVE_INFINITY
  let codes: readonly string[] = []
  for (let run = 0; run < runs; run += 1) {
    const from = cpuTime()
    const { diagnostics } = parseNote('content/notes/training/a.mdx', bytes)
    time = Math.min(time, cpuTime() - from)
    codes = [...new Set(diagnostics.map(({ code }) => code))]
  }
  return { time, codes }
}

/** The power of the length with which the time grows, from the last two lengths; 1 is linear. Not said of what takes a moment. */
export const growthOf = (before: number, after: number): number | null => (after < 20 ? null : Math.log2(after / before))

/** A line for each shape, the slowest first. */
export function costTable(): string {
  const rows = constructs.flatMap(shapesOf).map((shape) => {
    const costs = lengths.map((length) => costOf(shape, length, 2))
    const times = costs.map(({ time }) => time)
    const growth = growthOf(times.at(-2) ?? 0, times.at(-1) ?? 0)
    const figures = [...times.map((time) => time.toFixed(0).padStart(7)), (growth?.toFixed(1) ?? '').padStart(7)].join('')
    return { last: times.at(-1) ?? 0, line: `${shape.name.padEnd(52)}${figures}  ${costs.at(-1)?.codes.slice(0, 3).join(' ') || 'read'}` }
  })
  const title = `${'milliseconds of CPU time, by bytes'.padEnd(52)}${lengths.map((length) => String(length).padStart(7)).join('')} growth`
  return [title, ...rows.sort((a, b) => b.last - a.last).map(({ line }) => line)].join('\n')
}

/** What the notes of a notebook use of each limit, at most. */
export function distanceTable(dir: string): string {
  const texts = listFiles(dir).files.flatMap(({ kind, absolute }) => (kind === 'note' ? readFileSync(absolute, 'utf8') : []))
  const costs = texts.map((text) => ({ bytes: Buffer.byteLength(text), ...costsOf(text.split('\n')) }))
  const most = (of: (cost: (typeof costs)[number]) => number): number => Math.max(0, ...costs.map(of))
  const rows: readonly (readonly [string, number, number])[] = [
    ['bytes', most(({ bytes }) => bytes), noteLimits.size],
    ['quote and list markers', most(({ markers }) => markers), noteLimits.allMarkers],
    ['columns of markers', most(({ columns }) => columns), noteLimits.columns],
    ['signs', most(({ signs }) => signs), noteLimits.signs],
    ['pairing in a paragraph', most(({ pairing }) => pairing.work), noteLimits.pairing],
    ['punctuation after an address', most(({ trail }) => trail.length), noteLimits.trail],
  ]
  const lines = rows.map(([name, used, limit]) => {
    const share = `${((100 * used) / limit).toFixed(1)} %`
    return `${name.padEnd(32)}${String(used).padStart(10)}${String(limit).padStart(12)}${share.padStart(9)}`
  })
  return [`${`most of ${texts.length} notes`.padEnd(32)}${'used'.padStart(10)}${'limit'.padStart(12)}`, ...lines].join('\n')
}
