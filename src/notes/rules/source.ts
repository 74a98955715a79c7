/** Sources, in BibTeX. Entries are checked by `notebook/sources.ts`, which reads them. */
import { calculators, recordOf } from '../../calculators/index.ts'
import type { NotebookChecks, NotebookContext } from '../checks/notebook-context.ts'
import type { Rule } from './rule.ts'

export const sourceSyntax: Rule = {
  code: 'source/syntax',
  level: 'error',
  title: 'An entry that is not readable as BibTeX',
  explains: 'Each entry is parsed alone. Look for a missing comma, quote or brace, on the line named or the one before.',
  example: '@misc{ho2024,\n  title = {Algorithmic progress}\n  year = {2024}\n}',
  fixed: '@misc{ho2024,\n  title = {Algorithmic progress},\n  year = {2024}\n}',
}

export const sourceStray: Rule = {
  code: 'source/stray',
  level: 'error',
  title: 'Text outside any entry',
  explains: 'BibTeX skips such text silently, so an entry whose @ was lost would vanish. A remark begins with %.',
  example: 'misc{ho2024,',
  fixed: '@misc{ho2024,',
}

export const sourceKey: Rule = {
  code: 'source/key',
  level: 'error',
  title: 'A key of the wrong form',
  explains: 'A key is the author’s name and the year in lower case, with a word added when that is taken. It is part of an address.',
  example: '@misc{Ho_2024, …}',
  fixed: '@misc{ho2024, …}',
}

export const sourceField: Rule = {
  code: 'source/field',
  level: 'error',
  title: 'A field that is missing or not known',
  explains: 'A source has author (or editor), title and year. Fields that nothing reads are refused, so that a slip is seen.',
  example: 'auther = {Ho, Anson},',
  fixed: 'author = {Ho, Anson},',
}

export const sourceAddress: Rule = {
  code: 'source/address',
  level: 'error',
  title: 'An address that cannot be linked',
  explains: 'A source’s address is its DOI, its arXiv number (eprint with archivePrefix), or an https url.',
  example: 'url = {http://example.org/paper}',
  fixed: 'url = {https://example.org/paper}',
}

export const sourceDuplicate: Rule = {
  code: 'source/duplicate',
  level: 'error',
  title: 'Two sources with one key',
  explains: 'A key names one source in the whole notebook, whatever file it is in.',
  example: 'ho2024, in training.bib and in growth.bib',
  fixed: 'ho2024, in training.bib',
}

export const sourceUnused: Rule = {
  code: 'source/unused',
  level: 'warning',
  title: 'A source that nothing cites',
  explains: 'It may have lost its citation, or was added for a note still to come.',
  example: '@misc{ho2024, …}, cited nowhere',
  fixed: 'Algorithms improve as fast as chips [@ho2024].',
}

/** Keys of the sources that something cites. */
function usedSources({ book, linked }: NotebookContext): ReadonlySet<string> {
  const records = calculators.map(recordOf)
  return new Set([
    ...book.named,
    ...linked.flatMap(({ cited }) => cited),
    ...linked.flatMap(({ record }) => record.links.flatMap(({ kind, id }) => (kind === 'source' && id ? id : []))),
    ...records.flatMap(({ sources, cases }) => [...sources, ...cases.map(({ source }) => source)]),
  ])
}

/** Reports sources that nothing cites. */
export const notebookChecks: NotebookChecks = (notebook) => ({
  end() {
    const { book, unread, reportIn } = notebook
    // A note, data set or parameter that cannot be read may cite some of them.
    if (unread.size > 0 || [...book.broken].some((each) => !each.startsWith('source:'))) return
    const used = usedSources(notebook)
    for (const [key, { file, where }] of book.sourcePlaces)
      if (!used.has(key))
        reportIn(file)(sourceUnused, where, {
          message: `Nothing cites the source “${key}”.`,
          hint: 'Cite it where it is drawn on, or take it out.',
        })
  },
})
