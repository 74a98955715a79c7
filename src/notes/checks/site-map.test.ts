import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fixedFiles, fixedPages, madePages, pagesOfEntries } from './site-map.ts'

/** Promise: a page that is added to the site can be linked, and one that is taken away cannot. */

const pages = join('src', 'pages')

/** `map.astro` → `/map/`, `api/index.astro` → `/api/`, `api/book.json.ts` → `/api/book.json`. */
const addressOf = (file: string): string => {
  const path = `/${file.replaceAll('\\', '/')}`
  return /\.(?:astro|mdx)$/.test(path) ? path.replace(/\.\w+$/, '/').replace(/\/index\/$/, '/') : path.replace(/\.ts$/, '')
}
const files = readdirSync(pages, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(?:astro|mdx|ts)$/.test(file))
const addresses = files.map(addressOf).sort()

test('the pages and files that every notebook has are those of src/pages', () => {
  // The first is written after the build, the second is not made, and the third is what a server answers for all others.
  const others = ['/api/search.json', '/favicon.svg']
  const fixed = addresses.filter((address) => !address.includes('[') && address !== '/404/')
  expect([...fixedPages, ...pagesOfEntries, ...fixedFiles].filter((address) => !others.includes(address)).sort()).toEqual(fixed)
})

test('what the pages are that the notebook makes is known too', () => {
  expect(addresses.filter((address) => address.includes('['))).toEqual([...madePages].sort())
})
