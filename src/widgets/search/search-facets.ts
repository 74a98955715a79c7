/** Kinds and topics of what was found, with their numbers, as buttons that narrow the question by writing its operator into the box. */
import { type Topic, topicTitles } from '../../records/note.ts'
import { filterTerm } from '../../search/index/manifest.ts'
import { kindLabels, searchKinds } from '../../search/index/records.ts'
import { filterTermsOf, parseQuery, removeOperators } from '../../search/query/query.ts'
import type { Found } from '../../search/query/search.ts'
import { element } from '../page/element.ts'

/** The question with an operator added, or taken out when it is there in any spelling. */
export function toggled(question: string, operator: string): string {
  const { text, operators } = parseQuery(question)
  const there = operators.filter((one) => !one.not && filterTermsOf(one).includes(operator))
  return there.length > 0 ? removeOperators(text, there) : `${text.trim()} ${operator}`.trim()
}

interface Facet {
  readonly operator: string
  readonly words: string
  readonly count: number
  readonly topic?: Topic
}

/** One in force is there even with nothing in it, to be taken out again. */
function facetsOf({ counts }: Found, pressed: ReadonlySet<string>): readonly (readonly Facet[])[] {
  const facet = (made: Omit<Facet, 'count'>, count: number | undefined): readonly Facet[] =>
    count !== undefined || pressed.has(made.operator) ? [{ ...made, count: count ?? 0 }] : []
  const kinds = searchKinds.flatMap((kind) =>
    facet({ operator: filterTerm('kind', kind), words: kindLabels[kind].many }, counts.kinds[kind]),
  )
  const topics = (Object.keys(topicTitles) as Topic[]).flatMap((topic) =>
    facet({ operator: filterTerm('topic', topic), words: topicTitles[topic], topic }, counts.topics[topic]),
  )
  return [kinds, topics]
}

export interface FacetRow {
  readonly root: HTMLElement
  /** Those in force are pressed; none where there is nothing to choose between. A button that stays keeps the focus. */
  readonly show: (found: Found) => void
  readonly clear: () => void
}

export function facetRow(narrow: (operator: string) => void): FacetRow {
  const root = element('div', { class: 'facets', role: 'group', 'aria-label': 'Narrow by kind and topic' })
  const made = new Map<string, HTMLButtonElement>()
  let drawn = ''
  const buttonFor = ({ operator, words, topic }: Facet): HTMLButtonElement => {
    const known = made.get(operator)
    if (known) return known
    const button = element(
      'button',
      { type: 'button', class: topic ? `facet topic-${topic}` : 'facet' },
      element('span', {}, words),
      ' ',
      element('span', { class: 'facet-count' }),
    )
    button.addEventListener('click', () => narrow(operator))
    made.set(operator, button)
    return button
  }
  const draw = (facets: readonly Facet[], pressed: ReadonlySet<string>) => {
    const now = JSON.stringify([facets, [...pressed]])
    if (now === drawn) return
    drawn = now
    const focused = document.activeElement
    root.replaceChildren(
      ...facets.map((facet) => {
        const button = buttonFor(facet)
        button.setAttribute('aria-pressed', String(pressed.has(facet.operator)))
        button.lastElementChild?.replaceChildren(String(facet.count))
        return button
      }),
    )
    if (focused instanceof HTMLElement && root.contains(focused)) focused.focus({ preventScroll: true })
  }
  const show = (found: Found) => {
    const pressed = new Set(found.query.operators.flatMap((one) => (one.not ? [] : filterTermsOf(one))))
    const shown = facetsOf(found, pressed).filter((some) => some.length > 1 || some.some(({ operator }) => pressed.has(operator)))
    draw(shown.flat(), pressed)
  }
  return { root, show, clear: () => draw([], new Set()) }
}
