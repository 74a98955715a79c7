/**
 * A note alone: bytes in; record, parts and diagnostics out. Pure, so that a result can be kept by its digest. The layers come in order and
 * each fails closed: bytes, frontmatter, tree, writer. All problems are reported, and a note with an error has no parts.
 */
import { createHash } from 'node:crypto'
import { type NoteRecord, type ParsedNote, type Topic, topics } from '../records/note.ts'
import { noteLimits, readNoteText } from './bytes.ts'
import { checkFigures } from './figures.ts'
import { type FrontmatterRead, readFrontmatter, splitFrontmatter } from './frontmatter.ts'
import { parseTree } from './language.ts'
import { checkPlainFields } from './plain-fields.ts'
import { listed, type Problem, type Report, toDiagnostics } from './problem.ts'
import { renderTree } from './render.ts'
import { notePath } from './rules/note-path.ts'
import { noteTooComplex } from './rules/note-too-complex.ts'
import { type Frontmatter, idPattern, isReserved } from './schema.ts'
import { guardTree } from './tree.ts'
import type { Rendered } from './writing.ts'

export interface ParseOptions {
  /** Milliseconds; for the bound on time. */
  readonly now?: () => number
}

const digestOf = (path: string, bytes: Uint8Array): string => createHash('sha256').update(path).update('\0').update(bytes).digest('hex')

const pathPattern = /(?:^|\/)notes\/([^/]+)\/([^/]+)\.mdx$/

function readPath(path: string, report: Report): { topic: Topic; id: string } | null {
  const [, folder = '', id = ''] = pathPattern.exec(path) ?? []
  const topic = topics.find((each) => each === folder)
  const hint = `a note is notes/<topic>/<id>.mdx; the topics are ${listed(topics)}, and an id has lower-case letters, digits and hyphens.`
  if (folder === '') report({ rule: notePath, message: 'This is not the path of a note.', hint })
  else if (topic === undefined) report({ rule: notePath, message: `“${folder}” is not a topic.`, hint })
  else if (!idPattern.test(id) || isReserved(id) || id.length > 80)
    report({ rule: notePath, message: `“${id}” cannot be the id of a note.`, hint })
  else return { topic, id }
  return null
}

/** The body's tree, guarded and written. Line feeds stand for the frontmatter, so that places are those of the file. */
function readBody(lines: readonly string[], bodyLine: number, topic: string, report: Report, now: () => number): Rendered {
  const source = '\n'.repeat(bodyLine) + lines.slice(bodyLine).join('\n')
  const started = now()
  const inTime = (): boolean => now() - started < noteLimits.time
  const tree = parseTree(source)
  guardTree(tree, source, report, inTime)
  checkFigures(tree, source, report)
  const rendered = renderTree(tree, source, topic, inTime)
  if (!inTime()) {
    const start = { line: bodyLine + 1, column: 1 }
    report({
      rule: noteTooComplex,
      start,
      message: `The note took more than ${noteLimits.time / 1000} seconds to read.`,
      hint: 'split it, or simplify its formulas and brackets.',
    })
  }
  return rendered
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

/** Of frontmatter that does not begin or end as it should, what it would be; for a draft only. */
function guessedFront(lines: readonly string[]): FrontmatterRead {
  const { data, draft, places } = readFrontmatter(lines.join('\n'), 2, () => {})
  return { data: null, draft: data ?? draft, places }
}

/** `path` is relative to the folder that holds the notebook, with slashes: `content/notes/training/training-loop.mdx`. */
export function parseNote(path: string, bytes: Uint8Array, { now = () => performance.now() }: ParseOptions = {}): ParsedNote {
  const problems: Problem[] = []
  const report: Report = (problem) => problems.push(problem)
  const digest = digestOf(path, bytes)
  const place = readPath(path, report)
  const text = readNoteText(bytes, report)
  if (text === null)
    return {
      digest,
      record: null,
      draft: null,
      places: {},
      parts: [],
      images: [],
      addresses: [],
      bracketed: [],
      diagnostics: toDiagnostics(path, [], problems),
    }
  const { lines } = text
  const split = splitFrontmatter(lines, report)
  const front = split.yaml === null ? guessedFront(lines.slice(1, split.bodyLine - 1)) : readFrontmatter(split.yaml, 2, report)
  if (front.data) checkPlainFields(front.data, front.places, report)
  const body = text.parse ? readBody(lines, split.bodyLine, place?.topic ?? 'training', report, now) : null
  const recordFrom = (data: Frontmatter | null) => (place && data && body ? recordOf(path, place, data, body) : null)
  const diagnostics = toDiagnostics(path, lines, problems)
  const wrong = diagnostics.some(({ level }) => level === 'error')
  const { images = [], addresses = [], bracketed = [] } = body ?? {}
  return {
    digest,
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
