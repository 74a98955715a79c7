/** Wikilinks, as they are written and as they lead to notes. `notebook/link-note.ts` resolves them. */
import { nearest } from '../../diagnostics/near.ts'
import type { WikiLink } from '../../records/note.ts'
import { type NodeChecks, reportFirst, writtenAs } from '../checks/node-context.ts'
import { linkPrefixes, readTarget } from '../language/wikilink-target.ts'
import { isPath, type NamedNote, type Names, type Resolution } from '../notebook/resolve-names.ts'
import { placeOf, type Report } from '../text/report.ts'
import { checkLinkText } from './link.ts'
import type { Rule } from './rule.ts'

export const noteWikilink: Rule = {
  code: 'note/wikilink',
  level: 'error',
  title: 'A wikilink of the wrong form',
  explains: '[[id]], [[id|text]] or [[id#heading]] links a note; [[param:id]], [[calc:id]], [[data:id]] and [[source:key]] link the rest.',
  example: 'See [[parameter:gpuHourPrice]].',
  fixed: 'See [[param:gpuHourPrice]].',
}

export const linkUnknown: Rule = {
  code: 'link/unknown',
  level: 'error',
  title: 'A link to something that does not exist',
  explains:
    'A wikilink names a note by its id, title or alias; a parameter, calculator, data set or source as [[param:…]], [[calc:…]], [[data:…]] or [[source:…]].',
  example: 'See [[chinchila-optimal]].',
  fixed: 'See [[chinchilla-optimal]].',
}

export const linkAmbiguous: Rule = {
  code: 'link/ambiguous',
  level: 'error',
  title: 'A link that could mean two notes',
  explains: 'Two notes have this title or alias. Name the one that is meant by its id.',
  example: 'See [[optimal training]].',
  fixed: 'See [[chinchilla-optimal]].',
}

export const linkHeading: Rule = {
  code: 'link/heading',
  level: 'error',
  title: 'A link to a heading that does not exist',
  explains: 'The part after # is a heading of that note, as it stands there or as its address has it.',
  example: 'See [[kv-cache#Sise]].',
  fixed: 'See [[kv-cache#Size]].',
}

export const linkRenamed: Rule = {
  code: 'link/renamed',
  level: 'warning',
  title: 'A link by an id that a note had before',
  explains: 'The link works, and readers are sent on; write the note’s present id.',
  example: 'See [[chinchilla]].',
  fixed: 'See [[chinchilla-optimal]].',
}

/** Reports what is wrong with the form of a wikilink, and texts that start like one. */
export const nodeChecks: NodeChecks = () => ({
  wikilink(node, context) {
    const { source, report } = context
    const target = readTarget(node.target)
    if (!target.ok) {
      const { message, hint, prefix } = target
      const suggestions = prefix === undefined ? [] : nearest(prefix, Object.keys(linkPrefixes))
      report(noteWikilink, placeOf(node), { message, hint, suggestions })
    }
    if (node.children.some((child) => child.type === 'text' && /(?<!\\)\|/.test(writtenAs(child, source))))
      report(noteWikilink, placeOf(node), {
        message: 'A wikilink has one bar |, and this has more.',
        hint: 'Write [[id|text]], or \\| for a bar in the text.',
      })
    checkLinkText(node, context)
  },
  text(node, context) {
    if (context.ancestors.link || !node.value.includes('[')) return
    reportFirst(/(?<![\\!])\[\[/, node, context, noteWikilink, {
      message: 'A wikilink starts here and does not end, or names nothing.',
      hint: 'Write [[id]] or [[id|text]], or \\[\\[ for the brackets themselves.',
    })
  },
})

const kindWords = { note: 'note', parameter: 'parameter', calculator: 'calculator', dataset: 'data set', source: 'source' } as const
const prefixes = { parameter: 'param', calculator: 'calc', dataset: 'data' } as const
const wikilinkWhere = ({ place }: WikiLink) => ({ start: place, mark: /^\[\[[^\]]*\]\]/ })

/** What to write instead of a name that no note has: the right prefix, where it names something else. */
function hintFor({ target, heading }: WikiLink, { others }: Names): string {
  const kind = (['source', 'parameter', 'calculator', 'dataset'] as const).find((each) => others[each].has(target))
  if (kind === 'source') return `That is a source: cite it, [@${target}], or link it, [[source:${target}]].`
  if (kind !== undefined) return `That is a ${kindWords[kind]}: write [[${prefixes[kind]}:${target}]].`
  if (isPath(target)) return 'Name a note by its id alone, without its folder and .mdx.'
  return heading?.startsWith('^')
    ? 'Name a note by its id; a block id (^) is a mark of another tool.'
    : 'Name a note by its id, title or alias.'
}

interface ResolutionContext {
  readonly names: Names
  /** As in `NotebookBook`. */
  readonly broken: ReadonlySet<string>
}

/** Reports a wikilink that leads to nothing, to several notes, or to a former id. */
export function checkResolution(link: WikiLink, resolution: Resolution, { names, broken }: ResolutionContext, report: Report): void {
  const { kind, target } = link
  if (resolution.found === 'none' && !broken.has(`${kind}:${target}`)) {
    const hint = kind === 'note' ? hintFor(link, names) : `Name a ${kindWords[kind]} by its id.`
    const message = `No ${kindWords[kind]} is called “${target}”.`
    report(linkUnknown, wikilinkWhere(link), { message, hint, suggestions: resolution.suggestions })
  } else if (resolution.found === 'many') {
    const { ids } = resolution
    const message = `“${target}” could mean ${ids.length} notes.`
    report(linkAmbiguous, wikilinkWhere(link), { message, hint: 'Name the one that is meant by its id.', suggestions: ids })
  } else if (resolution.found === 'one' && resolution.renamed) {
    const message = `The note “${target}” is now called “${resolution.id}”.`
    report(linkRenamed, wikilinkWhere(link), { message, hint: `Write [[${resolution.id}]].` })
  }
}

/** Reports a wikilink to a heading that its note does not have. */
export function reportNoHeading(link: WikiLink, heading: string, { id, headings = [] }: NamedNote, report: Report): void {
  const texts = headings.map(({ text }) => text)
  const what = texts.length > 0 ? `Its headings are: ${texts.join('; ')}.` : 'It has no headings.'
  const hint = heading.startsWith('^') ? `A block id (^) is a mark of another tool. ${what}` : what
  const message = `The note “${id}” has no heading “${heading}”.`
  report(linkHeading, wikilinkWhere(link), { message, hint, suggestions: nearest(heading, texts) })
}
