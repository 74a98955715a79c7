import { expect, test } from 'vitest'
import { inWords, sentenceAt, sentenceStarts, standIn } from './sentences.ts'

/** Promise: a backlink shows the one sentence that made it, and no marks of the note language. */

const around = (text: string, word: string): string => sentenceAt(text, sentenceStarts(text), text.indexOf(word))

test.each([
  ['One here. Two there! Is it three? Yes.', 'there', 'Two there!'],
  [
    'As Smith et al. (2020) say, e.g. Fig. 3 of p. 5, it falls. Then it rises.',
    'Fig',
    'As Smith et al. (2020) say, e.g. Fig. 3 of p. 5, it falls.',
  ],
  ['It costs $5.6 M. It was 1.2 before.', '1.2', 'It was 1.2 before.'],
  ['He said “so.” She left.', 'left', 'She left.'],
  ['J. Kaplan wrote it. Others read it.', 'wrote', 'J. Kaplan wrote it.'],
  ['only one', 'one', 'only one'],
])('in “%s” the sentence around “%s”', (text, word, sentence) => expect(around(text, word)).toBe(sentence))

test('names are put in words, each by its own place, and what only looks like a name stays', () => {
  const text = `See ${standIn('link', 1)} by ${standIn('citation', 0)}, ${standIn('link', 0)}, [[kv-cache]], me@b2020.org and @c.`
  const words = (of: readonly string[]) => (index: number) => of[index] ?? ''
  expect(inWords(text, words(['other', 'The KV cache']), words(['Adams']))).toBe(
    'See The KV cache by Adams, other, [[kv-cache]], me@b2020.org and @c.',
  )
})

test('a sentence may begin with a link or a source', () => {
  for (const kind of ['link', 'citation'] as const) {
    const text = `One here. ${standIn(kind, 0)} is there.`
    expect(around(text, 'there')).toBe(`${standIn(kind, 0)} is there.`)
  }
})
