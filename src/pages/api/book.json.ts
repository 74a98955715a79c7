/** The parameter book and the tables that calculators read, for the browser and for other programs. */
import type { APIRoute } from 'astro'
import { getNotebook } from '../../site/notebook.ts'

export const GET: APIRoute = async () => {
  const { book } = await getNotebook()
  return new Response(JSON.stringify(book), { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}
