/**
 * What a figure is compared with, as a text for the link: `book`, the id of a named scenario, or a reader's own with its name and
 * entries (`mine;Cheap%20power;electricityPrice:0.03;turns:12`), so that a link shows everyone the same.
 */
import type { Preset } from '../scenario/presets.ts'
import type { OwnScenario } from './own-scenarios.ts'
import { decodePercent, encodePercent } from './scenario-text.ts'

export interface Choice {
  readonly id: string
  readonly title: string
  /** In link form. */
  readonly text: string
}

export const theBook: Choice = { id: 'book', title: 'The book', text: '' }

const mine = 'mine;'

export const choiceOfOwn = ({ name, text }: OwnScenario): Choice => ({
  id: `${mine}${encodePercent(name)};${text.replaceAll(',', ';')}`,
  title: name,
  text,
})

/** A choice that stands in a link whole; null for an id. */
const ofLink = (id: string): Choice | null => {
  if (!id.startsWith(mine)) return null
  const [name = '', ...entries] = id.slice(mine.length).split(';')
  return { id, title: decodePercent(name).slice(0, 60) || 'The scenario of the link', text: entries.join(',') }
}

/** Everything to choose from; what a link brought comes last when it is not among them. */
export const choicesOf = (presets: readonly Preset[], own: readonly OwnScenario[], linked: string): readonly Choice[] => {
  const known = [theBook, ...presets.map(({ id, title, text }): Choice => ({ id, title, text })), ...own.map(choiceOfOwn)]
  const brought = known.some(({ id }) => id === linked) ? null : ofLink(linked)
  return brought ? [...known, brought] : known
}
