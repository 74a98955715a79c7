/** What stands around a note's text: facts in one line, contents, the list of its topic. */
import { type Heading, type NoteRecord, type NoteStatus, readingPace } from '../records/note.ts'
import type { SiteNotebook } from './notebook.ts'

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / readingPace))

export const statusWords: Readonly<Record<NoteStatus, string>> = {
  established: 'Established',
  supported: 'Supported',
  contested: 'Contested',
  speculative: 'Speculative',
}

export { dateWords } from '../quantities/dates.ts'

/** Beyond this many notes, the list beside a note shows the most central ones: a page must not grow with the notebook. */
const listed = 14

/** The notes of the same topic to list beside a note, itself among them, in alphabetical order. */
export function notesOfTopic(notebook: SiteNotebook, note: NoteRecord): { readonly notes: readonly NoteRecord[]; readonly total: number } {
  const all = notebook.byTopic[note.topic]
  const chosen =
    all.length <= listed
      ? [...all]
      : [
          ...all
            .slice(0, listed)
            .filter(({ id }) => id !== note.id)
            .slice(0, listed - 1),
          note,
        ]
  return { notes: chosen.sort((a, b) => (a.title < b.title ? -1 : 1)), total: all.length }
}

/** The contents of a note's page: its headings of the first two depths, then what follows the text. */
export function contents(
  headings: readonly Heading[],
  after: readonly { readonly id: string; readonly text: string; readonly shown: boolean }[],
): readonly Heading[] {
  const inText = headings.filter(({ depth }) => depth < 4)
  return [...inText, ...after.filter(({ shown }) => shown).map(({ id, text }) => ({ id, text, depth: 2 as const }))]
}
