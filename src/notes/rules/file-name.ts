/** Names and folders of files. `text/files.ts` checks them while it lists a notebook; the path of a note is read here. */
import { listed } from '../../diagnostics/words.ts'
import { type Topic, topics } from '../../records/note.ts'
import type { Report } from '../text/report.ts'
import { idPattern, isReserved } from '../yaml/yaml-fields.ts'
import type { Rule } from './rule.ts'

export const fileName: Rule = {
  code: 'file/name',
  level: 'error',
  title: 'A name that cannot be an address',
  explains:
    'The name of a note is its id and its address, so names have lower-case letters a to z, digits and single hyphens only. A name that Windows keeps for a device, such as con or aux, is refused too: nobody there could fetch the notebook.',
  example: 'content/notes/training/The Loop.mdx',
  fixed: 'content/notes/training/the-loop.mdx',
}

export const fileExtension: Rule = {
  code: 'file/extension',
  level: 'error',
  title: 'A kind of file that nothing reads',
  explains: 'Each folder takes its own kinds of files. Scripts, pages, styles and SVG drawings are never among them.',
  example: 'content/notes/training/drawing.svg',
  fixed: 'content/notes/training/drawing.png',
}

export const fileFolder: Rule = {
  code: 'file/folder',
  level: 'error',
  title: 'A folder that nothing reads',
  explains: 'A notebook has the folders notes (with one folder a topic), sources, parameters, data, scenarios, discussions and paths.',
  example: 'content/notes/trainig/loop.mdx',
  fixed: 'content/notes/training/loop.mdx',
}

export const notePath: Rule = {
  code: 'note/path',
  level: 'error',
  title: 'A file in the wrong place',
  explains:
    'A note lives in notes/<topic>/<id>.mdx. The topic is one of training, inference, scaling-laws, agentic-demand; the id is lower-case letters, digits and hyphens. The path gives the note its address.',
  example: 'content/notes/Training/My Note.mdx',
  fixed: 'content/notes/training/my-note.mdx',
}

const pathPattern = /(?:^|\/)notes\/([^/]+)\/([^/]+)\.mdx$/

/** The topic and id in the path of a note; null, with a report, when it is none. */
export function readNotePath(path: string, report: Report): { readonly topic: Topic; readonly id: string } | null {
  const [, folder = '', id = ''] = pathPattern.exec(path) ?? []
  const topic = topics.find((each) => each === folder)
  const hint = `A note is notes/<topic>/<id>.mdx; the topics are ${listed(topics)}, and an id has lower-case letters, digits and hyphens.`
  if (folder === '') report(notePath, {}, { message: 'This is not the path of a note.', hint })
  else if (topic === undefined) report(notePath, {}, { message: `“${folder}” is not a topic.`, hint })
  else if (!idPattern.test(id) || isReserved(id) || id.length > 80)
    report(notePath, {}, { message: `“${id}” cannot be the id of a note.`, hint })
  else return { topic, id }
  return null
}
