/** The images of notes, as the check admitted them. They are copied, never imported. */
import { readFileSync } from 'node:fs'
import type { APIRoute } from 'astro'
import { getNotebook } from '../../site/notebook.ts'

const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp', avif: 'image/avif' }

export async function getStaticPaths() {
  const { images } = await getNotebook()
  return images.map(({ topic, name, absolute }) => ({ params: { path: `${topic}/${name}` }, props: { absolute } }))
}

export const GET: APIRoute = ({ params, props }) => {
  const type = types[params['path']?.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
  return new Response(new Uint8Array(readFileSync(String(props['absolute']))), { headers: { 'Content-Type': type } })
}
