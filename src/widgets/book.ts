/** The parameter book and the data sets, fetched once. */
import type { Book } from '../scenario/parameter-book.ts'

let pending: Promise<Book> | undefined

/** Rejects when it cannot be had; the next call tries again. */
export const loadBook = (): Promise<Book> => {
  pending ??= fetch('/api/book.json').then((response) => {
    if (!response.ok) throw new Error(`The parameter book could not be loaded (${response.status}).`)
    return response.json() as Promise<Book>
  })
  pending.catch(() => {
    pending = undefined
  })
  return pending
}
