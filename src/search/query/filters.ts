/** Which documents the operators of a query let in. */

import { type Index, type Term, withBlocks } from './index-reader.ts'
import { holdsPhrase } from './phrase.ts'
import { groupsOf, type Operator, type Phrase, type Query, termsOf } from './query.ts'

/** For each name, the documents that one of its values has, and whether they are wanted. */
const filterDocuments = (index: Index, operators: readonly Operator[]) =>
  Promise.all(
    groupsOf(operators.filter(({ name }) => name !== 'words')).map(async (group) => {
      const terms = await Promise.all(group.flatMap(termsOf).map(index.term))
      return { wanted: !group[0]?.not, documents: new Set(terms.flatMap((term) => term?.postings.documents ?? [])) }
    }),
  )

/** The terms of a phrase with all their places. */
const phraseTerms = (index: Index, phrase: Phrase): Promise<readonly (Term | null)[]> =>
  Promise.all(
    phrase.map(async ({ term }) => {
      const found = await index.term(term)
      if (!found?.blocks) return found
      const blocks = await Promise.all(found.blocks.map((_, block) => index.block(found.common ?? 0, block)))
      return withBlocks(found, blocks)
    }),
  )

/** Null for all. */
export async function allowedBy(index: Index, { operators, phrases, not }: Query): Promise<((document: number) => boolean) | null> {
  if (operators.length === 0) return null
  const holding = async (phrase: Phrase) => holdsPhrase(phrase, await phraseTerms(index, phrase))
  const [filters, wanted, unwanted] = await Promise.all([
    filterDocuments(index, operators),
    Promise.all(phrases.map(holding)),
    Promise.all(not.map(holding)),
  ])
  return (document) =>
    filters.every((one) => one.documents.has(document) === one.wanted) &&
    wanted.every((some) => some.has(document)) &&
    !unwanted.some((some) => some.has(document))
}
