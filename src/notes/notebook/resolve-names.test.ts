import { describe, expect, it } from 'vitest'
import { namesOf, resolveHeading, resolveName, wordsOfHeading, wordsOfNote } from './resolve-names.ts'

const none = new Map<string, string>()
const names = namesOf(
  [
    {
      id: 'kv-cache',
      title: 'The key–value cache',
      aliases: ['cache of keys'],
      formerly: ['cache'],
      headings: [{ depth: 2, id: 'how-big-it-is', text: 'How big it is' }],
    },
    { id: 'prompt-caching', title: 'Prompt caching', aliases: ['Cache of  Keys', 'kv cache'] },
    { id: 'unreadable' },
  ],
  { parameter: new Map([['gpuHourPrice', 'Price']]), calculator: none, dataset: none, source: none },
)

describe('a wikilink finds a note', () => {
  it('by its id, in any case and with spaces for hyphens', () => {
    for (const text of ['kv-cache', 'KV Cache', 'kv_cache'])
      expect(resolveName('note', text, names)).toEqual({ found: 'one', id: 'kv-cache' })
  })
  it('by title, and an id goes before another note’s alias', () => {
    expect(resolveName('note', 'prompt CACHING', names)).toEqual({ found: 'one', id: 'prompt-caching' })
    expect(resolveName('note', 'kv cache', names)).toEqual({ found: 'one', id: 'kv-cache' })
  })
  it('by a former id, and says so', () => {
    expect(resolveName('note', 'cache', names)).toEqual({ found: 'one', id: 'kv-cache', renamed: true })
  })
  it('when it cannot be read otherwise', () => {
    expect(resolveName('note', 'unreadable', names)).toEqual({ found: 'one', id: 'unreadable' })
  })
  it('but not when two notes have the name: both are listed', () => {
    expect(resolveName('note', 'cache of keys', names)).toEqual({ found: 'many', ids: ['kv-cache', 'prompt-caching'] })
  })
  it('not by its path or file, and the id in them is suggested', () => {
    for (const text of ['kv-cache.mdx', 'inference/kv-cache', '../inference/kv-cache.md', 'content/notes/inference/KV Cache.mdx'])
      expect(resolveName('note', text, names)).toEqual({ found: 'none', suggestions: ['kv-cache'] })
    expect(resolveName('note', 'inference/unreadable', names)).toEqual({ found: 'none', suggestions: ['unreadable'] })
  })
  it('and near misses are suggested by id, also those of a title or alias', () => {
    expect(resolveName('note', 'kv-cahce', names)).toEqual({ found: 'none', suggestions: ['kv-cache', 'prompt-caching'] })
    expect(resolveName('note', 'Promt cachin', names)).toEqual({ found: 'none', suggestions: ['prompt-caching'] })
  })
  it('never by a name that JavaScript objects are born with', () => {
    for (const text of ['__proto__', 'constructor', 'toString']) {
      expect(resolveName('note', text, names)).toEqual({ found: 'none', suggestions: [] })
      expect(resolveName('parameter', text, names)).toEqual({ found: 'none', suggestions: [] })
    }
  })
})

describe('headings and addresses', () => {
  it('a heading is found by its text or its anchor', () => {
    const note = names.notes.get('kv-cache')
    for (const text of ['How big it is', 'how-big-it-is', 'how big IT is'])
      expect(note && resolveHeading(note, text)?.id).toBe('how-big-it-is')
    expect(note && resolveHeading(note, 'How small it is')).toBeNull()
  })
})

describe('a wikilink without words of its own shows', () => {
  const chips = { id: 'chip-prices', title: 'What chips cost', aliases: ['Chip price', 'grouped heads'], formerly: ['prices'] }
  it.each([
    ['the title for an id', 'chip-prices', 'What chips cost'],
    ['the title for an id with other joins', 'chip_prices', 'What chips cost'],
    ['what was written for words that make the id', 'Chip prices', 'Chip prices'],
    ['the title as it was written', 'what chips cost', 'what chips cost'],
    ['an alias as it was written', 'Grouped heads', 'Grouped heads'],
    ['an alias in other case', 'chip price', 'chip price'],
  ])('%s', (_, target, words) => expect(wordsOfNote(target, chips)).toBe(words))
  it('the title for a former id', () => expect(wordsOfNote('prices', chips, true)).toBe('What chips cost'))
  it('the word that is both id and title, as it was written', () =>
    expect(wordsOfNote('chips', { id: 'chips', title: 'Chips' })).toBe('chips'))
  it('the id of a note that could not be read', () => expect(wordsOfNote('unreadable', { id: 'unreadable' })).toBe('unreadable'))
  it.each([
    ['a heading as it was written', 'batch size', 'batch size'],
    ['the heading of an anchor', 'batch-size', 'Batch size'],
  ])('%s', (_, wanted, words) => expect(wordsOfHeading(wanted, { depth: 2, id: 'batch-size', text: 'Batch size' })).toBe(words))
})
