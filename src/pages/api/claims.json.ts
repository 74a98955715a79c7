/** Every claim, with its condition, whether it holds with the book's values, and what would turn it. For other programs. */
import type { APIRoute } from 'astro'
import { claimsForApi } from '../../site/api.ts'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () =>
  new Response(JSON.stringify(claimsForApi(await getNotebook())), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
