/** The graph of the notebook with its places, for other programs. */
import type { APIRoute } from 'astro'
import { graphJson } from '../../graph/graph-json.ts'
import { placedMap, related } from '../../site/graph-cache.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () => {
  const notebook = await getNotebook()
  const json = graphJson(placedMap(notebook), related(notebook).notes)
  return new Response(JSON.stringify(json), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
