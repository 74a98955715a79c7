/** `cites:hoffmann` → the keys that are cited and begin so; a key that nothing cites is said, with those near to it. */

import { editDistance } from '../../diagnostics/edit-distance.ts'
import { filterTerm } from '../index/manifest.ts'
import type { Index } from './index-reader.ts'
import type { Operator, Query } from './query.ts'

const files = 3
const beginning = 2
const mostErrors = 3
const mostNear = 3

async function keysThatBegin(index: Index, start: string): Promise<readonly string[]> {
  const prefix = filterTerm('cites', start)
  const found = await index.completions(prefix, { files })
  return found.map(({ term }) => term.slice(prefix.length - start.length)).sort()
}

/** Keys that are cited, by typing errors; those of equally many in order. */
async function keysNear(index: Index, typed: string): Promise<readonly string[]> {
  const alike = await keysThatBegin(index, typed.slice(0, beginning))
  return alike
    .map((key) => ({ key, errors: editDistance(typed, key, mostErrors, key.length > typed.length) }))
    .filter(({ errors }) => errors <= mostErrors)
    .sort((a, b) => a.errors - b.errors)
    .slice(0, mostNear)
    .map(({ key }) => key)
}

/** The query with the keys that its `cites:` stand for; one that stands for none is taken out and said. */
export async function keysCited(index: Index, query: Query): Promise<Query> {
  if (!query.operators.some(({ name }) => name === 'cites')) return query
  const problems: string[] = [...query.problems]
  const operators = await Promise.all(
    query.operators.map(async (one): Promise<readonly Operator[]> => {
      const [typed = ''] = one.values
      if (one.name !== 'cites') return [one]
      const keys = await keysThatBegin(index, typed)
      if (keys.length > 0) return [{ ...one, values: keys.includes(typed) ? [typed] : keys }]
      const near = await keysNear(index, typed)
      problems.push(`Nothing cites a source with the key “${typed}”${near.length > 0 ? `; there is ${near.join(', ')}` : ''}.`)
      return []
    }),
  )
  return { ...query, operators: operators.flat(), problems }
}
