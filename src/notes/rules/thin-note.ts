/** What a note needs to be of use, reported only in a notebook that has grown beyond a few notes. */
import { type KnownNote, lineMark, type NotebookChecks } from '../checks/notebook-context.ts'
import type { Rule } from './rule.ts'

export const notebookFewRelations: Rule = {
  code: 'notebook/few-relations',
  level: 'warning',
  title: 'A note with few relations',
  explains: 'A note is found by walking from others. Give it at least three relations, each with its reason.',
  example: 'relations: []',
  fixed: 'relations:\n  - to: kv-cache\n    kind: explains\n    because: The cache is what has to be read for each token.',
}

export const notebookNoNumber: Rule = {
  code: 'notebook/no-number',
  level: 'warning',
  title: 'A note that computes nothing',
  explains: 'Every note carries at least one calculator, computed value, data set or figure, so that a reader can move something.',
  example: 'A run of this size is expensive.',
  fixed: 'A run of this size takes <Value of="training-compute.flops" params="70B" tokens="1.4T" />.',
}

export const notebookNoSource: Rule = {
  code: 'notebook/no-source',
  level: 'warning',
  title: 'A note that cites nothing',
  explains: 'A reader wants to know what a note stands on. Cite a source, or the works that it argues with.',
  example: 'Compute grew fourfold a year.',
  fixed: 'Compute grew fourfold a year [@sevilla2024].',
}

const least = { relations: 3, notes: 12 }

/** Whether a notebook has grown beyond a few notes, so that each is held to what a reader needs. */
export const isGrown = (notes: readonly KnownNote[]): boolean => notes.length >= least.notes

const showsSomething = ({ record, parsed }: KnownNote): boolean =>
  record.components.some(({ name }) => name !== 'Claim') ||
  parsed.parts.some((part) => part.type === 'html' && part.html.includes('<figure'))

/** Reports notes without sources, numbers or enough relations. */
export const notebookChecks: NotebookChecks = ({ notes }) => {
  // While a note has mistakes, its sources and relations are not known.
  if (!isGrown(notes) || notes.some(({ draft }) => draft)) return {}
  const leadingHere = new Map<string, number>()
  for (const { record } of notes) for (const { to } of record.relations) leadingHere.set(to, (leadingHere.get(to) ?? 0) + 1)
  return {
    note(note) {
      const { record, parsed, report } = note
      const where = { start: parsed.places['title'], mark: lineMark }
      if (record.citations.length === 0)
        report(notebookNoSource, where, { message: 'This note cites nothing.', hint: 'Say what it stands on: [@key, page].' })
      if (!showsSomething(note))
        report(notebookNoNumber, where, {
          message: 'This note has no calculator, computed value, data set or figure.',
          hint: 'Add one that carries the argument.',
        })
      const count = record.relations.length + (leadingHere.get(record.id) ?? 0)
      if (count < least.relations)
        report(
          notebookFewRelations,
          { ...where, start: parsed.places['relations'] ?? where.start },
          {
            message: `This note has ${count} of the ${least.relations} relations that a note needs, counting those that lead here.`,
            hint: 'Add relations, each with its reason.',
          },
        )
    },
  }
}
