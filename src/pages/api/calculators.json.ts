/** Every calculator: inputs, outputs, formula, sources, published cases, and its values at the defaults. For other programs. */
import type { APIRoute } from 'astro'
import { calculatorsForApi } from '../../site/api.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(calculatorsForApi(await getNotebook())), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
