/** Notes and sources as relatedness reads them. Reasons of relations are left out: they say that two notes are linked, not what about. */
import type { NoteRecord } from '../records/note.ts'
import type { Source } from '../records/source.ts'
import type { Graph } from './graph.ts'
import type { RelatedText } from './related.ts'

export type RelatedRecord = Pick<NoteRecord, 'id' | 'title' | 'summary' | 'aliases' | 'text' | 'citations' | 'components'>

const distinct = (ids: readonly (string | undefined)[]): readonly string[] => [...new Set(ids.filter((id) => id !== undefined))].sort()

export function textOfNote({ id, title, summary, aliases, text, citations, components }: RelatedRecord): RelatedText {
  const named = (name: string, attribute: string) =>
    distinct(components.filter((use) => use.name === name).map((use) => use.attributes[attribute]?.split('.')[0]))
  return {
    id,
    title: [title, ...aliases].join('. '),
    summary,
    text,
    sources: distinct(citations.map(({ key }) => key)),
    parameters: named('Parameter', 'id'),
    calculators: distinct([...named('Calculator', 'id'), ...named('Value', 'of')]),
  }
}

/** Sentences in which notes cite a source, at most; what it is about is clear from a few. */
const mostSentences = 12

/** The sources that notes cite, each with what they say of it. */
export function textsOfSources(sources: readonly Source[], citedBy: Graph['citedBy']): readonly RelatedText[] {
  return sources.flatMap(({ key, title }) => {
    const said = citedBy[key]?.slice(0, mostSentences).map(({ sentence }) => sentence)
    return said ? [{ id: key, title, summary: '', text: said.join(' '), sources: [key], parameters: [], calculators: [] }] : []
  })
}
