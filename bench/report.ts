/** The measurements as a table in Markdown, for the terminal and for docs/measurements.md. */
import type { Weight } from './weight.ts'

export interface Machine {
  readonly processor: string
  readonly cores: number
  /** Bytes. */
  readonly memory: number
  readonly system: string
  readonly node: string
}

interface Used {
  readonly cpu: number
  readonly wall: number
  readonly memory: number
}

export interface Result {
  readonly notes: number
  /** From an empty cache. */
  readonly build: Used
  /** Once more, with one note changed. */
  readonly again: Used
  readonly output: { readonly bytes: number; readonly files: number }
  /** The note of middling size without a calculator, and the one with. */
  readonly note: Weight
  readonly liveNote: Weight
  readonly map: Weight
  readonly search: { readonly script: number; readonly data: number }
}

const whole = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: 0 })
const short = (value: number): string => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })
const kB = (bytes: number): string => short(bytes / 1000)
const MB = (bytes: number): string => short(bytes / 1e6)

type Row = readonly [label: string, cell: (result: Result, before: Result | undefined) => string]

const times = (cpu: number, notes: number): string => `${short(cpu)} × for ${short(notes)} ×`

const pageRows = (name: string, of: (result: Result) => Weight, live: boolean): readonly Row[] => [
  [`${name}: HTML, kB`, (result) => kB(of(result).html)],
  [`${name}: script before interaction, kB`, (result) => kB(of(result).script)],
  ...(live ? ([[`${name}: script with its calculators live, kB`, (result) => kB(of(result).scriptLive)]] satisfies Row[]) : []),
  [`${name}: style, kB`, (result) => kB(of(result).css)],
  [`${name}: fonts, kB`, (result) => kB(of(result).fonts)],
  ...(live ? ([[`${name}: data, kB`, (result) => kB(of(result).data)]] satisfies Row[]) : []),
]

const rows: readonly Row[] = [
  ['Build, CPU seconds (user + system)', ({ build }) => short(build.cpu)],
  ['Build, seconds on the clock', ({ build }) => short(build.wall)],
  ['Build, peak memory, MB', ({ build }) => whole(build.memory / 1e6)],
  ['Second build with one note changed, CPU seconds', ({ again }) => short(again.cpu)],
  ['Second build, share of the first', ({ again, build }) => `${whole((100 * again.cpu) / build.cpu)} %`],
  ['Second build, peak memory, MB', ({ again }) => whole(again.memory / 1e6)],
  ['CPU a note, ms', ({ build, notes }) => short((1000 * build.cpu) / notes)],
  ['Peak memory a note, MB', ({ build, notes }) => short(build.memory / 1e6 / notes)],
  [
    'Growth of CPU against the size before',
    ({ build, notes }, before) => (before ? times(build.cpu / before.build.cpu, notes / before.notes) : '–'),
  ],
  [
    'CPU of each further note, ms',
    ({ build, notes }, before) => (before ? short((1000 * (build.cpu - before.build.cpu)) / (notes - before.notes)) : '–'),
  ],
  ['Site, MB', ({ output }) => MB(output.bytes)],
  ['Site, files', ({ output }) => whole(output.files)],
  ...pageRows('Note', ({ note }) => note, false),
  ...pageRows('Note with a calculator', ({ liveNote }) => liveNote, true),
  ...pageRows('Map', ({ map }) => map, false),
  [
    'Map: HTML of each further note, bytes',
    (result, before) => (before ? whole((result.map.html - before.map.html) / (result.notes - before.notes)) : '–'),
  ],
  ['Search: script, kB', ({ search }) => kB(search.script)],
  ['Search: data, kB', ({ search }) => kB(search.data)],
]

export const machineLine = ({ processor, cores, memory, system, node }: Machine): string =>
  `${processor}, ${cores} ${cores === 1 ? 'core' : 'cores'}, ${whole(memory / 2 ** 30)} GiB, ${system}, Node ${node}.`

/** Results in order of size. */
export function markdownReport(machine: Machine, results: readonly Result[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    machineLine(machine),
    '',
    line(['', ...results.map(({ notes }) => `${whole(notes)} notes`)]),
    line(['---', ...results.map(() => '---:')]),
    ...rows.map(([label, cell]) => line([label, ...results.map((result, index) => cell(result, results[index - 1]))])),
    '',
    'Builds start from an empty cache, the second from what the first has kept, each in a process of its own: CPU is that of the process with its threads (on Linux, with its',
    'children), memory its largest resident set. Bytes of pages are gzip level 9, fonts as they are; kB is 1,000 bytes. A note is the one of',
    'middling size of its kind; script with calculators live is all that bringing them to life loads; data is what they fetch.',
  ].join('\n')
}
