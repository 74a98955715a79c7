/** Serves a built site with the headers of its `_headers`, so that what is seen on this machine is what is published. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { headersOf, readRules } from './site-headers.mjs'

/** Every extension that a site has; the rest is bytes. */
const types = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.idx': 'application/octet-stream',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.py': 'text/x-python; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ts': 'text/plain; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
}

export const typeOf = (file) => types[extname(file)] ?? 'application/octet-stream'

/** The path that a request asks for, decoded; null when it is malformed, hidden, or leads out of the site. */
export function pathOf(url) {
  try {
    const [written] = url.split(/[?#]/, 1)
    const path = decodeURIComponent(written)
    const hidden = path.split('/').some((part) => part.startsWith('.') && part !== '.well-known')
    return path.startsWith('/') && !hidden && !/[\\\0]/.test(path) && !/%2f/i.test(written) ? path : null
  } catch {
    return null
  }
}

const read = (file) => readFile(file).catch(() => null)

/** What a file holds, null when there is none. While a build puts another site in the place of this one, there is none for a moment. */
async function contentOf(site, path) {
  const file = join(site, path.endsWith('/') ? `${path}index.html` : path)
  const found = await read(file)
  if (found) return found
  for (let tries = 0; tries < 20 && !(await read(join(site, 'index.html'))); tries += 1) await pause(10)
  return read(file)
}

const isLocal = (host = '') => /^(?:localhost|[\w-]+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i.test(host)

/** Status, type and body of the answer to a request. */
async function answerTo(site, { method, url, headers }) {
  const plain = (status, text) => ({ status, type: types['.txt'], body: Buffer.from(`${text}\n`) })
  if (!isLocal(headers.host)) return plain(403, 'This server answers on this machine only.')
  if (method !== 'GET' && method !== 'HEAD') return plain(405, 'Only GET and HEAD are answered.')
  const path = pathOf(url)
  if (path === null) return plain(400, 'This is not an address of the site.')
  const body = path === '/_headers' ? null : await contentOf(site, path)
  if (body) return { status: 200, type: path.endsWith('/') ? types['.html'] : typeOf(path), body, path }
  const missing = await contentOf(site, '/404.html')
  return missing ? { status: 404, type: types['.html'], body: missing, path } : plain(404, 'There is no such page.')
}

/** A server of the site in a folder; each request reads the folder anew. */
export function siteServer(site) {
  return createServer(async (request, response) => {
    const { status, type, body, path } = await answerTo(site, request)
    const rules = await readFile(join(site, '_headers'), 'utf8').catch(() => '')
    const tag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
    response.setHeaders(headersOf(readRules(rules), path ?? request.url))
    response.setHeader('Content-Type', type)
    response.setHeader('ETag', tag)
    if (!response.hasHeader('Cache-Control')) response.setHeader('Cache-Control', 'no-cache')
    const known = status === 200 && request.headers['if-none-match'] === tag
    if (!known) response.setHeader('Content-Length', body.length)
    response.writeHead(known ? 304 : status).end(known || request.method === 'HEAD' ? undefined : body)
  })
}

/** Listens on this machine at a port, or at the next that is free; resolves to it. */
export function listen(server, port, host = 'localhost') {
  return new Promise((resolve, reject) => {
    const failed = (error) => (error.code === 'EADDRINUSE' && port < 65_535 ? server.listen({ port: ++port, host }) : reject(error))
    server.on('error', failed)
    server.listen({ port, host }, () => {
      server.off('error', failed)
      resolve(server.address().port)
    })
  })
}
