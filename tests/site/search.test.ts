/** Promise: the search of the built site, from its own files, on the command line: shapes, answers, operators, and what it says when it cannot. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type AnswerRow, type Row, searchCommand, siteSearch } from '../../src/cli/search.ts'
import { findUnseen } from '../../src/diagnostics/unseen.ts'
import { searchKinds } from '../../src/search/index/records.ts'
import { dist, siteFiles, sitePages } from './dist.ts'

async function run(...args: string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let out = ''
  let err = ''
  const write = (text: string) => {
    out += text
  }
  const complain = (text: string) => {
    err += text
  }
  const code = await searchCommand(args, { write, complain, dist })
  return { code, out, err }
}
const rows = async (...args: string[]) => JSON.parse((await run(...args, '--json')).out) as readonly (Row | AnswerRow)[]

describe('The search command', () => {
  it('prints rows of kind, id, title, url, heading, score and why, best first', async () => {
    const found = (await rows('chinchila optmal')) as readonly Row[]
    expect(found[0]).toMatchObject({ kind: 'note', id: 'chinchilla-optimal', url: '/notes/chinchilla-optimal/' })
    for (const row of found) expect(Object.keys(row)).toEqual(['kind', 'id', 'title', 'url', 'heading', 'score', 'why'])
    const scores = found.map(({ score }) => score)
    expect(scores).toEqual([...scores].sort((a, b) => b - a))
    expect(found[0]?.why).toContain('chinchilla (for “chinchila”) in the title')
  })

  it('prints nothing that cannot be seen, whatever is asked, and its JSON stays JSON', async () => {
    // Words that are near none of the notebook, so that nothing is found.
    const odd = 'xyzzy\u001b]zqj;QXZVK\u0007\u202e'
    for (const args of [[odd], [`kind:${odd}`], [`--${odd}`], [odd, '--limit', odd], [`chinchilla -${odd}`], [`"${odd}"`]]) {
      const { out, err } = await run(...args)
      expect(`${out}${err}`.split('\n').flatMap(findUnseen), JSON.stringify(args)).toEqual([])
    }
    expect(await rows(odd)).toEqual([])
  })

  it('names the heading under which the words stand', async () => {
    const [first] = (await rows('small pages operating system')) as readonly Row[]
    expect(first).toMatchObject({ id: 'kv-cache', heading: 'Making it smaller' })
  })

  it('answers a question first, with inputs and outputs in base units', async () => {
    const [answer, next] = await rows('70B on 15T tokens')
    expect(answer).toMatchObject({ kind: 'answer', calculator: 'training-run', inputs: { params: 70e9, tokens: 15e12 } })
    const { value, outputs, why } = answer as AnswerRow
    expect(value).toBe(outputs['cost'])
    // 6ND: 6 × 70e9 × 15e12 FLOP.
    expect(outputs['flops']).toBeCloseTo(6.3e24, -20)
    expect(why.replace(/\s/g, ' ')).toMatch(/^With Parameters 70 B, Training tokens 15 T\. Assumed: NVIDIA H100 SXM 80 GB, .*Price/)
    expect(next?.kind).not.toBe('answer')
    expect((await run('70B', 'on', '15T', 'tokens')).out.replace(/\s+/g, ' ')).toMatch(
      /^Rent: \$\S+ M Answer · training-run · With Parameters 70 B/,
    )
  })

  it('does not answer what is no question', async () => {
    for (const words of ['serving a million users', '70B on 15T tokens on monday', 'llama 3 70b 8B latency', '70B on 1e99 tokens'])
      expect((await rows(words)).map(({ kind }) => kind)).not.toContain('answer')
  })

  it('finds a figure of a data set by name and column, and leads to its line', async () => {
    const [first] = (await rows('h200 memory bandwidth')) as readonly Row[]
    expect(first).toMatchObject({ kind: 'dataset', title: 'NVIDIA H200 SXM 141 GB', url: '/data/accelerators/#h200-sxm' })
    expect((await run('kind:data', 'h200 memory bandwidth')).out).toContain('NVIDIA H200')
  })

  it('holds to operators and says what they do', async () => {
    const { out } = await run('kind:claim', 'memory')
    expect(out).toMatch(/^Shows what is of the kind claim\./)
    const cited = (await rows('cites:hoffmann2022 kind:note', '--limit', '50')) as readonly Row[]
    expect(cited.map(({ id }) => id)).toContain('chinchilla-optimal')
  })

  it('says what is wrong, with exit code 2', async () => {
    expect(await run()).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no words were given') })
    expect(await run('x', '--limit', 'many')).toMatchObject({ code: 2, err: expect.stringContaining('--limit is a whole number') })
    expect(await run('x', '--nonsense')).toMatchObject({ code: 2, out: '' })
    const empty = mkdtempSync(join(tmpdir(), 'isoflop-nothing-'))
    let err = ''
    const complain = (text: string) => {
      err += text
    }
    expect(await searchCommand(['x'], { write: () => undefined, complain, dist: empty })).toBe(2)
    expect(err).toContain('npm run build')
    rmSync(empty, { recursive: true })
  })

  it('says that nothing was found', async () => {
    expect(await run('zzqxv')).toEqual({ code: 0, out: 'Nothing is close to “zzqxv”.\n', err: '' })
    expect(await rows('zzqxv')).toEqual([])
  })
})

describe('Without script', () => {
  it('the index links to everything that the search can find', async () => {
    const search = siteSearch(dist)
    const found = await Promise.all(searchKinds.map(async (kind) => (await search.find(`kind:${kind}`, { limit: 10_000 })).results))
    const linked = new Set(
      sitePages
        .filter(({ path }) => path.startsWith('/search/'))
        .flatMap(({ elements }) => elements.flatMap(({ tag, attributes }) => (tag === 'a' ? [attributes['href']] : []))),
    )
    expect(found.flat().length).toBeGreaterThan(200)
    expect(found.flat().filter(({ url }) => !linked.has(url))).toEqual([])
  })
})

describe('The index on the site', () => {
  it('lies in one folder named by its digest, and only the manifest beside it', () => {
    const { version } = JSON.parse(readFileSync(join(dist, 'api/search.json'), 'utf8')) as { readonly version: string }
    const files = siteFiles.filter((file) => file.startsWith('api/search'))
    expect(files.length).toBeGreaterThan(10)
    expect(files.filter((file) => file !== 'api/search.json' && !file.startsWith(`api/search/${version}/`))).toEqual([])
  })
})
