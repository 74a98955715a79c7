/** Resolves `cites:hoffmann` to the cited keys that begin so. A key that nothing cites becomes a problem with suggestions. */
import { editDistance } from '../../diagnostics/edit-distance.ts'
import { filterTerm } from '../index/manifest.ts'
import type { Index } from './index-reader.ts'
import type { Operator, Query } from './query.ts'

const maxFiles = 3
/** Suggestions share this many first letters with the key that was typed. */
const prefixLength = 2
const maxErrors = 3
const maxSuggestions = 3

async function citedKeys(index: Index, prefix: string): Promise<readonly string[]> {
  const termPrefix = filterTerm('cites', prefix)
  const found = await index.completions(termPrefix, { files: maxFiles })
  return found.map(({ term }) => term.slice(termPrefix.length - prefix.length)).sort()
}

/** Cited keys that were probably meant: those with the fewest typing errors first, then in alphabetical order. */
async function suggestKeys(index: Index, typed: string): Promise<readonly string[]> {
  const candidates = await citedKeys(index, typed.slice(0, prefixLength))
  return candidates
    .map((key) => ({ key, errors: editDistance(typed, key, maxErrors, key.length > typed.length) }))
    .filter(({ errors }) => errors <= maxErrors)
    .sort((a, b) => a.errors - b.errors)
    .slice(0, maxSuggestions)
    .map(({ key }) => key)
}

/** The query with the values of its `cites:` operators replaced by cited keys. One that resolves to none is removed. */
export async function resolveCites(index: Index, query: Query): Promise<Query> {
  if (!query.operators.some(({ name }) => name === 'cites')) return query
  const problems: string[] = [...query.problems]
  const operators = await Promise.all(
    query.operators.map(async (operator): Promise<readonly Operator[]> => {
      const [typed = ''] = operator.values
      if (operator.name !== 'cites') return [operator]
      const keys = await citedKeys(index, typed)
      if (keys.length > 0) return [{ ...operator, values: keys.includes(typed) ? [typed] : keys }]
      const suggestions = await suggestKeys(index, typed)
      problems.push(
        `Nothing cites a source with the key “${typed}”${suggestions.length > 0 ? `; there is ${suggestions.join(', ')}` : ''}.`,
      )
      return []
    }),
  )
  return { ...query, operators: operators.flat(), problems }
}
