/**
 * Versions of the parameter book: its present version, and its values on an earlier day.
 *
 * - **version**: the latest date that the book's content bears; a shared link carries it (`on=2027-01-15`). Dates are compared as
 *   texts, so a month comes before its days.
 */
import type { FormerValue, Parameter } from '../records/parameter.ts'
import type { Assumptions, Book } from './parameter-book.ts'

/** Former values by parameter, for those that have any; sorted by id. */
export type Histories = Readonly<Record<string, readonly FormerValue[]>>

type Dated = Pick<Parameter, 'asOf' | 'updated' | 'history'>

const latest = (dates: readonly string[]): string => [...dates].sort().at(-1) ?? ''

/** The latest date of a value, its entry or its replacement, over parameters and data sets; empty for none. */
export const versionOf = (parameters: readonly Dated[], datasets: readonly { readonly asOf: string }[] = []): string =>
  latest([
    ...parameters.flatMap(({ asOf, updated = '', history = [] }) => [asOf, updated, ...history.map(({ until }) => until)]),
    ...datasets.map(({ asOf }) => asOf),
  ])

export const historiesOf = (parameters: readonly Parameter[]): Histories =>
  Object.fromEntries(
    parameters
      .flatMap(({ id, history }) => (history && history.length > 0 ? [[id, history] as const] : []))
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )

/** `2027`, `2027-01` or `2027-01-15`: what a link may say. */
export const isVersion = (text: string): boolean => /^20\d\d(?:-\d\d(?:-\d\d)?)?$/.test(text)

/** The value in force on a day: the first that held beyond it; null when it is the present one. */
const formerOn = (history: readonly FormerValue[], on: string): FormerValue | null => history.find(({ until }) => until > on) ?? null

/** A parameter whose value has changed since a day. */
export interface Updated {
  readonly parameter: Parameter
  readonly before: FormerValue
  /** Why each value since was replaced, oldest first. */
  readonly because: readonly string[]
}

/** What has changed since a day, by id. A parameter that came back to its value has not changed. */
export const updatedSince = (book: Book, histories: Histories, on: string): readonly Updated[] =>
  Object.entries(histories).flatMap(([id, history]) => {
    const parameter = Object.hasOwn(book.parameters, id) ? book.parameters[id] : undefined
    const then = formerOn(history, on)
    if (!parameter || !then || then.best === parameter.best) return []
    return [{ parameter, before: then, because: history.flatMap(({ until, because }) => (until > on && because ? [because] : [])) }]
  })

/** The book of that day, as far as its memory goes: parameters have their former values, tables and limits are those of today. */
export const bookOn = (book: Book, histories: Histories, on: string): Book => ({
  ...book,
  parameters: Object.fromEntries(
    Object.entries(book.parameters).map(([id, parameter]) => {
      const then = formerOn(histories[id] ?? [], on)
      if (!then) return [id, parameter]
      const { best, low, high, sources, asOf = parameter.asOf } = then
      return [id, { ...parameter, best, low, high, sources, asOf }]
    }),
  ),
})

/** The former values as assumptions over the book of today, but where the reader assumes another; for explaining what they did. */
export const asAssumptions = (updated: readonly Updated[], assumptions: Assumptions): Assumptions => ({
  ...Object.fromEntries(updated.map(({ parameter, before }) => [parameter.id, before.best])),
  ...assumptions,
})
