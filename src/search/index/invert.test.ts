/** Protects the postings that entries become: positions by field, filter terms, and the common terms beside a word. */
import { describe, expect, it } from 'vitest'
import { type IndexedTerm, type InvertedIndex, invert } from './invert.ts'
import { field } from './postings.ts'
import type { Entry } from './records.ts'

const entry = (more: Partial<Entry>): Entry => ({
  kind: 'note',
  id: 'a',
  title: 'Quartz',
  url: '/notes/a/',
  names: [],
  text: '',
  cites: [],
  claims: [],
  headings: [],
  ...more,
})
const postings = (index: InvertedIndex, term: string) => index.postingsOf(index.find(term) as IndexedTerm)

describe('An entry', () => {
  it('has 16 positions between two fields, so that their words are not near', () => {
    const index = invert([entry({ title: 'Quartz lattice', names: ['wafer'], body: 'budget' })])
    // Title 0 and 1, next 2; name 2 + 16 = 18, next 19; text, which is empty, 35; body 35 + 16 = 51.
    const positions = ['quartz', 'lattice', 'wafer', 'budget'].map((term) => postings(index, term).positions)
    expect(positions).toEqual([[0], [1], [18], [51]])
    expect(index.namesEnd).toEqual([35])
  })

  it('counts headings and claims more than the body', () => {
    const index = invert([entry({ claims: ['wafer'], body: 'budget\nlattice', headings: [{ id: 'l', text: 'lattice' }] })])
    const fields = ['quartz', 'wafer', 'budget', 'lattice'].map((term) => postings(index, term).bestFields[0])
    expect(fields).toEqual([field.title, field.summary, field.body, field.summary])
  })

  it('of a row of data has a name, not a title', () =>
    expect(postings(invert([entry({ kind: 'dataset', rowOf: 'chips' })]), 'quartz').bestFields).toEqual([field.name]))

  it('has a term for each filter that lets it in, which stands nowhere', () => {
    const index = invert([entry({ noteKind: 'method', topic: 'training', status: 'contested', cites: ['doe2026', 'doe2026'] })])
    const filters = index.terms.filter(({ term }) => term.includes(':')).map(({ term }) => term)
    expect(filters).toEqual(['cites:doe2026', 'kind:method', 'kind:note', 'status:contested', 'topic:training'])
    expect(postings(index, 'cites:doe2026')).toMatchObject({ documents: [0], positions: [] })
  })

  it('has no terms for stop words, which still take a position', () => {
    const index = invert([entry({ title: 'Quartz of the lattice' })])
    expect(index.find('the')).toBeNull()
    expect(postings(index, 'lattice').positions).toEqual([3])
  })
})

describe('The neighbours of a term', () => {
  const index = invert([
    entry({ title: 'quartz lattice' }),
    entry({ title: 'lattice of quartz wafer' }),
    entry({ title: 'lattice of the quartz' }),
  ])
  const neighbours = index.neighbours([index.find('lattice') as IndexedTerm])

  it('are the common terms beside each of its positions, a stop word between them or not', () =>
    // Before: nothing; lattice, two away; too far away. After: lattice; "wafer", which is not common; nothing.
    expect(neighbours(postings(index, 'quartz'))).toEqual({ before: [0, 1, 0], after: [1, 0, 0] }))

  it('are never of another document', () => expect(neighbours(postings(index, 'wafer'))).toEqual({ before: [0], after: [0] }))
})
