/** Filters: which documents the operators of a query let in. */
import { type Index, type Term, withBlocks } from './index-reader.ts'
import { documentsWithPhrase } from './phrase.ts'
import { filterTermsOf, groupOperators, type Operator, type Phrase, type Query } from './query.ts'

/** Whether a document passes. */
export type Filter = (document: number) => boolean

/** For each group of operators, the documents that have one of its values, and whether these or all others are wanted. */
const filterDocuments = (index: Index, operators: readonly Operator[]) =>
  Promise.all(
    groupOperators(operators.filter(({ name }) => name !== 'words')).map(async (group) => {
      const terms = await Promise.all(group.flatMap(filterTermsOf).map(index.term))
      return { isWanted: !group[0]?.not, documents: new Set(terms.flatMap((term) => term?.postings.documents ?? [])) }
    }),
  )

/** The terms of a phrase with all their postings: of common ones, every block. */
const phraseTerms = (index: Index, phrase: Phrase): Promise<readonly (Term | null)[]> =>
  Promise.all(
    phrase.map(async ({ term }) => {
      const found = await index.term(term)
      if (!found?.blocks) return found
      const blocks = await Promise.all(found.blocks.map((_, block) => index.block(found.commonNumber ?? 0, block)))
      return withBlocks(found, blocks)
    }),
  )

/** The filter that the operators of a query make together; null when there are none. */
export async function filterOf(index: Index, { operators, phrases, not }: Query): Promise<Filter | null> {
  if (operators.length === 0) return null
  const documentsWith = async (phrase: Phrase) => documentsWithPhrase(phrase, await phraseTerms(index, phrase))
  const [filters, wanted, unwanted] = await Promise.all([
    filterDocuments(index, operators),
    Promise.all(phrases.map(documentsWith)),
    Promise.all(not.map(documentsWith)),
  ])
  return (document) =>
    filters.every(({ documents, isWanted }) => documents.has(document) === isWanted) &&
    wanted.every((documents) => documents.has(document)) &&
    !unwanted.some((documents) => documents.has(document))
}
