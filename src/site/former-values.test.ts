/** Promise: a parameter's entry and the file for programs tell what the value was, until when, on what grounds, and why it went. */
import { expect, it } from 'vitest'
import type { Parameter } from '../records/parameter.ts'
import type { Source } from '../records/source.ts'
import { parameterOf } from './api.ts'
import { formerValues } from './former-values.ts'
import type { SiteNotebook } from './notebook.ts'

const parameter: Parameter = {
  ...{ id: 'price', area: 'prices', file: 'content/parameters/prices.yaml', label: 'Price', unit: 'USD/h' },
  ...{ best: 3, low: 1, high: 5, distribution: 'log-normal', asOf: '2027', sources: ['second'], updated: '2027-01-15' },
  history: [
    { best: 1.5, low: 1, high: 4, until: '2026-06-01', sources: [], assumption: 'A guess.' },
    { best: 2, low: 1, high: 4, until: '2027-01-15', asOf: '2026-03', sources: ['first'], because: 'A new quote.' },
  ],
}

it('names them from the latest to the oldest', () => {
  const said = formerValues(parameter).map((former) => ({ ...former, words: former.words.replace(/\s/g, ' ') }))
  expect(said).toEqual([
    {
      words: '$2 an hour until 15 January 2027, as of March 2026; range $1 to $4',
      sources: ['first'],
      assumption: null,
      because: 'A new quote.',
    },
    { words: '$1.50 an hour until 1 June 2026; range $1 to $4', sources: [], assumption: 'A guess.', because: null },
  ])
  expect(formerValues({ unit: 'USD/h' })).toEqual([])
})

it('has them in the file for programs, oldest first, with whole sources', () => {
  const source = (key: string) => ({ key, formatted: `Somebody. ${key}.`, url: 'https://example.org/' }) as unknown as Source
  const notebook = {
    ...{ notes: [], parameters: [parameter], sources: { first: source('first'), second: source('second') } },
    ...{ book: { parameters: { price: parameter }, tables: {}, shared: {} }, claims: new Map() },
    byTopic: { training: [], inference: [], 'scaling-laws': [], 'agentic-demand': [] },
  } as unknown as SiteNotebook
  const offered = parameterOf(parameter, notebook)
  expect([offered.updated, offered.history.map(({ best, until, because }) => [best, until, because])]).toEqual([
    '2027-01-15',
    [
      [1.5, '2026-06-01', null],
      [2, '2027-01-15', 'A new quote.'],
    ],
  ])
  expect(offered.history[1]?.sources).toEqual([{ key: 'first', citation: 'Somebody. first.', url: 'https://example.org/' }])
})
