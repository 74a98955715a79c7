/** The parameter book and the data sets. */
import type { Book } from '../../scenario/parameter-book.ts'
import { once } from './once.ts'

/** Fetched once; rejects when it cannot be had, and the next call tries again. */
export const fetchBook = once(async (): Promise<Book> => {
  const response = await fetch('/api/book.json')
  if (!response.ok) throw new Error(`The parameter book could not be loaded (${response.status}).`)
  return response.json()
})
