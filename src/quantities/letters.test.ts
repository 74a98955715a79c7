/**
 * Protects that a letter is always the size that everyone takes it for: each letter and word that the readers know stands here with its size by
 * hand, by the SI brochure (9th edition, table 7) and IEC 80000-13, and what has two readings is refused.
 */
import { expect, it } from 'vitest'
import { parseQuantity } from './parse-quantity.ts'
import { printQuantity } from './print-quantity.ts'
import type { Unit } from './units.ts'

const thousand = 1000
const [million, billion, trillion] = [1_000_000, 1_000_000_000, 1_000_000_000_000]
const quadrillion = 1_000_000_000_000_000
const [kibi, mebi, gibi, tebi, pebi] = [1024, 1_048_576, 1_073_741_824, 1_099_511_627_776, 1_125_899_906_842_624]

const read = (text: string, unit: Unit): number | string => {
  const parsed = parseQuantity(text, unit)
  return parsed.ok ? parsed.value : 'refused'
}

it.each([
  ['k', thousand],
  ['K', thousand],
  ['thousand', thousand],
  ['M', million],
  ['million', million],
  ['mn', million],
  ['B', billion],
  ['b', billion],
  ['G', billion],
  ['bn', billion],
  ['billion', billion],
  ['T', trillion],
  ['t', trillion],
  ['trillion', trillion],
  ['P', quadrillion],
  ['quadrillion', quadrillion],
  ['Ki', kibi],
  ['Mi', mebi],
  ['Gi', gibi],
  ['Ti', tebi],
])('2%s of a plain number is twice %d, with a space or without', (letter, size) => {
  expect(read(`2${letter}`, 'none')).toBe(2 * size)
  expect(read(`2 ${letter}`, 'none')).toBe(2 * size)
})

it.each([
  ['128K', 'token', 128_000],
  ['128k', 'token', 128_000],
  ['128Ki', 'token', 131_072],
  ['70B', 'parameter', 70_000_000_000],
  ['15T', 'token', 15_000_000_000_000],
] as const)('%s in %s is %d', (text, unit, value) => expect(read(text, unit)).toBe(value))

it.each(['m', 'E', 'Z', 'Y', 'Pi', 'ki', 'KI', 'mi', 'g', 'p', 'e'])('2%s of a plain number is refused', (letter) =>
  expect(read(`2${letter}`, 'none')).toBe('refused'),
)

it.each([
  ['kB', thousand],
  ['KB', thousand],
  ['kb', thousand],
  ['MB', million],
  ['mb', million],
  ['GB', billion],
  ['gb', billion],
  ['TB', trillion],
  ['tb', trillion],
  ['PB', quadrillion],
  ['EB', 1e18],
  ['ZB', 1e21],
  ['YB', 1e24],
  ['KiB', kibi],
  ['MiB', mebi],
  ['GiB', gibi],
  ['TiB', tebi],
  ['PiB', pebi],
])('2 %s is twice %d bytes', (name, size) => expect(read(`2 ${name}`, 'byte')).toBe(2 * size))

it.each([
  ['kFLOP', thousand],
  ['MFLOP', million],
  ['GFLOP', billion],
  ['TFLOP', trillion],
  ['PFLOP', quadrillion],
  ['EFLOP', 1e18],
  ['ZFLOP', 1e21],
  ['YFLOP', 1e24],
])('2 %s is twice %d FLOP', (name, size) => expect(read(`2 ${name}`, 'FLOP')).toBe(2 * size))

it.each([
  [2e3, 'kB'],
  [2e6, 'MB'],
  [2e9, 'GB'],
  [2e12, 'TB'],
  [2e15, 'PB'],
])('%d bytes are printed as 2 %s, and read back', (value, name) => {
  const text = printQuantity(value, 'byte')
  expect(text.replace(/\s/g, ' ')).toBe(`2 ${name}`)
  expect(read(text, 'byte')).toBe(value)
})

it.each([
  [2e6, 'M'],
  [2e9, 'B'],
  [2e12, 'T'],
])('%d tokens are printed with %s, and read back', (value, letter) => {
  const text = printQuantity(value, 'token')
  expect(text.replace(/\s/g, ' ')).toBe(`2 ${letter} tokens`)
  expect(read(text, 'token')).toBe(value)
})
