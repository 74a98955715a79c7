/** Stop words: words that carry no meaning of their own. They take a position in a text, so that distances are right, but are not indexed. */
import { normalise } from './normalise.ts'

const stopWords: ReadonlySet<string> = new Set(
  'a an the and or of to in on at by as is are was were be been it its this that these those with from has have had for than then there their they he she we you i'
    .split(' ')
    .map(normalise),
)
/** Whether a normalised term is a stop word. */
export const isStopWord = (term: string): boolean => stopWords.has(term)
