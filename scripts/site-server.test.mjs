/** Promise: `npm start` shows what is published, headers included, and answers anything else plainly. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { headersOf, readRules } from './site-headers.mjs'
import { listen, siteServer } from './site-server.mjs'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-server-'))
const site = join(folder, 'site')
const server = siteServer(site)
let port

/** Status, headers and body, for the path as it is written. */
const ask = (path, options = {}) =>
  new Promise((resolve, reject) => {
    const asked = request({ host: 'localhost', port, path, ...options }, (response) => {
      let body = ''
      response.on('data', (text) => {
        body += text
      })
      response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
    })
    asked.on('error', reject)
    asked.end()
  })

beforeAll(async () => {
  const files = {
    'index.html': '<p>home',
    '404.html': '<p>not found',
    'notes/a/index.html': '<p>a',
    'api/model.d.ts': 'export {}',
    '_astro/x.js': '1',
    '.git/config': 'secret',
    _headers: `/*\n  X-Content-Type-Options: nosniff\n/_astro/*\n  Cache-Control: max-age=9\n/\n  Content-Security-Policy: frame-ancestors 'none'\n`,
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(site, name, '..'), { recursive: true })
    writeFileSync(join(site, name), text)
  }
  writeFileSync(join(folder, 'x'), 'outside')
  port = await listen(server, 20_000 + Math.floor(Math.random() * 40_000))
})
afterAll(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true, force: true })
})

describe('The server', () => {
  test('sends pages with the headers of _headers', async () => {
    const { status, headers, body } = await ask('/')
    expect({ status, body }).toEqual({ status: 200, body: '<p>home' })
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['content-security-policy']).toBe("frame-ancestors 'none'")
    expect((await ask('/notes/a/?with=a%2Fb')).body).toBe('<p>a')
  })

  test('sends the page of the site for what is not there, with its headers', async () => {
    for (const path of ['/absent/', '/notes/a', '/_headers', '//notes/', '/notes/a/index.html/']) {
      const { status, body, headers } = await ask(path)
      expect({ path, status, body }).toEqual({ path, status: 404, body: '<p>not found' })
      expect(headers['x-content-type-options']).toBe('nosniff')
    }
  })

  for (const path of [
    '/..%2fx',
    '/..%2Fx',
    '/%2e%2e/x',
    '/../x',
    '/..%5cx',
    '/%',
    '/%zz',
    '/%ff',
    '/a%00b',
    '/notes%2fa/',
    '/.git/config',
    'http://localhost/',
  ])
    test(`answers ${path} with a plain 400, no stack and no path of this machine`, async () => {
      const { status, headers, body } = await ask(path)
      expect({ status, body }).toEqual({ status: 400, body: 'This is not an address of the site.\n' })
      expect(headers['content-type']).toBe('text/plain; charset=utf-8')
    })

  test('sends whole files for odd ranges', async () => {
    for (const Range of ['bytes=9-5', 'bytes=x', 'bytes=99-'])
      expect(await ask('/_astro/x.js', { headers: { Range } })).toMatchObject({ status: 200, body: '1' })
  })

  test('does not send again what is known', async () => {
    const { headers } = await ask('/_astro/x.js')
    expect(headers['cache-control']).toBe('max-age=9')
    expect(await ask('/_astro/x.js', { headers: { 'If-None-Match': headers.etag } })).toMatchObject({ status: 304, body: '' })
  })

  test('answers this machine only, and reading only', async () => {
    expect((await ask('/', { headers: { Host: 'elsewhere.example' } })).status).toBe(403)
    expect((await ask('/', { headers: { Host: 'localhost.elsewhere.example' } })).status).toBe(403)
    expect((await ask('/', { method: 'POST' })).status).toBe(405)
    expect(await ask('/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' })
  })

  test('waits for a moment in which the site is being exchanged', async () => {
    renameSync(site, `${site}-old`)
    const asked = ask('/notes/a/')
    setTimeout(() => renameSync(`${site}-old`, site), 40)
    expect(await asked).toMatchObject({ status: 200, body: '<p>a' })
  })

  test('takes the next port when one is taken', async () => {
    const other = createServer()
    const next = await listen(other, port)
    other.close()
    expect(next).toBeGreaterThan(port)
  })
})

test('headers of two rules come together, and one that comes twice has both values', () => {
  const rules = readRules('/*\n  A: 1\n/x/*\n  A: 2\n  B: 3\n/x/y\n  C: 4\n')
  expect([...headersOf(rules, '/x/y')]).toEqual([
    ['a', '1, 2'],
    ['b', '3'],
    ['c', '4'],
  ])
  expect([...headersOf(rules, '/x')]).toEqual([['a', '1']])
})
