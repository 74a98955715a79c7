/**
 * How good relatedness is: how often a note's hand-written relations are among its ten nearest notes, when the sentences that link the
 * two are left out of its text.
 */
import type { NoteRecord } from '../records/note.ts'
import { cut, fewest, linksOf, meaningText } from './related.ts'
import { type RelatedRecord, textOfNote } from './related-texts.ts'
import { innerProduct } from './sparse-rows.ts'
import { type MeaningProvider, tfidf } from './tfidf.ts'

export interface RelatedMeasure {
  /** Relations seen from both ends. */
  readonly relations: number
  /** Share of them among the ten nearest, and what chance would give. */
  readonly amongTen: number
  readonly byChance: number
  /** Share of related pairs, and of pairs without any link, whose cosine passes the cut. */
  readonly relatedAboveCut: number
  readonly othersAboveCut: number
  /** Share of notes that show a list. */
  readonly shown: number
}

const nearestCount = 10

export type MeasuredRecord = RelatedRecord & Pick<NoteRecord, 'links' | 'relations'>

export function measureRelated(records: readonly MeasuredRecord[], provider: MeaningProvider = tfidf, least = cut): RelatedMeasure {
  const index = new Map(records.map(({ id }, i) => [id, i]))
  const pairs = records.flatMap(({ id, relations }) =>
    relations
      .filter(({ to }) => index.has(to))
      .flatMap(
        ({ to }) =>
          [
            [id, to],
            [to, id],
          ] as const,
      ),
  )
  const links = linksOf({
    edges: records.flatMap(({ id, relations }) => relations.map(({ to, kind, because }) => ({ source: id, target: to, kind, because }))),
    mentions: records.flatMap(({ id, links: own }) => own.map((link) => ({ source: id, target: link.id ?? '', sentence: '' }))),
  })
  const texts = records.map((record) => meaningText(textOfNote(record)))
  const meaning = provider(texts)
  const without = meaning.place(
    pairs.map(([from, to]) => meaningText(textOfNote(withoutLink(records[index.get(from) ?? -1] as MeasuredRecord, to)))),
  )
  let found = 0
  let above = 0
  for (const [row, [from, to]] of pairs.entries()) {
    const target = index.get(to) ?? -1
    const score = innerProduct(without, row, meaning.vectors, target)
    const nearer = records.filter(
      (other, i) => other.id !== from && i !== target && innerProduct(without, row, meaning.vectors, i) > score,
    ).length
    if (nearer < nearestCount) found++
    if (score >= least) above++
  }
  let others = 0
  let othersAbove = 0
  let shown = 0
  for (const [i, { id }] of records.entries()) {
    const free = records.flatMap((other, k) =>
      k === i || links.get(id)?.has(other.id) ? [] : [innerProduct(meaning.vectors, i, meaning.vectors, k)],
    )
    const passed = free.filter((score) => score >= least).length
    others += free.length
    othersAbove += passed
    if (passed >= fewest) shown++
  }
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return {
    relations: pairs.length,
    amongTen: share(found, pairs.length),
    byChance: Math.min(1, share(nearestCount, records.length - 1)),
    relatedAboveCut: share(above, pairs.length),
    othersAboveCut: share(othersAbove, others),
    shown: share(shown, records.length),
  }
}

/** The note without the sentences that link to another. */
function withoutLink(record: MeasuredRecord, to: string): MeasuredRecord {
  const text = record.links.filter(({ id }) => id === to).reduce((rest, { sentence }) => rest.replace(sentence, ' '), record.text)
  return { ...record, text }
}
