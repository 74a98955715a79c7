import { expect, test } from 'vitest'
import { inWords, sentenceAt, sentenceStarts } from './sentences.ts'

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

test('names are put in words, and unknown ones stay bare', () => {
  const titleOf = (target: string) => (target === 'kv-cache' ? 'The KV cache' : null)
  const authorsOf = (key: string) => (key === 'a2020' ? 'Adams' : null)
  expect(inWords('See [[kv-cache]] by @a2020, [[other]], me@b2020.org and @c.', titleOf, authorsOf)).toBe(
    'See The KV cache by Adams, other, me@b2020.org and c.',
  )
})
