/** What the fuzzer finds in the HTML of a note: anything that the writer should never let out. */
import type { Element, Root, RootContent } from 'hast'
import { fromHtmlIsomorphic as fromHtml } from 'hast-util-from-html-isomorphic'
import { findUnseen } from '../src/diagnostics/unseen.ts'
import type { NotePart } from '../src/records/note.ts'

const elements = new Set(
  (
    'p em strong del code pre span br hr ul ol li input table thead tbody tr th td blockquote div figure img figcaption small sup a h2 h3 h4 ' +
    'math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded menclose mphantom'
  ).split(' '),
)

/** The first character of a text that cannot be seen, as `U+202E`; null when all can. MathML has U+2061 after the name of a function. */
export function unseenIn(text: string): string | null {
  const code = findUnseen(text)
    .find(({ character }) => character !== '\u2061')
    ?.character.codePointAt(0)
  return code === undefined ? null : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

/** The parts of a note as one text of HTML; what is put in later stands as plain elements. */
export const joined = (parts: readonly NotePart[]): string =>
  parts
    .map((part) => {
      if (part.type === 'html') return part.html
      if (part.type === 'sidenote-start' || part.type === 'sidenote-end') return ''
      if (part.type === 'link-open') return '<a href="/notes/">'
      return part.type === 'link-close' ? '</a>' : '<span></span>'
    })
    .join('')

function wrongAttribute(name: string, value: unknown): boolean {
  const text = Array.isArray(value) ? value.join(' ') : String(value)
  if (/^on|^(?:style|srcdoc|srcset|action|formaction|background|data|xlink)/i.test(name)) return true
  if (name === 'href') return !/^(?:https:\/\/|#|\/(?![/\\]))/i.test(text)
  if (name === 'src') return !/^\/notes-images\/[a-z0-9/.-]+$/.test(text)
  return false
}

function wrongIn(element: Element): readonly string[] {
  const attributes = Object.entries(element.properties).filter(([name, value]) => wrongAttribute(name, value))
  return [
    ...(elements.has(element.tagName) ? [] : [`the element <${element.tagName}>`]),
    ...attributes.map(([name, value]) => `the attribute ${name}="${String(value).slice(0, 80)}"`),
  ]
}

/** What is refused in notes and stands in this HTML all the same. */
export function judgeHtml(html: string): readonly string[] {
  const found: string[] = []
  const visit = (node: Root | RootContent): void => {
    if (node.type === 'element') {
      found.push(...wrongIn(node))
      const hidden = unseenIn(Object.values(node.properties).map(String).join(''))
      if (hidden) found.push(`a character that nobody sees in an attribute (${hidden})`)
    } else if (node.type === 'text') {
      const hidden = unseenIn(node.value)
      if (hidden) found.push(`a character that nobody sees in the text (${hidden})`)
    } else if (node.type !== 'root') found.push(`a node of the type ${node.type}`)
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(fromHtml(html, { fragment: true }))
  return found
}
