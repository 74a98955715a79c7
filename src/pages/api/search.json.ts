/** The short records that the search box compares, for the browser and for other programs. */
import type { APIRoute } from 'astro'
import { searchRecords } from '../../search/collect.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () => {
  const { notes, parameters, datasets, sources } = await getNotebook()
  const records = searchRecords({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
  return new Response(JSON.stringify(records), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
