/**
 * Parses one note: bytes in; record, parts and diagnostics out. Pure, so that a result can be cached by its digest. The stages run in order
 * and each fails closed: bytes, frontmatter, tree, HTML. All problems are reported, and a note with an error has no parts.
 */
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import type { NoteRecord, ParsedNote, Topic } from '../../records/note.ts'
import { checkTree } from '../checks/walk-tree.ts'
import { parseTree } from '../language/language.ts'
import { renderTree } from '../render/render.ts'
import type { Rendered } from '../render/writer-state.ts'
import { readNotePath } from '../rules/file-name.ts'
import { noteTooComplex } from '../rules/tree.ts'
import { digestOf } from '../text/digest.ts'
import { checkCost } from '../text/note-cost.ts'
import { noteLimits } from '../text/note-limits.ts'
import { decodeText } from '../text/read-text.ts'
import { type Problem, problemIn, type Report, toDiagnostics, type Words } from '../text/report.ts'
import { within } from '../text/time-bound.ts'
import { type FrontmatterRead, readFrontmatter, splitFrontmatter } from '../yaml/frontmatter.ts'
import type { Frontmatter } from '../yaml/frontmatter-schema.ts'
import { checkPlainFields } from '../yaml/plain-fields.ts'

/** The body's tree, checked and rendered. Line feeds stand for the frontmatter, so that places are those of the file. */
function readBody(lines: readonly string[], bodyLine: number, topic: string, report: Report): Rendered {
  const source = '\n'.repeat(bodyLine) + lines.slice(bodyLine).join('\n')
  const tree = parseTree(source)
  checkTree(tree, source, report)
  return renderTree(tree, source, topic)
}

function recordOf(path: string, place: { topic: Topic; id: string }, data: Frontmatter, body: Rendered): NoteRecord {
  const { title, summary, kind, status, aliases, relations, formerly, updated } = data
  const claims = data.claims.map(({ id, text, holds }) => ({ id, text, ...(holds === undefined ? {} : { holds }) }))
  const question = data.question === undefined ? {} : { question: data.question }
  const { headings, links, citations, components, text } = body
  const words = text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return {
    ...place,
    file: path,
    title,
    ...question,
    summary,
    kind,
    status,
    aliases,
    claims,
    relations,
    formerly,
    updated,
    headings,
    links,
    citations,
    components,
    text,
    words,
  }
}

/** Frontmatter that does not begin or end as it should, read as if it did; for a draft only. */
function guessedFront(lines: readonly string[]): FrontmatterRead {
  const { data, draft, places } = readFrontmatter(lines.join('\n'), 2, () => {})
  return { data: null, draft: data ?? draft, places }
}

const tooLong: Words = {
  message: `The note takes more than ${noteLimits.time / 1000} seconds to read.`,
  hint: 'Split it, or simplify its formulas and brackets.',
}

/** Reads one note. `withBody` is false when its body takes too long, and then the note is refused. */
function readNote(path: string, bytes: Uint8Array, withBody: boolean): ParsedNote {
  const problems: Problem[] = []
  const report: Report = (...problem) => problems.push(problem)
  const place = readNotePath(path, report)
  const text = decodeText(bytes, noteLimits, report)
  if (text === null) return unreadNote(digestOf(path, bytes), toDiagnostics(path, [], problems))
  const lines = text.text.endsWith('\n') ? text.lines.slice(0, -1) : text.lines
  const parsable = checkCost(lines, report) && text.fits
  const split = splitFrontmatter(lines, report)
  const front = split.yaml === null ? guessedFront(lines.slice(1, split.bodyLine - 1)) : readFrontmatter(split.yaml, 2, report)
  if (front.data) checkPlainFields(front.data, front.places, report)
  const body = parsable && withBody ? readBody(lines, split.bodyLine, place?.topic ?? 'training', report) : null
  if (!withBody) report(noteTooComplex, { start: { line: split.bodyLine + 1, column: 1 } }, tooLong)
  const recordFrom = (data: Frontmatter | null) => (place && data && body ? recordOf(path, place, data, body) : null)
  const diagnostics = toDiagnostics(path, lines, problems)
  const wrong = diagnostics.some(({ level }) => level === 'error')
  const { images = [], addresses = [], bracketed = [] } = body ?? {}
  return {
    digest: digestOf(path, bytes),
    record: recordFrom(front.data),
    draft: recordFrom(front.draft),
    places: { ...front.places },
    parts: wrong || !body ? [] : body.parts,
    images,
    addresses,
    bracketed,
    diagnostics,
  }
}

/** The result for a note of which nothing can be read. */
export const unreadNote = (digest: string, diagnostics: readonly Diagnostic[]): ParsedNote => ({
  ...{ digest, record: null, draft: null, places: {}, parts: [], images: [], addresses: [], bracketed: [], diagnostics },
})

/**
 * Parses a note within the bound of time; one that takes longer is refused. `path` is relative to the folder that holds the notebook, with
 * slashes: `content/notes/training/training-loop.mdx`.
 */
export function parseNote(path: string, bytes: Uint8Array): ParsedNote {
  const read = within(noteLimits.time, () => readNote(path, bytes, true)) ?? within(noteLimits.time, () => readNote(path, bytes, false))
  return read?.value ?? unreadNote(digestOf(path, bytes), [problemIn({ file: path, lines: [] }, noteTooComplex, {}, tooLong)])
}
