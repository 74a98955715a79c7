/** Kinds and topics of what was found, with their numbers, as buttons that narrow the question by writing its operator into the box. */
import { topicTitles } from '../records/note.ts'
import { filterTerm } from '../search/manifest.ts'
import { kindWords, searchKinds } from '../search/records.ts'
import type { Found } from '../search/search.ts'
import { element } from './element.ts'

/** The question with an operator added, or taken out when it is there. */
export function toggled(text: string, operator: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const without = words.filter((word) => word.toLowerCase() !== operator)
  return (without.length < words.length ? without : [...words, operator]).join(' ')
}

/** Buttons, those in force pressed; none when there is nothing to choose between. */
export function facetNodes({ counts, query }: Found, narrow: (operator: string) => void): readonly HTMLElement[] {
  const pressed = new Set(query.filters.map(({ term }) => term))
  const button = (operator: string, words: string, count: number, more = '') => {
    const made = element(
      'button',
      { type: 'button', class: `facet ${more}`.trim(), 'aria-pressed': String(pressed.has(operator)) },
      words,
      ' ',
      element('span', {}, String(count)),
    )
    made.addEventListener('click', () => narrow(operator))
    return made
  }
  const kinds = searchKinds.flatMap((kind) => {
    const count = counts.kinds[kind]
    return count === undefined ? [] : [button(filterTerm('kind', kind), kindWords[kind].many, count)]
  })
  const topics = Object.entries(counts.topics).map(([topic, count]) =>
    button(filterTerm('topic', topic), topicTitles[topic as keyof typeof topicTitles], count, `topic-${topic}`),
  )
  const choice = (some: readonly HTMLElement[]) => (some.length > 1 || pressed.size > 0 ? some : [])
  return [...choice(kinds), ...choice(topics)]
}
