/** Protects the operators: what they mean, and that nonsense is said and not guessed. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { explainQuery, parseQuery } from './query.ts'

const terms = (text: string) => parseQuery(text).words.map(({ term }) => term)

describe('A query', () => {
  it('is words, without those that mean nothing', () => {
    expect(terms('the cost of a GPU-hour')).toEqual(['cost', 'gpu', 'hour'])
  })

  it('knows the joined form of words with a hyphen, and of words that are an acronym', () => {
    expect(parseQuery('pre-training').words.map(({ joined }) => joined)).toEqual(['pretraining', 'pretraining'])
    expect(parseQuery('mixture of experts').words.map(({ term, joined }) => [term, joined])).toEqual([
      ['mixture', 'moe'],
      ['expert', 'moe'],
    ])
  })

  it('leaves the last word open until something follows', () => {
    expect(parseQuery('kv ca').words.map(({ open }) => open)).toEqual([false, true])
    expect(parseQuery('kv cache ').words.map(({ open }) => open)).toEqual([false, false])
  })

  it('reads exact phrases with the distances of their words', () => {
    expect(parseQuery('"cost of training" run').phrases).toEqual([
      [
        { term: 'cost', step: 0 },
        { term: 'training', step: 2 },
      ],
    ])
  })

  it('reads what is not wanted, one word or a phrase', () => {
    const { not, words } = parseQuery('memory -chip -"key value"')
    expect(not.map((phrase) => phrase.map(({ term }) => term))).toEqual([['chip'], ['key', 'value']])
    expect(words.map(({ term }) => term)).toEqual(['memory'])
  })

  it('reads filters, and a beginning of their value', () => {
    expect(parseQuery('topic:inf kind:claims status:contested cites:Hoffmann2022 x').filters.map(({ term }) => term)).toEqual([
      'topic:inference',
      'kind:claim',
      'status:contested',
      'cites:hoffmann2022',
    ])
  })

  it('says what it does, in words', () => {
    expect(explainQuery(parseQuery('memory topic:scaling-laws -chip "two words"'))).toBe(
      'Shows what is in the topic scaling laws, without “chip”, with exactly “two words”.',
    )
    expect(explainQuery(parseQuery('memory'))).toBeNull()
  })

  it('says what it does not know', () => {
    expect(parseQuery('topic:bananas').problems).toEqual([
      'There is no topic “bananas”; there are training, inference, scaling-laws, agentic-demand.',
    ])
    expect(parseQuery('"of the"').problems).toEqual(['“of the” is too common to look for.'])
  })

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500 }), (text) => {
        expect(parseQuery(text).words.length).toBeLessThanOrEqual(16)
      }),
    )
  })
})
