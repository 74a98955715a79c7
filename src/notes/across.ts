/** What only shows when all notes are side by side: ids, claims, former ids and names used twice; claims' conditions; thin notes. */

import { calculators } from '../calculators/index.ts'
import type { NoteRecord } from '../records/note.ts'
import type { Book } from '../scenario/index.ts'
import { checkCondition, parseCondition } from '../scenario/index.ts'
import type { Tell } from './link.ts'
import { plainName } from './names.ts'
import type { ReadNote } from './notebook.ts'
import { claimCondition } from './rules/claim-condition.ts'
import { claimDuplicate } from './rules/claim-duplicate.ts'
import { notebookDuplicateName } from './rules/notebook-duplicate-name.ts'
import { notebookFewRelations } from './rules/notebook-few-relations.ts'
import { notebookFormerly } from './rules/notebook-formerly.ts'
import { notebookNoNumber } from './rules/notebook-no-number.ts'
import { notebookNoSource } from './rules/notebook-no-source.ts'
import type { Rule } from './rules/rule.ts'

/** A note with a voice of its own. */
export interface Voice {
  readonly note: ReadNote & { readonly record: NoteRecord }
  readonly tell: Tell
}

const least = { relations: 3, notes: 12 }
const lineMark = /^.*\S/

/** Reports all but the first use of a name. */
function oncePerNotebook(rule: Rule, message: (name: string, other: string) => string, hint: string) {
  const first = new Map<string, Voice & { readonly path: string }>()
  return (name: string, path: string, voice: Voice): void => {
    const other = first.get(name)
    if (!other) {
      first.set(name, { ...voice, path })
      return
    }
    const start = other.note.parsed.places[other.path]
    const related = [{ file: other.note.file.path, ...(start && { start }), message: 'The first.' }]
    voice.tell(rule, voice.note.parsed.places[path], { message: message(name, other.note.record.id), hint, related }, lineMark)
  }
}

function checkClaims(voices: readonly Voice[], book: Book): void {
  const once = oncePerNotebook(
    claimDuplicate,
    (name, other) => `The claim “${name}” is made in “${other}” too.`,
    'Give this one another id; an id is never used again.',
  )
  for (const voice of voices) {
    for (const [index, { id, holds }] of voice.note.record.claims.entries()) {
      once(id, `claims.${index}.id`, voice)
      if (holds === undefined) continue
      const at = voice.note.parsed.places[`claims.${index}.holds`]
      const parsed = parseCondition(holds)
      if (!parsed.ok) {
        voice.tell(claimCondition, at, { message: parsed.message, hint: parsed.hint }, lineMark)
        continue
      }
      const checked = checkCondition(parsed.condition, book, calculators)
      if (checked.ok) continue
      for (const { message, hint, suggestions } of checked.problems)
        voice.tell(claimCondition, at, { message, hint, suggestions }, lineMark)
    }
  }
}

function checkFormerly(voices: readonly Voice[], ids: ReadonlySet<string>): void {
  const once = oncePerNotebook(
    notebookFormerly,
    (name, other) => `“${other}” says that it was called “${name}”, too.`,
    'An old address can lead to one note only.',
  )
  for (const voice of voices) {
    for (const [index, old] of voice.note.record.formerly.entries()) {
      const path = `formerly.${index}`
      if (ids.has(old))
        voice.tell(
          notebookFormerly,
          voice.note.parsed.places[path],
          {
            message: `There is a note “${old}” now, so its address cannot lead here.`,
            hint: 'Take it out of “formerly”, or rename that note.',
          },
          lineMark,
        )
      else once(old, path, voice)
    }
  }
}

function checkNames(voices: readonly Voice[]): void {
  const once = oncePerNotebook(
    notebookDuplicateName,
    (name, other) => `“${other}” has the name “${name}” too, so a wikilink by it cannot tell them apart.`,
    'Choose a title or alias that says which is meant.',
  )
  for (const voice of voices) {
    const { title, aliases } = voice.note.record
    const names = new Map<string, string>()
    for (const [index, alias] of aliases.entries()) names.set(plainName(alias), `aliases.${index}`)
    names.set(plainName(title), 'title')
    for (const [name, path] of names) once(name, path, voice)
  }
}

/** What a note needs to be of use; said only in a notebook that has grown beyond a few notes. */
function checkThin({ note: { record, parsed }, tell }: Voice, inRelations: ReadonlyMap<string, number>): void {
  const at = parsed.places['title']
  if (record.citations.length === 0)
    tell(notebookNoSource, at, { message: 'This note cites nothing.', hint: 'Say what it stands on: [@key, page].' }, lineMark)
  const shows =
    record.components.some(({ name }) => name !== 'Claim') ||
    parsed.parts.some((part) => part.type === 'html' && part.html.includes('<figure'))
  if (!shows)
    tell(
      notebookNoNumber,
      at,
      { message: 'This note has no calculator, computed value, data set or figure.', hint: 'Add one that carries the argument.' },
      lineMark,
    )
  const count = record.relations.length + (inRelations.get(record.id) ?? 0)
  if (count < least.relations) {
    tell(
      notebookFewRelations,
      parsed.places['relations'] ?? at,
      {
        message: `This note has ${count} of the ${least.relations} relations that a note needs, counting those that lead here.`,
        hint: 'Add relations, each with its reason.',
      },
      lineMark,
    )
  }
}

/** All checks across notes; each speaks through the voice of the note it concerns. */
export function checkAcross(voices: readonly Voice[], ids: ReadonlySet<string>, book: Book): void {
  checkClaims(voices, book)
  checkFormerly(voices, ids)
  checkNames(voices)
  if (voices.length < least.notes) return
  const inRelations = new Map<string, number>()
  for (const { note } of voices) for (const { to } of note.record.relations) inRelations.set(to, (inRelations.get(to) ?? 0) + 1)
  for (const voice of voices) checkThin(voice, inRelations)
}
