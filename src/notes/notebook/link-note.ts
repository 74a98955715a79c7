/**
 * A parsed note becomes a linked one: wikilinks get their addresses, citations their numbers and margin notes. What does not resolve is
 * reported, and its text stays.
 */
import { addressOf } from '../../records/address.ts'
import type { Citation, ComponentUse, LinkedNote, LinkedPart, NotePart, NoteRecord, ParsedNote, WikiLink } from '../../records/note.ts'
import { labelOfKey, type Source, sourceLabel } from '../../records/source.ts'
import { inWords } from '../language/sentences.ts'
import { wikilinkStart } from '../render/markup.ts'
import { reportUnknownSource } from '../rules/citation.ts'
import { checkResolution, reportNoHeading } from '../rules/wikilink.ts'
import { digestOf } from '../text/digest.ts'
import { escapeHtml } from '../text/html.ts'
import type { Report } from '../text/report.ts'
import { type Names, type Resolution, resolveHeading, resolveName, wordsOfHeading, wordsOfNote } from './resolve-names.ts'

export interface LinkContext {
  readonly names: Names
  readonly sources: Readonly<Record<string, Source>>
  /** As in `NotebookBook`. */
  readonly broken: ReadonlySet<string>
}

const keyMark = /^@?[\w:.-]*\w/

interface Resolved {
  readonly link: WikiLink
  readonly href: string | null
  readonly text: string
}

function resolveLink(link: WikiLink, record: NoteRecord, context: LinkContext, report: Report): Resolved {
  const { kind, target, heading } = link
  const { names } = context
  const own = kind === 'note' && target === ''
  const resolution: Resolution = own ? { found: 'one', id: record.id } : resolveName(kind, target, names)
  checkResolution(link, resolution, context, report)
  if (resolution.found !== 'one') return { link, href: null, text: heading ?? target }
  const { id, renamed = false } = resolution
  const note = kind === 'note' ? names.notes.get(id) : undefined
  const text = kind === 'note' ? (heading ?? (note ? wordsOfNote(target, note, renamed) : id)) : (names.others[kind].get(id) ?? id)
  const whole: Resolved = { link: { ...link, id }, href: addressOf(kind, id), text }
  if (heading === undefined || !note?.headings) return whole
  const found = resolveHeading(note, heading)
  if (found === null) {
    reportNoHeading(link, heading, note, report)
    return whole
  }
  const page = own || id === record.id ? '' : addressOf(kind, id)
  return { ...whole, href: `${page}#${found.id}`, text: wordsOfHeading(heading, found) }
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
