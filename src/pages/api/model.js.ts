/** The model as one JavaScript module, for people elsewhere. */
import type { APIRoute } from 'astro'
import { modelScript } from '../../site/model-module.ts'

export const GET: APIRoute = async () =>
  new Response(await modelScript(), { headers: { 'Content-Type': 'text/javascript; charset=utf-8' } })
