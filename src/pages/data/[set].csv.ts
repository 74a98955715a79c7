/** A data set as it stands in the repository's units, for other programs. */
import type { APIRoute } from 'astro'
import { csvFormat } from 'd3'
import { getNotebook } from '../../site/notebook.ts'

export async function getStaticPaths() {
  const { datasets } = await getNotebook()
  return datasets.map(({ id }) => ({ params: { set: id } }))
}

export const GET: APIRoute = async ({ params }) => {
  const dataset = (await getNotebook()).datasets.find(({ id }) => id === params['set'])
  const columns = dataset?.columns.map(({ id }) => id) ?? []
  return new Response(`${csvFormat([...(dataset?.rows ?? [])], columns)}\n`, { headers: { 'Content-Type': 'text/csv; charset=utf-8' } })
}
