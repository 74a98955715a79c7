/** Relations between notes. `graph/build-graph.ts` finds what is wrong with them while it joins the notes. */
import { lineMark, type NotebookChecks } from '../checks/notebook-context.ts'
import type { Rule } from './rule.ts'

export const graphDuplicateRelation: Rule = {
  code: 'graph/duplicate-relation',
  level: 'error',
  title: 'The same relation twice',
  explains: 'Two notes have at most one relation of each kind; a kind that reads the same both ways is declared in one of them.',
  example: '- to: kv-cache\n  kind: explains\n- to: kv-cache\n  kind: explains',
  fixed: '- to: kv-cache\n  kind: explains',
}

export const graphOrphan: Rule = {
  code: 'graph/orphan',
  level: 'warning',
  title: 'A note that nothing leads to',
  explains: 'Without a relation or a wikilink, either way, a reader who walks the map cannot reach it.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}

export const graphSelfRelation: Rule = {
  code: 'graph/self-relation',
  level: 'error',
  title: 'A relation of a note to itself',
  explains: 'A relation joins two notes.',
  example: 'to: kv-cache, in kv-cache.mdx',
  fixed: 'to: decode-is-memory-bound',
}

export const graphUnknownRelationTarget: Rule = {
  code: 'graph/unknown-relation-target',
  level: 'error',
  title: 'A relation to a note that does not exist',
  explains: 'A relation names the other note by its id.',
  example: 'to: kv-cahce',
  fixed: 'to: kv-cache',
}

/** Reports the problems of the graph on the notes that have them. */
export const notebookChecks: NotebookChecks = ({ notes, unread, graphProblems }) => ({
  end() {
    // Of two notes with one id, the first has the relations.
    const byId = new Map(notes.toReversed().map((note) => [note.record.id, note]))
    const complete = unread.size === 0 && notes.every(({ draft }) => !draft)
    for (const { note: id, code, level, index, message, hint, suggestions } of graphProblems) {
      const note = byId.get(id)
      // While relations of some note are not known, a note may only seem to be alone.
      if (!note || (level !== 'error' && !complete)) continue
      const to = index === undefined ? undefined : note.record.relations[index]?.to
      // A note that exists but cannot be read has diagnostics of its own, and so has a relation without a target.
      if (to === '' || (code === 'graph/unknown-relation-target' && unread.has(to ?? ''))) continue
      if (note.draft && code === 'graph/duplicate-relation') continue
      const { places } = note.parsed
      const start = index === undefined ? places['title'] : (places[`relations.${index}.to`] ?? places[`relations.${index}`])
      note.report({ code, level }, { start, mark: lineMark }, { message, hint, suggestions })
    }
  },
})
