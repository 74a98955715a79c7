/** Makes the short records of a notebook. At build only: it knows every calculator. */
import { calculators } from '../calculators/index.ts'
import type { Dataset } from '../records/dataset.ts'
import type { NoteRecord } from '../records/note.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Source } from '../records/source.ts'
import { outputsOf } from '../scenario/index.ts'
import { type SearchRecord, searchKinds } from './records.ts'

export interface Findable {
  readonly notes: readonly NoteRecord[]
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  readonly sources: readonly Source[]
}

function ofNote(note: NoteRecord): readonly SearchRecord[] {
  const { id, title, topic, summary, question, aliases } = note
  const url = `/notes/${id}/`
  return [
    { kind: 'note', title, url, also: [...(question ? [question] : []), ...aliases, id.replaceAll('-', ' ')], text: summary, topic },
    ...note.claims.map(
      (claim): SearchRecord => ({
        kind: 'claim',
        title: claim.text,
        url: `${url}#claim-${claim.id}`,
        also: [claim.id],
        text: title,
        topic,
      }),
    ),
    ...note.headings.map(
      (heading): SearchRecord => ({ kind: 'heading', title: heading.text, url: `${url}#${heading.id}`, also: [], text: title, topic }),
    ),
  ]
}

const ofCalculators = (): readonly SearchRecord[] =>
  calculators.map((calculator) => ({
    kind: 'calculator',
    title: calculator.title,
    url: `/calculators/${calculator.id}/`,
    also: [calculator.id.replaceAll('-', ' '), ...Object.values(outputsOf(calculator)).map(({ label }) => label)],
    text: calculator.question,
    topic: calculator.topic,
  }))

/** Every record, by kind, in the order in which kinds are listed. */
export function searchRecords({ notes, parameters, datasets, sources }: Findable): readonly SearchRecord[] {
  const records: readonly SearchRecord[] = [
    ...notes.flatMap(ofNote),
    ...ofCalculators(),
    ...parameters.map(
      ({ id, label, area }): SearchRecord => ({
        kind: 'parameter',
        title: label,
        url: `/parameters/#${id}`,
        also: [id],
        text: `Parameter book, ${area}`,
      }),
    ),
    ...datasets.map(
      ({ id, title, description }): SearchRecord => ({ kind: 'dataset', title, url: `/data/${id}/`, also: [id], text: description }),
    ),
    ...sources.map(
      ({ key, title, authors, year }): SearchRecord => ({
        kind: 'source',
        title,
        url: `/sources/#${key}`,
        also: [key, `${authors} ${year}`],
        text: `${authors}, ${year}`,
      }),
    ),
  ]
  return [...records].sort((a, b) => searchKinds.indexOf(a.kind) - searchKinds.indexOf(b.kind))
}
