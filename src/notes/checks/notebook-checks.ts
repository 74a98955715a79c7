/** What only shows when all notes are side by side: ids, claims, former ids and names used twice; claims' conditions; thin notes. */

import { calculatorById, calculators } from '../../calculators/index.ts'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { checkCondition, parseCondition } from '../../scenario/condition.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import type { Tell } from '../notebook/link-note.ts'
import type { KnownNote } from '../notebook/read-notes.ts'
import { plainName } from '../notebook/resolve-names.ts'
import { claimCondition, claimDuplicate } from '../rules/claim.ts'
import { notebookDuplicateName, notebookFormerly } from '../rules/names.ts'
import type { Rule } from '../rules/rule.ts'
import { notebookFewRelations, notebookNoNumber, notebookNoSource } from '../rules/thin-note.ts'
import { attempt } from '../text/guarded.ts'
import { lacksSomething } from './calculator-needs.ts'

/** A note with a voice of its own. */
export interface Voice {
  readonly note: KnownNote
  readonly tell: Tell
  /** The note has a mistake that keeps it out of the notebook; what is known of it is checked. */
  readonly draft: boolean
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

type Check = (voice: Voice) => void

function claimChecker(book: Book): Check {
  const once = oncePerNotebook(
    claimDuplicate,
    (name, other) => `The claim “${name}” is made in “${other}” too.`,
    'Give this one another id; an id is never used again.',
  )
  return (voice) => {
    for (const [index, { id, holds }] of voice.note.record.claims.entries()) {
      if (id !== '') once(id, `claims.${index}.id`, voice)
      if (holds !== undefined) checkHolds(holds, `claims.${index}.holds`, voice, book)
    }
  }
}

function checkHolds(holds: string, path: string, { note, tell }: Voice, book: Book): void {
  const at = note.parsed.places[path]
  const parsed = parseCondition(holds)
  if (!parsed.ok) {
    tell(claimCondition, at, { message: parsed.message, hint: parsed.hint }, lineMark)
    return
  }
  const calculator = calculatorById(parsed.condition.calculator)
  // What a calculator lacks is said once, of the calculator.
  if (calculator && lacksSomething(calculator, book)) return
  const checked = checkCondition(parsed.condition, book, calculators)
  if (checked.ok) return
  for (const { message, hint, suggestions } of checked.problems) tell(claimCondition, at, { message, hint, suggestions }, lineMark)
}

function formerlyChecker(ids: ReadonlySet<string>): Check {
  const once = oncePerNotebook(
    notebookFormerly,
    (name, other) => `“${other}” says that it was called “${name}”, too.`,
    'An old address can lead to one note only.',
  )
  return (voice) => {
    for (const [index, old] of voice.note.record.formerly.entries()) {
      const path = `formerly.${index}`
      const message = `There is a note “${old}” now, so its address cannot lead here.`
      const hint = 'Take it out of “formerly”, or rename that note.'
      if (ids.has(old)) voice.tell(notebookFormerly, voice.note.parsed.places[path], { message, hint }, lineMark)
      else if (old !== '') once(old, path, voice)
    }
  }
}

function nameChecker(): Check {
  const once = oncePerNotebook(
    notebookDuplicateName,
    (name, other) => `“${other}” has the name “${name}” too, so a wikilink by it cannot tell them apart.`,
    'Choose a title or alias that says which is meant.',
  )
  return (voice) => {
    const { title, aliases } = voice.note.record
    const names = new Map<string, string>()
    for (const [index, alias] of aliases.entries()) names.set(plainName(alias), `aliases.${index}`)
    names.set(plainName(title), 'title')
    for (const [name, path] of names) if (name !== '') once(name, path, voice)
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
export function checkAcross(voices: readonly Voice[], ids: ReadonlySet<string>, book: Book, diagnostics: Diagnostic[]): void {
  const each = (check: Check): void => {
    for (const voice of voices) attempt(voice.note.file.path, diagnostics, () => check(voice))
  }
  for (const check of [claimChecker(book), formerlyChecker(ids), nameChecker()]) each(check)
  // While a note has mistakes, what it lacks, or gives to others, is not known.
  if (voices.length < least.notes || voices.some(({ draft }) => draft)) return
  const inRelations = new Map<string, number>()
  for (const { note } of voices) for (const { to } of note.record.relations) inRelations.set(to, (inRelations.get(to) ?? 0) + 1)
  each((voice) => checkThin(voice, inRelations))
}
