/** Names that notes share: ids, former ids, titles and aliases. */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { type KnownNote, lineMark, type NotebookChecks, oncePerNotebook } from '../checks/notebook-context.ts'
import { plainName } from '../notebook/resolve-names.ts'
import type { ContentFile } from '../text/files.ts'
import { reportIn } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const notebookDuplicateId: Rule = {
  code: 'notebook/duplicate-id',
  level: 'error',
  title: 'Two notes with one id',
  explains: 'The id of a note is its file’s name, and is unique across topics, because addresses are.',
  example: 'notes/training/scaling.mdx and notes/inference/scaling.mdx',
  fixed: 'notes/training/scaling-of-training.mdx and notes/inference/scaling-of-serving.mdx',
}

export const notebookDuplicateName: Rule = {
  code: 'notebook/duplicate-name',
  level: 'warning',
  title: 'Two notes with one title or alias',
  explains: 'A wikilink by this name cannot tell which note is meant.',
  example: 'aliases: [scaling], in two notes',
  fixed: 'aliases: [scaling of training]',
}

export const notebookFormerly: Rule = {
  code: 'notebook/formerly',
  level: 'error',
  title: 'A former id that is in use',
  explains: 'An old address can lead to one note only, and not to one that exists under that id.',
  example: 'formerly: [kv-cache], while there is a note kv-cache',
  fixed: 'formerly: [key-value-cache]',
}

/** The first note of each id, sorted; the others are reported. */
export function withoutDuplicates<T extends { readonly file: ContentFile }>(notes: readonly T[], diagnostics: Diagnostic[]): readonly T[] {
  const first = new Map<string, T>()
  for (const note of notes) {
    const { name, path } = note.file
    const other = first.get(name)
    if (!other) {
      first.set(name, note)
      continue
    }
    const related = [{ file: other.file.path, message: 'The first.' }]
    const message = `There are two notes with the id “${name}”.`
    const hint = 'Rename this one: an id is unique across topics.'
    reportIn({ file: path, lines: [] }, diagnostics)(notebookDuplicateId, {}, { message, hint, related })
  }
  return [...first.values()].sort((a, b) => (a.file.name < b.file.name ? -1 : 1))
}

function formerIdCheck(ids: ReadonlySet<string>): (note: KnownNote) => void {
  const once = oncePerNotebook(
    notebookFormerly,
    (name, other) => `“${other}” says that it was called “${name}”, too.`,
    'An old address can lead to one note only.',
  )
  return (note) => {
    for (const [index, old] of note.record.formerly.entries()) {
      const path = `formerly.${index}`
      const message = `There is a note “${old}” now, so its address cannot lead here.`
      const hint = 'Take it out of “formerly”, or rename that note.'
      if (ids.has(old)) note.report(notebookFormerly, { start: note.parsed.places[path], mark: lineMark }, { message, hint })
      else if (old !== '') once(old, path, note)
    }
  }
}

function nameCheck(): (note: KnownNote) => void {
  const once = oncePerNotebook(
    notebookDuplicateName,
    (name, other) => `“${other}” has the name “${name}” too, so a wikilink by it cannot tell them apart.`,
    'Choose a title or alias that says which is meant.',
  )
  return (note) => {
    const { title, aliases } = note.record
    const names = new Map<string, string>()
    for (const [index, alias] of aliases.entries()) names.set(plainName(alias), `aliases.${index}`)
    names.set(plainName(title), 'title')
    for (const [name, path] of names) if (name !== '') once(name, path, note)
  }
}

/** Reports former ids, titles and aliases that two notes have. */
export const notebookChecks: NotebookChecks = ({ ids }) => {
  const checks = [formerIdCheck(ids), nameCheck()]
  return {
    note(note) {
      for (const check of checks) check(note)
    },
  }
}
