/** A few letters of any word find a note, by its title first. */
import { describe, expect, it } from 'vitest'
import { findNotes, matchRank } from './map-find.ts'

const note = (title: string, aliases = '') => ({ title, aliases })

describe('finding a note', () => {
  it('prefers the beginning of the title, then of words, then what stands within', () => {
    const notes = [note('The cache'), note('Prompt-recache'), note('Cache of keys')]
    expect(findNotes('cache', notes).map(({ title }) => title)).toEqual(['Cache of keys', 'The cache', 'Prompt-recache'])
  })
  it('takes words in any order, without accents or case', () => expect(matchRank('COSTS agent', 'What an ägent costs')).toBe(1))
  it('knows aliases', () =>
    expect(findNotes('serving over', [note('Inference wins', 'LLM era; serving overtakes training')])).toHaveLength(1))
  it('finds nothing for nothing', () => expect(findNotes(' ', [note('a')])).toEqual([]))
})
