/**
 * A parsed note becomes a linked one: wikilinks get their addresses, citations their numbers and margin notes. What does not resolve is
 * reported, and its text stays.
 */
import { nearest } from '../../diagnostics/near.ts'
import { addressOf } from '../../records/address.ts'
import type { Citation, ComponentUse, LinkedNote, LinkedPart, NotePart, NoteRecord, ParsedNote, WikiLink } from '../../records/note.ts'
import { labelOfKey, type Source, sourceLabel } from '../../records/source.ts'
import { inWords } from '../language/sentences.ts'
import { wikilinkStart } from '../render/markup.ts'
import { reportUnknownSource } from '../rules/citation.ts'
import { linkAmbiguous, linkHeading, linkRenamed, linkUnknown } from '../rules/wikilink.ts'
import { digestOf } from '../text/digest.ts'
import { escapeHtml } from '../text/html.ts'
import type { Report } from '../text/report.ts'
import { isPath, type Names, resolveHeading, resolveName, wordsOfHeading, wordsOfNote } from './resolve-names.ts'

export interface LinkContext {
  readonly names: Names
  readonly sources: Readonly<Record<string, Source>>
  /** As in `NotebookBook`. */
  readonly broken: ReadonlySet<string>
}

const kindWords = { note: 'note', parameter: 'parameter', calculator: 'calculator', dataset: 'data set', source: 'source' } as const
const prefixes = { parameter: 'param', calculator: 'calc', dataset: 'data' } as const
const wikilinkMark = /^\[\[[^\]]*\]\]/
const keyMark = /^@?[\w:.-]*\w/

interface Resolved {
  readonly link: WikiLink
  readonly href: string | null
  readonly text: string
}

/** What to write for something that is no note: the right prefix, where it is something else. */
function hintFor(target: string, heading: string | undefined, { others }: Names): string {
  const kind = (['source', 'parameter', 'calculator', 'dataset'] as const).find((each) => others[each].has(target))
  if (kind === 'source') return `That is a source: cite it, [@${target}], or link it, [[source:${target}]].`
  if (kind !== undefined) return `That is a ${kindWords[kind]}: write [[${prefixes[kind]}:${target}]].`
  if (isPath(target)) return 'Name a note by its id alone, without its folder and .mdx.'
  return heading?.startsWith('^')
    ? 'Name a note by its id; a block id (^) is a mark of another tool.'
    : 'Name a note by its id, title or alias.'
}

function resolveLink(link: WikiLink, record: NoteRecord, { names, broken }: LinkContext, report: Report): Resolved {
  const { kind, target, heading, place } = link
  const own = kind === 'note' && target === ''
  const resolution = own ? ({ found: 'one', id: record.id } as const) : resolveName(kind, target, names)
  const unresolved: Resolved = { link, href: null, text: heading ?? target }
  if (resolution.found === 'none') {
    if (broken.has(`${kind}:${target}`)) return unresolved
    const hint = kind === 'note' ? hintFor(target, heading, names) : `Name a ${kindWords[kind]} by its id.`
    report(
      linkUnknown,
      { start: place, mark: wikilinkMark },
      { message: `No ${kindWords[kind]} is called “${target}”.`, hint, suggestions: resolution.suggestions },
    )
    return unresolved
  }
  if (resolution.found === 'many') {
    report(
      linkAmbiguous,
      { start: place, mark: wikilinkMark },
      {
        message: `“${target}” could mean ${resolution.ids.length} notes.`,
        hint: 'Name the one that is meant by its id.',
        suggestions: resolution.ids,
      },
    )
    return unresolved
  }
  const { id } = resolution
  const renamed = 'renamed' in resolution && resolution.renamed === true
  if (renamed)
    report(
      linkRenamed,
      { start: place, mark: wikilinkMark },
      { message: `The note “${target}” is now called “${id}”.`, hint: `Write [[${id}]].` },
    )
  const note = kind === 'note' ? names.notes.get(id) : undefined
  const text = kind === 'note' ? (heading ?? (note ? wordsOfNote(target, note, renamed) : id)) : (names.others[kind].get(id) ?? id)
  const resolved = { ...link, id }
  if (heading === undefined || !note?.headings) return { link: resolved, href: addressOf(kind, id), text }
  const found = resolveHeading(note, heading)
  if (found === null) {
    const headings = note.headings.map((each) => each.text)
    const what = headings.length > 0 ? `Its headings are: ${headings.join('; ')}.` : 'It has no headings.'
    const hint = heading.startsWith('^') ? `A block id (^) is a mark of another tool. ${what}` : what
    report(
      linkHeading,
      { start: place, mark: wikilinkMark },
      { message: `The note “${id}” has no heading “${heading}”.`, hint, suggestions: nearest(heading, headings) },
    )
    return { link: resolved, href: addressOf(kind, id), text }
  }
  const page = own || id === record.id ? '' : addressOf(kind, id)
  return { link: resolved, href: `${page}#${found.id}`, text: wordsOfHeading(heading, found) }
}

/** "Hoffmann et al., Training Compute-Optimal Large Language Models, 2022, table 3."; without the title when it was given before. */
function reference(source: Source, prefix: string | undefined, locator: string | undefined, again: boolean): string {
  const before = prefix ? `${escapeHtml(prefix.charAt(0).toUpperCase() + prefix.slice(1))} ` : ''
  const after = locator ? `, ${escapeHtml(locator)}` : ''
  const title = again ? '' : `<cite>${escapeHtml(source.title)}</cite>, `
  return `${before}${escapeHtml(source.authors)}, ${title}${escapeHtml(source.year)}${after}.`
}

interface Numbering {
  readonly cited: string[]
  readonly noted: Set<string>
}

