/** Promise: `npm start` sends the built site as it is published: the headers of `_headers`, and a type that browsers take for every file. */
import { extname } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen, siteServer, typeOf } from '../../scripts/site-server.mjs'
import { dist, notePages, siteFiles } from './dist.ts'

const server = siteServer(dist)
let origin = ''

beforeAll(async () => {
  origin = `http://localhost:${await listen(server, 20_000 + Math.floor(Math.random() * 40_000))}`
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
})

describe('The built site as npm start serves it', () => {
  it('keeps every page but the embedded ones out of frames, and types as they are said', async () => {
    for (const path of ['/', '/map/', '/search/', '/api/search.json', notePages[0]?.path ?? '']) {
      const { status, headers } = await fetch(`${origin}${path}`)
      expect({ path, status }).toEqual({ path, status: 200 })
      expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'")
      expect(headers.get('x-frame-options')).toBe('DENY')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
    const embedded = await fetch(`${origin}/embed/training-run/`)
    expect(embedded.headers.get('x-content-type-options')).toBe('nosniff')
    expect(embedded.headers.get('content-security-policy')).toBe(null)
  })

  it('lets browsers keep what never changes', async () => {
    const script = siteFiles.find((file) => /^_astro\/.+\.js$/.test(file)) ?? ''
    const { headers } = await fetch(`${origin}/${script}`)
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8')
  })

  it('has a type for every file', () => {
    const bytes = siteFiles.filter((file) => typeOf(file) === 'application/octet-stream' && extname(file) !== '.idx')
    expect(bytes).toEqual(['_headers'])
  })
})
