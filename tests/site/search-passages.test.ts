/**
 * Promise: the words that a result's link carries to the page stand there just as they are, in one block, so that the browser finds and
 * highlights them. Checked for pairs of words all through every note; a source named in the middle of a clause, or a formula that the
 * text does not show as one, may break a few.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'
import { entriesOf } from '../../src/search/index/entries.ts'
import { passageIn } from '../../src/search/query/passage.ts'
import { tokenise } from '../../src/search/text/tokens.ts'
import { dist, project } from './dist.ts'

const unseen = new Set(['script', 'style', 'template', 'annotation', 'svg'])
const inline = new Set('a abbr b code em i mark math mi mn mo mrow msup msub mtext mfrac semantics span strong sub sup cite'.split(' '))

/** What a browser searches: the text of a page, with a mark that is no blank where a block begins or ends. */
function seen(node: DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node) || unseen.has(node.nodeName)) return ''
  const text = node.childNodes.map(seen).join('')
  return inline.has(node.nodeName) ? text : `\u0001${text}\u0001`
}
const plain = (text: string) => text.replace(/\s+/g, ' ').toLowerCase()

const { notes, parameters, datasets, sources } = await readNotebook(join(project, 'content'))
const entries = entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })

/** Fragments for two words of a line, all through a note. */
function fragmentsOf(lines: readonly string[]): readonly string[] {
  const all = lines.map((text) => ({ text }))
  return lines.flatMap((line) => {
    const words = tokenise(line).tokens.filter(({ term }) => term.length > 3)
    return words.flatMap((word, at) => {
      const other = words[at + 2]
      const passage = other && at % 3 === 0 ? passageIn(all, new Set([word.term, other.term])) : null
      return passage && passage.termCount > 0 ? [passage.fragment] : []
    })
  })
}

describe('The words that lead to a passage', () => {
  it('are found on the page of the note, but for one in a hundred', () => {
    const missing: string[] = []
    let count = 0
    for (const { kind, url, text, claims, body = '' } of entries) {
      if (kind !== 'note') continue
      const page = plain(seen(parse(readFileSync(join(dist, url, 'index.html'), 'utf8'))))
      const fragments = fragmentsOf([text, ...claims, ...body.split('\n')])
      count += fragments.length
      missing.push(...fragments.filter((words) => words === '' || !page.includes(plain(words))).map((words) => `${url} ${words}`))
    }
    expect(count).toBeGreaterThan(1000)
    expect(missing.length / count, missing.join('\n')).toBeLessThan(0.01)
  })
})
