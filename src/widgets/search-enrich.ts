/** What takes longer than finding: passages of notes, values of parameters and calculators, the answer to a question. */
import type { Found, Search } from '../search/query/search.ts'
import { showPassage } from './search-rows.ts'

/** Only such a text can be a question for a calculator. */
const mayAsk = /\d|illion|train|cache|latency|throughput/i

/** The answer row of a text, null when it has none; `lost` when what could tell did not arrive. */
export async function answerFor(text: string, name: string): Promise<HTMLElement | null | 'lost'> {
  if (!mayAsk.test(text)) return null
  try {
    const { answerRow } = await import('./search-answer.ts')
    return await answerRow(text, name)
  } catch {
    return 'lost'
  }
}

/** Fills rows in while `wanted` says so. Returns what did not arrive, a sentence each. */
export async function enrichRows(
  search: Search,
  found: Found,
  rows: readonly HTMLElement[],
  wanted: () => boolean,
): Promise<readonly string[]> {
  const byDocument = new Map(rows.map((row) => [row.dataset['document'], row]))
  const missed = search.missing()
  const passages = found.results.map(async (result) => {
    const row = byDocument.get(String(result.document))
    const passage = await search.passage(result, found.terms)
    if (row && wanted()) showPassage(row, result, passage, found.terms)
  })
  const values = import('./search-values.ts').then(({ fillValues }) => fillValues(found.results, byDocument, wanted))
  const [, arrived] = await Promise.all([
    Promise.all(passages),
    values.then(
      () => true,
      () => false,
    ),
  ])
  return [
    ...(search.missing() > missed ? ['Some passages did not arrive.'] : []),
    ...(arrived ? [] : ['The values of parameters and calculators did not arrive.']),
  ]
}
