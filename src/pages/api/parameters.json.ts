/** The parameter book: values, ranges, dates, sources, and where each counts. For other programs. */
import type { APIRoute } from 'astro'
import { parametersForApi } from '../../site/api.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(parametersForApi(await getNotebook())), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
