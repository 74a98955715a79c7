/** Protects that every place where a value can come from has its words, and that a reader's own change is never called the note's. */
import { expect, it } from 'vitest'
import type { InputInForce } from '../scenario/resolve.ts'
import { book } from '../scenario/scenario.fixture.ts'
import { fullProvenance, shortProvenance, terminalProvenance } from './provenance.ts'

const price = { id: 'price', area: 'x', file: 'x', label: 'Price', unit: 'USD', best: 2, low: 1, high: 4, asOf: '2026-03', sources: [] }
const assumed = { ...book, parameters: { price: { ...price, distribution: 'uniform' as const } } }
const cited = { ...book, parameters: { price: { ...price, distribution: 'uniform' as const, sources: ['a2026'] } } }
const input = (from: InputInForce['from'], rest: object = {}): InputInForce => ({ value: 3, from, ...rest }) as InputInForce
const ofPrice = (from: InputInForce['from']): InputInForce => input(from, { parameter: 'price' })
const printed = (value: unknown): string => `$${value}`
const via = { calculator: 'demand', output: 'tokens' }
const row = { input: 'chip', id: 'h100' }

it.each([
  [input('given'), 'set by this note', 'pinned by the note', 'given'],
  [input('scenario'), 'changed by you', 'changed', 'given'],
  [ofPrice('scenario'), 'changed by you', 'changed; our default is $2', 'given'],
  [input('row'), 'from the row chosen', 'from the row chosen', 'from a row'],
  [input('row', { row }), 'from the row chosen', 'from h100', 'from chip h100'],
  [input('calculator', { via }), 'computed', 'computed: tokens of demand', 'from demand.tokens'],
  [ofPrice('book'), 'our assumption, 2026', 'our assumption, 2026-03', 'parameter book'],
  [input('default'), '', 'the calculator’s default', 'default'],
] as const)('%j is said at each length', (of, short, full, terminal) => {
  expect(shortProvenance(of, assumed)).toBe(short)
  expect(fullProvenance(of, assumed, false, printed)).toBe(full)
  expect(terminalProvenance(of)).toBe(terminal)
})

it('calls no assumption what has a source', () => {
  expect(shortProvenance(ofPrice('book'), cited)).toBe('our default, 2026')
  expect(fullProvenance(ofPrice('book'), cited, false, printed)).toBe('our default, 2026-03')
})

it('calls a value that the reader changed changed, also where it stands as given', () => {
  expect(fullProvenance(ofPrice('given'), assumed, true, printed)).toBe('changed; our default is $2')
})

it('has no words for an input that is not there', () => expect(shortProvenance(undefined, assumed)).toBe(''))
