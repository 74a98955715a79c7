/** Protects the query language: what operators mean, and that what makes no sense becomes a problem instead of a guess. */

import { describe, expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { describeQuery, filterTermsOf, parseQuery, removeOperators } from './query.ts'

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

  it('takes no word for open behind which an operator or a closed quotation stands', () => {
    expect(parseQuery('kv topic:inference').words.map(({ open }) => open)).toEqual([false])
    expect(parseQuery('"kv cache"').words.map(({ open }) => open)).toEqual([false, false])
  })

  it('reads exact phrases with the distances of their words', () => {
    expect(parseQuery('"cost of training" run').phrases).toEqual([
      [
        { term: 'cost', step: 0 },
        { term: 'training', step: 2 },
      ],
    ])
    expect(parseQuery('"pre-training"').phrases).toEqual([
      [
        { term: 'pre', step: 0 },
        { term: 'training', step: 1 },
      ],
    ])
  })

  for (const typed of ['“wafer budget”', '„wafer budget“', '«wafer budget»', '＂wafer budget＂', '"wafer budget”'])
    it(`takes ${typed} for a quotation`, () => expect(parseQuery(typed).phrases).toHaveLength(1))

  it('takes a quotation for words until it is closed', () => {
    const { phrases, words, operators } = parseQuery('"kv ca')
    expect({ phrases, operators, words: words.map(({ term, open }) => [term, open]) }).toEqual({
      phrases: [],
      operators: [],
      words: [
        ['kv', false],
        ['ca', true],
      ],
    })
  })

  it('reads what is not wanted, one word or a phrase', () => {
    const { not, words } = parseQuery('memory -chip -"key value" −“model size”')
    expect(not.map((phrase) => phrase.map(({ term }) => term))).toEqual([['chip'], ['key', 'value'], ['model', 'size']])
    expect(words.map(({ term }) => term)).toEqual(['memory'])
  })

  it('leaves out a word with a hyphen in both spellings', () => {
    expect(parseQuery('-pre-training').not).toEqual([
      [
        { term: 'pre', step: 0 },
        { term: 'training', step: 1 },
      ],
      [{ term: 'pretraining', step: 0 }],
    ])
  })

  it('neither looks for nor leaves out a phrase that is to be left out and is not closed yet', () => {
    const { not, words, problems } = parseQuery('memory -"key val')
    expect([not, words.map(({ term }) => term), problems]).toEqual([[], ['memory'], ['Close the quotation to leave out “key val”.']])
  })

  for (const typed of ['gpt-4', '- chip', 'memory - chip', 'memory — chip', 'memory —chip', 'memory –chip', '--chip', 'memory -'])
    it(`leaves nothing out for “${typed}”`, () => {
      const { not, operators, problems } = parseQuery(typed)
      expect([not, operators, problems]).toEqual([[], [], []])
    })

  const filters = (text: string) => parseQuery(text).operators.map((one) => [one.not, ...filterTermsOf(one)])

  it('reads filters in any case, and what they leave out', () => {
    expect(filters('TOPIC:Inference -kind:claims Status:contested -cites:Hoffmann2022 topic：training x')).toEqual([
      [false, 'topic:inference'],
      [true, 'kind:claim'],
      [false, 'status:contested'],
      [true, 'cites:hoffmann2022'],
      [false, 'topic:training'],
    ])
  })

  it('takes the beginning of a value for all that begin so, and a value in quotation marks', () => {
    expect(filters('topic:inf')).toEqual([[false, 'topic:inference']])
    expect(filters('status:s')).toEqual([[false, 'status:supported', 'status:speculative']])
    expect(filters('kind:data')).toEqual([[false, 'kind:dataset', 'kind:data']])
    expect(filters('topic:"scaling laws"')).toEqual([[false, 'topic:scaling-laws']])
  })

  it('says what it does, in words', () => {
    const described = (text: string) => describeQuery(parseQuery(text))
    expect(described('memory topic:inference kind:claim topic:training -training')).toBe(
      'Shows what is in the topic inference or training, of the kind claim, without “training”.',
    )
    expect(described('topic:scaling-laws -status:contested "two words"')).toBe(
      'Shows what is in the topic scaling laws, not marked contested, with exactly “two words”.',
    )
    expect(described('-kind:note -topic:training')).toBe('Shows everything not of the kind note, not in the topic training.')
    expect(described('cites:hoffmann2022')).toBe('Shows everything citing hoffmann2022.')
    expect(described('memory')).toBeNull()
  })

  it('says what it does not know', () => {
    const problems = (text: string) => parseQuery(text).problems
    expect(problems('topic:bananas')).toEqual(['There is no topic “bananas”; there are training, inference, scaling-laws, agentic-demand.'])
    expect(problems('memory topic:')).toEqual(['topic: wants a value right after it, such as topic:training.'])
    expect(problems('"of the"')).toEqual(['“of the” is too common to look for.'])
    expect(problems('of the')).toEqual(['“of the” is too common to look for.'])
    expect(problems('🔥🔥')).toEqual(['There are no letters or digits to look for in “🔥🔥”.'])
    expect(problems('w '.repeat(17))).toEqual(['Only the first 16 words are looked for.'])
  })

  it('is itself without an operator, and a phrase then words', () => {
    const { text, operators } = parseQuery('wafer topic:inf "clean room" -chip')
    expect(operators.map((one) => removeOperators(text, [one]))).toEqual([
      'wafer "clean room" -chip',
      'wafer topic:inf clean room -chip',
      'wafer topic:inf "clean room"',
    ])
  })

  it('never fails, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 500, unit: fc.constantFrom(...'"“- :topickind🔥計a1') }), (text) => {
        expect(parseQuery(text).words.length).toBeLessThanOrEqual(16)
      }),
    )
  })
})
