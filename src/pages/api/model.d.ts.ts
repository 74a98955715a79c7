/** The types of the model's module. */
import type { APIRoute } from 'astro'
import { modelTypes } from '../../site/model-module.ts'

export const GET: APIRoute = async () => new Response(await modelTypes(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
