/** Promise: each calculator can be taken away whole: as a script that runs, and as a page that another site may frame, while no other page can be. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { scriptsOf } from '../../bench/page-scripts.ts'
import { readPage, weigh } from '../../bench/weight.ts'
import { dist, notePages, type SitePage, siteFiles, sitePages } from './dist.ts'

const ids = siteFiles.flatMap((file) => /^calculators\/([\w-]+)\/index\.html$/.exec(file)?.[1] ?? [])
const framed = sitePages.filter(({ path }) => path.startsWith('/embed/'))

const hasPython = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0

const styleSheets = ({ elements }: SitePage): number =>
  elements.filter(({ tag, attributes }) => tag === 'link' && attributes['rel'] === 'stylesheet').length

describe('Every calculator', () => {
  it('is served as a script and as a page by itself', () => {
    expect(ids.length).toBeGreaterThan(30)
    expect(ids.filter((id) => !siteFiles.includes(`calculators/${id}.py`))).toEqual([])
    expect(framed.map(({ path }) => path).sort()).toEqual(ids.map((id) => `/embed/${id}/`).sort())
  })

  it.skipIf(!hasPython)('prints numbers when its script is run as it is served (skipped without python3)', () => {
    const silent = ids.filter((id) => {
      const { status, stdout } = spawnSync('python3', [join(dist, 'calculators', `${id}.py`)])
      return status !== 0 || !/^\w+ = \S/m.test(String(stdout))
    })
    expect(silent).toEqual([])
  })
})

describe('A page to be framed', () => {
  const scripts = scriptsOf(dist)

  it('is kept from search engines, and leads to the whole page', () => {
    for (const { path, elements } of framed) {
      const robots = elements.find(({ tag, attributes }) => tag === 'meta' && attributes['name'] === 'robots')
      const full = elements.find(({ attributes }) => 'data-full' in attributes)
      expect([path, robots?.attributes['content'], full?.attributes['href']]).toEqual([
        path,
        'noindex',
        path.replace('embed', 'calculators'),
      ])
    }
  })

  it('has at most 15 kB of HTML, 8 kB of script before its calculator and 52 kB with it', () => {
    for (const { path } of framed) {
      const { html, script, scriptLive } = weigh(dist, readPage(dist, path), scripts)
      expect([path, html <= 15_000, script <= 8_000, scriptLive <= 52_000], `${html}, ${script}, ${scriptLive} bytes`).toEqual([
        path,
        true,
        true,
        true,
      ])
    }
  })

  it('shares its one style sheet with the notes', () => {
    expect([...framed, ...notePages].filter((page) => !page.redirects && styleSheets(page) !== 1).map(({ path }) => path)).toEqual([])
  })
})

describe('The headers', () => {
  const rules = readFileSync(join(dist, '_headers'), 'utf8').split(/\n(?=\S)/)
  const forbidding = rules
    .filter((rule) => /X-Frame-Options: DENY/.test(rule) && /frame-ancestors 'none'/.test(rule))
    .map((rule) => rule.split('\n')[0] ?? '')
  const forbids = (path: string): boolean =>
    forbidding.some((rule) => (rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule))

  it('keep every page from being framed but those that are made for it; a new section of the site needs its line', () => {
    expect(sitePages.filter(({ path }) => forbids(path) === path.startsWith('/embed/')).map(({ path }) => path)).toEqual([])
  })
})
