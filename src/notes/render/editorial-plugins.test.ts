import { compile } from '@mdx-js/mdx'
import remarkGfm from 'remark-gfm'
import { expect, test } from 'vitest'
import { type EditorialOptions, editorialPlugins } from './editorial-plugins.ts'

/** Promise: editorial MDX pages read the same wikilinks, citations, alerts and formulas as notes, and their mistakes stop the build. */

const page = async (text: string, options: EditorialOptions = {}): Promise<string> =>
  String(await compile(text, { jsx: true, remarkPlugins: [remarkGfm, ...(editorialPlugins(options) ?? [])] }))

test('a wikilink becomes a link, by id or by what the resolver says', async () => {
  expect(await page('See [[kv-cache]] and [[calc:agent-task|the *calculator*]].')).toMatch(
    /href="\/notes\/kv-cache\/"[^>]*>\{"kv-cache"\}[\s\S]*href="\/calculators\/agent-task\/"/,
  )
  const resolve = () => ({ href: '/notes/kv-cache/', title: 'The KV cache' })
  expect(await page('See [[kv-cache]].', { resolve })).toContain('{"The KV cache"}')
})

test('a wikilink to a heading shows the heading, on this page too', async () => {
  const out = await page('## Batch size\n\nSee [[#Batch size]] and [[kv-cache#Its size]].')
  expect(out).toMatch(/href="#batch-size"[^>]*>\{"Batch size"\}[\s\S]*href="\/notes\/kv-cache\/#its-size"[^>]*>\{"Its size"\}/)
})

test('a citation links to the list of sources', async () => {
  expect(await page('As shown [see @hoffmann2022, table 3].')).toMatch(/\{"\("\}[\s\S]*href="\/sources\/#hoffmann2022"[\s\S]*, table 3/)
})

test('a formula is MathML without inline style, and dollars of money stay text', async () => {
  const out = await page('Costs $5.6 M in 2024 and $10 M; compute is $6ND$.')
  expect(out).toContain('$5.6 M in 2024 and $10 M')
  expect(out).toContain('math>')
  expect(out).not.toContain('style=')
})

test('an alert and a heading anchor are made', async () => {
  const out = await page('## What it is\n\n> [!TIP]\n> Try it.')
  expect(out).toContain('alert-tip')
  expect(out).toContain('id="what-it-is"')
  expect(out).toContain('href="#what-it-is"')
})

test('a mistake fails with its place', async () => {
  await expect(page('\n\nSee [[x:y]].')).rejects.toMatchObject({ line: 3, column: 5 })
  await expect(page('$\\frac{1}{$')).rejects.toThrow('formula')
  await expect(page('See [[nowhere]].', { resolve: () => null })).rejects.toThrow('nowhere')
})
