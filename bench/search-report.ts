/** The measurements of search as a table in Markdown. */
import type { SearchResult, Spread } from './search.ts'
import { setNames } from './search-queries.ts'

const digits = (value: number, most: number): string => value.toLocaleString('en', { maximumFractionDigits: most })
const kB = (bytes: number): string => digits(bytes / 1000, bytes < 100_000 ? 1 : 0)
const three = (of: Spread, write: (value: number) => string): string => [of.middle, of.most95, of.most].map(write).join(' / ')
const ms = (value: number): string => digits(value, value < 100 ? 1 : 0)

type Row = readonly [label: string, cell: (result: SearchResult) => string]

const rows: readonly Row[] = [
  ...setNames.map(
    (name): Row => [`${name}, share in the first five`, ({ found }) => `${found[name].share.toFixed(3)} of ${found[name].asked}`],
  ),
  ['To the first result, kB (p50 / p95 / most)', ({ first }) => three(first, kB)],
  ['While typing a whole question, kB', ({ typing }) => three(typing, kB)],
  [
    'To the first result from cold in Chromium, ms (p50 / p95)',
    ({ browser }) => (browser ? `${ms(browser.cold.middle)} / ${ms(browser.cold.most95)}` : '–'),
  ],
  ['A keystroke after, ms (p50 / p95)', ({ browser }) => (browser ? `${ms(browser.key.middle)} / ${ms(browser.key.most95)}` : '–')],
  ['Index without texts, kB', ({ index }) => kB(index.bytes)],
  ['Texts for passages, kB', ({ index }) => kB(index.texts)],
  ['Manifest, kB', ({ index }) => kB(index.manifest)],
  ['Files', ({ index }) => digits(index.files, 0)],
  ['Building the index, CPU seconds', ({ index }) => digits(index.seconds, 2)],
]

export function searchTable(results: readonly SearchResult[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(['', ...results.map(({ notes }) => `${digits(notes, 0)} notes`)]),
    line(['---', ...results.map(() => '---:')]),
    ...rows.map(([label, cell]) => line([label, ...results.map(cell)])),
    '',
    'Bytes are those on the wire, all sets together: the manifest by gzip, index files as they are (raw deflate), scripts not counted.',
    'A keystroke: from the key to the list on the screen, the index files it needs fetched from this machine; the next a tenth of a second later.',
  ].join('\n')
}