interface Rendered {
  /** What stands in the text. */
  readonly mark: string
  /** Margin notes: the reference at a source's first citation, the place in it at a later one that names another. */
  readonly notes: string
}

/** One source of a cluster. */
function renderCitation(
  source: Source,
  { locator }: Citation,
  prefix: string | undefined,
  numbering: Numbering,
  inLink: boolean,
): Rendered {
  const key = escapeHtml(source.key)
  const number = numbering.cited.indexOf(source.key) + 1
  const label = escapeHtml(`Source ${number}: ${source.authors}, ${source.year}`)
  const link = inLink
    ? String(number)
    : `<a class="citation" href="#source-${key}" data-source="${key}" aria-label="${label}">${number}</a>`
  const again = numbering.noted.has(source.key)
  const place = `${source.key} ${prefix ?? ''} ${locator ?? ''}`
  if (again && ((!locator && !prefix) || numbering.noted.has(place))) return { mark: link, notes: '' }
  numbering.noted.add(source.key).add(place)
  const words = `<span class="sidenote-number">${number}</span> ${reference(source, prefix, locator, again)}`
  return { mark: link, notes: `<small class="sidenote source-note" role="note" data-source="${key}">${words}</small>` }
}

/** A cluster: numbers above the line, for `@key` in a sentence after the author and year. */
function renderCitations(
  part: Extract<NotePart, { type: 'citations' }>,
  citations: readonly Citation[],
  { sources }: LinkContext,
  numbering: Numbering,
  inLink: boolean,
): Rendered {
  const items = part.items.flatMap(({ citation: index, prefix }) => {
    const citation = citations[index]
    const source = citation && Object.hasOwn(sources, citation.key) ? sources[citation.key] : undefined
    return citation && source ? [{ source, ...renderCitation(source, citation, prefix, numbering, inLink) }] : []
  })
  if (items.length === 0) return { mark: '', notes: '' }
  const named = part.style === 'inline' ? items.map(({ source }) => escapeHtml(sourceLabel(source, 'A (2020)'))).join(', ') : ''
  const marks = items.map(({ mark }) => mark).join('<span class="citation-gap">, </span>')
  return { mark: `${named}<sup class="citations">${marks}</sup>`, notes: items.map(({ notes }) => notes).join('') }
}

/** Keys that resolve, in order of first citation; the others are reported. */
function citedOf(record: NoteRecord, { sources, broken }: LinkContext, report: Report): string[] {
  const cited = new Set<string>()
  for (const { key, place } of record.citations) {
    if (Object.hasOwn(sources, key)) cited.add(key)
    else if (!broken.has(`source:${key}`)) reportUnknownSource(key, sources, { start: place, mark: keyMark }, report)
  }
  return [...cited]
}

/** HTML as it grows. The source notes of a citation within a sidenote wait for that sidenote's end. */
function createBody() {
  const parts: LinkedPart[] = []
  let html = ''
  let waiting = ''
  let inSidenote = false
  const flush = (): void => {
    if (html !== '') parts.push({ type: 'html', html })
    html = ''
  }
  return {
    add(text: string): void {
      html += text
    },
    cite({ mark, notes }: Rendered): void {
      // A number above the line stands against the word before it.
      html = (mark.startsWith('<sup') ? html.trimEnd() : html) + mark
      if (inSidenote) waiting += notes
      else html += notes
    },
    startSidenote(): void {
      inSidenote = true
    },
    endSidenote(): void {
      html += waiting
      waiting = ''
      inSidenote = false
    },
    use(component: ComponentUse | undefined): void {
      flush()
      if (component) parts.push({ type: 'component', name: component.name, attributes: component.attributes })
    },
    finish(): readonly LinkedPart[] {
      flush()
      return parts
    },
  }
}

/** Text of the note with the names of its links and sources put in words. */
function inPlainWords(resolved: readonly Resolved[], citations: readonly Citation[], sources: LinkContext['sources']) {
  const authorsOf = (index: number): string => labelOfKey(sources, citations[index]?.key ?? '', 'A (2020)')
  return (text: string): string => inWords(text, (index) => resolved[index]?.text ?? '', authorsOf)
}

/** The linked note: its record with every link resolved, its body as HTML and components. */
export function linkNote(parsed: ParsedNote, record: NoteRecord, context: LinkContext, report: Report): LinkedNote {
  const resolved = record.links.map((link) => resolveLink(link, record, context, report))
  const cited = citedOf(record, context, report)
  const numbering: Numbering = { cited, noted: new Set() }
  const body = createBody()
  const open: boolean[] = []
  for (const part of parsed.parts) {
    if (part.type === 'html') body.add(part.html)
    else if (part.type === 'component') body.use(record.components[part.use])
    else if (part.type === 'citations') body.cite(renderCitations(part, record.citations, context, numbering, open.includes(true)))
    else if (part.type === 'sidenote-start') body.startSidenote()
    else if (part.type === 'sidenote-end') body.endSidenote()
    else if (part.type === 'link-close') body.add(open.pop() ? '</a>' : '')
    else {
      const link = resolved[part.link]
      open.push(typeof link?.href === 'string')
      if (link?.href) body.add(wikilinkStart(link.link.kind, link.href))
      if (!part.hasText) body.add(escapeHtml(link?.text ?? ''))
    }
  }
  const parts = body.finish()
  const said = inPlainWords(resolved, record.citations, context.sources)
  const links = resolved.map(({ link }) => ({ ...link, sentence: said(link.sentence) }))
  const citations = record.citations.map((citation) => ({ ...citation, sentence: said(citation.sentence) }))
  // Other notes' titles and the sources are in the parts, so the digest covers them too.
  const digest = digestOf(parsed.digest, JSON.stringify([parts, links, cited]))
  return { record: { ...record, links, citations, text: said(record.text) }, digest, parts, cited }
}
