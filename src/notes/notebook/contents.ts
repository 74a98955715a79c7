/** What a notebook holds besides its notes, once it is read. Types only. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { Dataset } from '../../records/dataset.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Scenario } from '../../records/scenario.ts'
import type { Source } from '../../records/source.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import type { TextFile } from '../text/read-text.ts'
import type { Where } from '../text/report.ts'

export interface NotebookBook {
  readonly sources: Readonly<Record<string, Source>>
  /** Where each source's entry begins, for messages about it. */
  readonly sourcePlaces: ReadonlyMap<string, { readonly file: TextFile; readonly where: Where }>
  /** Sorted by area, then in the order of their files. */
  readonly parameters: readonly Parameter[]
  readonly datasets: readonly Dataset[]
  /** Sorted by id. */
  readonly scenarios: readonly Scenario[]
  readonly book: Book
  /** Keys of sources that parameters, data sets and scenarios name. */
  readonly named: ReadonlySet<string>
  /**
   * `source:key`, `parameter:id`, `dataset:id` and `scenario:id` of entries that exist but have a mistake. A reference to one is not
   * reported as unknown.
   */
  readonly broken: ReadonlySet<string>
  readonly diagnostics: readonly Diagnostic[]
  readonly digest: string
}

export interface NotebookImage {
  readonly path: string
  readonly absolute: string
  readonly topic: string
  /** With its extension, as in `./name.png`. */
  readonly name: string
  readonly size: number
}
