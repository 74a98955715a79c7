/** Promise: a link that leads nowhere within the site is told by the check, with the address that was meant; one that leads somewhere is not. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../diagnostics/diagnostic.ts'
import { readNotebook } from '../notebook/notebook.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-addresses-'))
const training = join(folder, 'content/notes/training')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const front = (title: string, more = ''): string =>
  `---\ntitle: ${title}\nsummary: S.\nkind: concept\nstatus: established\n${more}updated: 2026-11-21\n---\n\n`

beforeAll(() => {
  for (const part of ['parameters', 'data', 'sources', 'scenarios'])
    cpSync(join('content', part), join(folder, 'content', part), { recursive: true })
  mkdirSync(training, { recursive: true })
  const chips = 'aliases: [grouped heads]\nformerly: [old-chips]\nclaims:\n  - id: chips-cost\n    text: They cost.\n'
  writeFileSync(join(training, 'chips.mdx'), `${front('What chips cost', chips)}## Batch size\n\nText[^1].\n\n[^1]: A note.\n`)
})

/** What is said of a note with this body, its own heading and figures behind it. */
async function said(body: string, site?: string): Promise<readonly Diagnostic[]> {
  const rest = '\n\n## Its own size\n\n<Calculator id="kv-cache" />\n\n<Calculator id="kv-cache" />\n\n<Dataset id="models" />\n'
  writeFileSync(join(training, 'here.mdx'), `${front('Here')}${body}${rest}`)
  const { diagnostics } = await readNotebook(join(folder, 'content'), { cache: join(folder, 'cache'), site })
  return diagnostics.filter(({ code, file }) => file === 'content/notes/training/here.mdx' && /^(?:link|note)\//.test(code))
}

const wrong: readonly (readonly [url: string, code: string, says: string])[] = [
  ['/no-such-page/', 'link/address', '“/no-such-page/” is not a page'],
  ['/notes/chisp/', 'link/address', '/notes/chips/'],
  ['/notes/absent/', 'link/address', '“/notes/absent/” is not a page'],
  ['/notes/grouped-heads/', 'link/address', '[[chips]]'],
  ['/chips/', 'link/address', '[[chips]]'],
  ['/notes/chips', 'link/address', 'lacks its last slash'],
  ['/notes/chips#batch-size', 'link/address', '[[chips#batch-size]]'],
  ['/notes/chips?with=gpuHourPrice:3', 'link/address', '/notes/chips/?with=gpuHourPrice:3'],
  ['/about', 'link/address', 'Write /about/.'],
  ['/Notes/Chips/', 'link/address', '[[chips]]'],
  ['/notes//chips/', 'link/address', '[[chips]]'],
  ['/notes/chips/index.html', 'link/address', '[[chips]]'],
  ['/notes/chips.html', 'link/address', '[[chips]]'],
  ['/notes/chips.mdx', 'link/address', '[[chips]]'],
  ['/notes/ch%69sp/', 'link/address', '/notes/chips/'],
  ['/notes/training/2/', 'link/address', 'a part of a list'],
  ['/notes/chips/#nope', 'link/address', 'no heading “nope”'],
  ['/notes/chips/#Batch%20size', 'link/address', '[[chips#Batch size]]'],
  ['#nope', 'link/address', 'no heading “nope”'],
  ['#Its-Own-Size', 'link/address', '[[#Its own size]]'],
  ['#', 'link/address', 'names no place'],
  ['/calculators/kv-cach/', 'link/address', '/calculators/kv-cache/'],
  ['/calculators/kv-cache', 'link/address', '[[calc:kv-cache]]'],
  ['/calculators/kv-cache.pi', 'link/address', '/calculators/kv-cache.py'],
  ['/data/modles/', 'link/address', '/data/models/'],
  ['/data/models.CSV', 'link/address', 'Write /data/models.csv.'],
  ['/data/models/#gpt-33', 'link/address', 'gpt-3'],
  ['/parameters/#gpuHourPrise', 'link/address', 'gpuHourPrice'],
  ['/parameters#gpuHourPrice', 'link/address', '[[param:gpuHourPrice]]'],
  ['/sources/#hofmann2022', 'link/address', 'hoffmann2022'],
  ['/claims/#chips-costs', 'link/address', 'chips-cost'],
  ['/scenarios/#frontier', 'link/address', 'frontier-lab'],
  ['/topics/trainig/', 'link/address', '/topics/training/'],
  ['/map/#note=chisp', 'link/address', 'has no place'],
  ['/map/#lens', 'link/address', 'has no place'],
  ['/search/#nothing', 'link/address', 'has no place'],
  ['/about/#nope', 'link/address', 'has no place “nope”'],
  ['/diagnostics/note/htm/', 'link/address', '/diagnostics/note/html/'],
  ['/api/models.json', 'link/address', 'is not a page'],
  ['/notes-images/training/nope.png', 'link/address', 'is not a page'],
  ['/constructor/', 'link/address', 'is not a page'],
  ['/notes/__proto__/', 'link/address', 'is not a page'],
  ['https://isoflop.example/notes/nope/', 'link/address', '“/notes/nope/” is not a page'],
  ['https://ISOFLOP.example:443/notes/chips/#nope', 'link/address', 'no heading “nope”'],
  ['https://isoflop.example/notes/chips/', 'link/own-address', '[[chips]]'],
  ['https://isoflop.example', 'link/own-address', 'Write /.'],
  ['/notes/old-chips/', 'link/renamed', '[[chips]]'],
  ['/notes/old-chips/?with=gpuHourPrice:3#batch-size', 'link/renamed', '/notes/chips/?with=gpuHourPrice:3#batch-size'],
  ['./chips.mdx', 'note/link', '[[chips]]'],
  ['../training/chips.md#Batch', 'note/link', '[[chips#Batch]]'],
  ['chips.md', 'note/link', '[[chips]]'],
  ['Grouped%20heads.md', 'note/link', '[[chips]]'],
  ['<Grouped heads.md>', 'note/link', '[[chips]]'],
  ['../x/chisp.mdx', 'note/link', 'chips'],
  ['/notes/chips/?with=gpuHourPrise:3', 'link/scenario', 'gpuHourPrice'],
  ['/notes/chips/?with=gpuHourPrice:lots', 'link/scenario', 'gpuHourPrice:lots'],
  ['?with=gpuHourPrice:3', 'note/link', 'not an address'],
  ['/calculators/kv-cache/?here=calc-kv-cach.batch:4', 'link/scenario', 'calc-kv-cach'],
  ['/map/?wiht=gpuHourPrice:3', 'link/scenario', 'with'],
]

const right: readonly string[] = [
  ...['/', '/about/', '/about/#claims', '/api/', '/api/model.js', '/calculators/', '/calculators/kv-cache/', '/calculators/kv-cache.py'],
  ...['/calculators/kv-cache/#calc-kv-cache-batch', '/claims/#chips-cost', '/claims/#claims_training', '/contribute/', '/data/models/'],
  ...['/data/models/#gpt-3', '/data/models.csv', '/diagnostics/note/html/', '/embed/kv-cache/', '/map/#note=chips', '/map/'],
  ...['/map/#topic=training&lens=status', '/notes/', '/notes/chips/', '/notes/chips/#batch-size', '/notes/chips/#sn-1', '/notes/ch%69ps/'],
  ...['/notes/chips/?with=gpuHourPrice:3,training-run.params:8e9#batch-size', '/notes/x/../chips/', '/parameters/#area_prices'],
  ...['/parameters/#gpuHourPrice', '/scenarios/#frontier-lab', '/search/?q=chips', '/search/#note', '/sources/#hoffmann2022'],
  ...['/topics/training/', '/calculators/kv-cache/?here=calc-kv-cache.batch:4', '#its-own-size', '#calc-kv-cache', '#calc-kv-cache-2'],
  ...['#calc-kv-cache-2-batch', '#data-models', '#sources', '#top', '#:~:text=cache', 'https://example.org/notes/nope/'],
  ...['https://isoflop.example.org/notes/nope/', '/favicon.svg', '/map/drawing.json'],
]

describe('the check', () => {
  it('names each link that leads nowhere once, at its place, with what was meant', async () => {
    const found = await said(wrong.map(([url]) => `[a](${url})`).join('\n'))
    const lines = wrong.map((_, index) => {
      const of = found.filter(({ start }) => start?.line === index + 9)
      return of.map(({ code, message, hint, suggestions = [] }) => [code, [message, hint, ...suggestions].join(' ')])
    })
    for (const [index, [url, code, says]] of wrong.entries())
      expect([url, lines[index]]).toEqual([url, [[code, expect.stringContaining(says)]]])
  })

  it('says nothing of links that lead somewhere', async () => {
    expect(await said(right.map((url) => `[a](${url})`).join('\n'))).toEqual([])
  })

  it('sees links wherever they stand', async () => {
    const places = [
      '[a]: /nope1/',
      '| [b](/nope2/) |\n|---|\n| [c](/nope3/) |',
      'Text[^1].\n\n[^1]: [d](/nope4/)',
      '> [!NOTE]\n> [e](/nope5/)',
      '- [ ] **[f](/nope6/)**',
      '1. > [g][a] and https://isoflop.example/nope7/ too',
      '[h](/nope8/ "with a title")',
    ]
    const found = await said(places.join('\n\n'))
    expect(found.map(({ message }) => /nope\d/.exec(message)?.[0]).sort()).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map((number) => `nope${number}`),
    )
  })

  it('knows the site by its address, below a path too', async () => {
    const links = '[a](https://notes.example/book/notes/chips/) [b](https://notes.example/notes/nope/) [c](https://isoflop.example/nope/)'
    expect((await said(links, 'https://notes.example/book')).map(({ code }) => code)).toEqual(['link/own-address'])
    expect(await said('[c](https://notes.example/nope/)', 'no address')).toEqual([])
  })
})
