import { keyOf } from './normalise.ts'

/** Words without meaning of their own. They take a position, so that distances are right, and are not in the index. */
const stopWords: ReadonlySet<string> = new Set(
  'a an the and or of to in on at by as is are was were be been it its this that these those with from has have had for than then there their they he she we you i'
    .split(' ')
    .map(keyOf),
)
export const isStopWord = (term: string): boolean => stopWords.has(term)
