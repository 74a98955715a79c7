/** Wikilinks, as they are written and as they lead to notes. Where they lead is checked by `notebook/link-note.ts`, which resolves them. */
import { nearest } from '../../diagnostics/near.ts'
import { type NodeChecks, reportFirst, writtenAs } from '../checks/node-context.ts'
import { linkPrefixes, readTarget } from '../language/wikilink-target.ts'
import { placeOf } from '../text/report.ts'
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
