/**
 * The files of the search index beside the pages: written when a build is done, and served from memory in `npm run dev`. Thousands of
 * small files that Astro need not know one by one.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { deflateRawSync } from 'node:zlib'
import type { AstroIntegration } from 'astro'
import type { Notebook } from '../notes/notebook/notebook.ts'
import { digestOf } from '../notes/text/digest.ts'
import { buildIndex, type IndexEffects, type SearchFiles } from '../search/index/build-index.ts'
import { entriesOf } from '../search/index/entries.ts'
import { requireNotebook } from './notebook-store.ts'

/** Bytes by which deflate may grow what cannot be compressed, and more. */
const deflateOverhead = 64

/** Compression and digest by Node. */
export const nodeEffects: IndexEffects = {
  // The output buffer is made as small as it can be: the compressed file keeps the whole of it.
  compress: (bytes) => deflateRawSync(bytes, { level: 7, chunkSize: bytes.length + deflateOverhead }),
  digest: (all) => digestOf(...all).slice(0, 12),
}

let known: { readonly digest: string; readonly files: SearchFiles } | undefined

/** The index of a notebook, made once for each state of it. */
export function searchFiles(notebook: Notebook): SearchFiles {
  if (known?.digest === notebook.digest) return known.files
  const { notes, parameters, datasets, sources, digest } = notebook
  const entries = entriesOf({ notes: notes.map(({ record }) => record), parameters, datasets, sources: Object.values(sources) })
  known = { digest, files: buildIndex(entries, nodeEffects) }
  return known.files
}

/** Writes the manifest and its files below the site in `dist`. */
export function writeSearchFiles(dist: string, { manifest, files }: SearchFiles): void {
  const folder = join(dist, 'api/search', manifest.version)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(dist, 'api/search.json'), JSON.stringify(manifest))
  for (const [name, bytes] of files) writeFileSync(join(folder, `${name}.idx`), bytes)
}

const address = /^\/api\/search(?:\.json|\/(?<version>[0-9a-f]{12})\/(?<name>[a-z](?:\d+(?:-\d+)?)?)\.idx)$/

/** Answers requests for the index, and lets all others pass. */
function serve(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const found = address.exec((request.url ?? '').split('?')[0] ?? '')
  if (!found) {
    next()
    return
  }
  try {
    const { manifest, files } = searchFiles(requireNotebook())
    const { version, name } = found.groups ?? {}
    const body = name === undefined ? JSON.stringify(manifest) : version === manifest.version ? files.get(name) : undefined
    response.writeHead(body === undefined ? 404 : 200, {
      'Content-Type': name === undefined ? 'application/json; charset=utf-8' : 'application/octet-stream',
      'Cache-Control': 'no-cache',
    })
    response.end(body)
  } catch {
    response.writeHead(503).end()
  }
}

export const searchIndex = (): AstroIntegration => ({
  name: 'isoflop:search-index',
  hooks: {
    'astro:server:setup': ({ server }) => {
      server.middlewares.use(serve)
    },
    'astro:build:done': ({ dir }) => writeSearchFiles(fileURLToPath(dir), searchFiles(requireNotebook())),
  },
})
