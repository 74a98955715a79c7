/** The map's places, relations and measures, for the script of its page. */
import type { APIRoute } from 'astro'
import { mapData } from '../../site/graph-cache.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(mapData(await getNotebook())), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
