/** The rows of a search: results in groups by kind, each a link with its title, place, passage and, where it has one, its live value. */

import { categoryOf, descriptionOf, kindLabels, type SearchKind } from '../../search/index/records.ts'
import { countTerms, markTerms, type Passage, type Piece } from '../../search/query/passage.ts'
import type { Found, Result } from '../../search/query/search.ts'
import { element } from '../page/element.ts'

/** Text with what matched in it marked. */
export const markedNodes = (pieces: readonly Piece[]): readonly (Node | string)[] =>
  pieces.map(({ text, marked: isMarked }) => (isMarked ? element('mark', {}, text) : text))

/** The address of a result; where its passage holds more than its title does, that of the heading, with the words to show on arrival. */
export function addressOf({ url, title }: Result, passage: Passage | null, terms: ReadonlySet<string>): string {
  if (!passage || url.includes('#') || countTerms(title, terms) >= passage.termCount) return url
  const words = passage.fragment === '' ? '' : `:~:text=${encodeURIComponent(passage.fragment).replaceAll('-', '%2D')}`
  return passage.heading || words ? `${url}#${passage.heading?.id ?? ''}${words}` : url
}

/** Stands where a passage will come, so that nothing moves when it does. */
const blank = '\u00a0'

function newRow(result: Result): HTMLElement {
  const { document: number, topic } = result
  return element(
    'a',
    {
      tabindex: '-1',
      role: 'option',
      'aria-selected': 'false',
      'data-document': String(number),
      ...(topic ? { class: `topic-${topic}` } : {}),
    },
    element('span', { class: 'result-title' }),
    element('span', { class: 'result-place' }, categoryOf(result)),
    element('span', { class: 'result-text' }, blank),
  )
}

/** The row that a result had before is brought up to date: its passage and value stay until they are known anew, so nothing flickers. */
function row(result: Result, terms: ReadonlySet<string>, id: string, before: HTMLElement | undefined): HTMLElement {
  const { url, title } = result
  const text = descriptionOf(result)
  const made = before ?? newRow(result)
  made.id = id
  made.setAttribute('href', url)
  made.firstElementChild?.replaceChildren(...markedNodes(markTerms(title, terms)))
  if (text !== '') made.lastElementChild?.replaceChildren(...markedNodes(markTerms(text, terms)))
  return made
}

/** Results by kind: the kind of the best result first. */
export function groupsOf(results: readonly Result[]): readonly (readonly [kind: SearchKind, results: readonly Result[]])[] {
  return [...Map.groupBy(results, ({ kind }) => kind)]
}

/** The list's content, in the order in which arrow keys go through it. `name` makes ids unique; `before` gives the row that a document had. */
export function groupNodes(
  { results, terms, counts }: Found,
  name: string,
  from: number,
  before: (document: string) => HTMLElement | undefined,
): readonly HTMLElement[] {
  let at = from
  return groupsOf(results).map(([kind, some]) => {
    const total = counts.kinds[kind] ?? some.length
    const heading = `${kindLabels[kind].many}${total > some.length ? `, ${some.length} of ${total}` : ''}`
    const label = element('div', { role: 'presentation', class: 'result-group', id: `${name}-${kind}` }, heading)
    const rows = some.map((result) => {
      const made = row(result, terms, `${name}-${at}`, before(String(result.document)))
      at += 1
      return made
    })
    return element('div', { role: 'group', 'aria-labelledby': `${name}-${kind}` }, label, ...rows)
  })
}

/** Puts a passage in its row, and its heading in the link. */
export function showPassage(item: HTMLElement, result: Result, passage: Passage | null, terms: ReadonlySet<string>): void {
  const place = item.querySelector('.result-text')
  if (!passage) {
    if (result.kind === 'note') place?.replaceChildren(blank)
    return
  }
  item.setAttribute('href', addressOf(result, passage, terms))
  place?.replaceChildren(
    ...(passage.heading ? [element('span', { class: 'result-heading' }, passage.heading.text), ' '] : []),
    ...markedNodes(passage.pieces),
  )
}

/** Puts a live value beside a row's place. */
export function showValue(item: HTMLElement, value: string): void {
  const known = item.querySelector('.result-value')
  if (known) known.textContent = value
  else item.querySelector('.result-place')?.before(element('span', { class: 'result-value' }, value))
}
