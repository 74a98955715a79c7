/** Promise: in `npm run dev` each save shows, a mistake is told on the page it concerns, and nothing stops the server. */
import { mkdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Answer, type DevServer, startDev } from './dev-server.ts'

const a = 'notes/inference/kv-cache.mdx'
const b = 'notes/inference/decode-is-memory-bound.mdx'
const pageA = '/notes/kv-cache/'
const pageB = '/notes/decode-is-memory-bound/'
const broken = 'notes/training/never-right.mdx'
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

// Each waits for the server, which a busy machine makes slow.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

let dev: DevServer
beforeAll(async () => {
  dev = await startDev({ [broken]: '---\ntitle: Half a note\nkind: concept\n---\n\nText.\n' })
  await dev.until('/notes/', ({ status }) => status === 200, 'an answer')
})
afterAll(() => dev?.stop())
afterEach(async () => {
  dev.restore()
  await dev.until('/diagnostics/', ({ text }) => !text.includes('class="problems'), 'no problems left')
})

const has =
  (...texts: readonly string[]) =>
  ({ status, text }: Answer): boolean =>
    status === 200 && texts.every((each) => text.includes(each))
const append = (file: string, text: string): void => dev.write(file, `${dev.read(file)}\n${text}\n`)
const replace = (file: string, from: string, to: string): void =>
  dev.write(
    file,
    dev.read(file).replace(from, () => to),
  )
const panel = '<aside class="problems"'
const quietLine = '<aside class="problems problems-quiet"'

describe('a note that was wrong from the start', () => {
  it('has a page that says what is wrong, and is named on all others', async () => {
    const { status, text } = await dev.get('/notes/never-right/')
    expect(status).toBe(200)
    expect(text).toContain(panel)
    expect(text).toContain('<h1>never-right</h1>')
    expect(text).toContain('summary')
    expect((await dev.get(pageA)).text).toContain('<a href="/notes/never-right/">never-right</a>')
    expect(dev.printed()).toContain('never-right.mdx')
  })
})

describe('with an error in one note', () => {
  const breakA = () => dev.write(a, dev.read(a).replace('## Its size', '## Its size\n\nIt is {6 * N}. See [[decode-is-memory-bond]].'))

  it('its page says so above what was last right; a save of each other kind of file shows at once', async () => {
    const before = (await dev.get(pageA)).text
    const sentence = 'what it leaves in memory is the size of a short book'
    expect(before.includes(sentence)).toBe(true)
    breakA()
    const page = (await dev.until(pageA, has(panel), 'the panel')).at(-1)?.text ?? ''
    for (const each of [
      'content/notes/inference/kv-cache.mdx:',
      'Curly braces would run as code',
      '<mark>',
      'Hint: ',
      'href="/diagnostics/note/expression/"',
      'Below is the note as it was when it was last right.',
      sentence,
    ])
      expect([each, page.includes(each)]).toEqual([each, true])

    append(b, 'The second note is saved meanwhile.')
    const other = (await dev.until(pageB, has('The second note is saved meanwhile.'), 'the save')).at(-1)?.text ?? ''
    expect(other).toContain(quietLine)
    expect(other).toContain('The notebook has 2 errors in 1 file: <a href="/notes/kv-cache/">kv-cache</a>')

    replace('parameters/prices.yaml', 'Price of electricity', 'Price of electric power')
    await dev.until('/parameters/', has('Price of electric power'), 'the parameter')
    replace('sources/inference.bib', 'Transformer Inference Arithmetic', 'Arithmetic of Inference')
    await dev.until('/sources/', has('Arithmetic of Inference'), 'the source')
    replace('data/models.csv', 'Llama 2 7B', 'Llama Two 7B')
    await dev.until('/data/models/', has('Llama Two 7B'), 'the row')
    replace('scenarios/frontier-lab.yaml', 'A frontier lab', 'A lab at the frontier')
    await dev.until('/scenarios/', has('A lab at the frontier'), 'the scenario')
    expect((await dev.get('/diagnostics/')).text).toContain('Curly braces would run as code')
    expect(dev.printed()).toContain('what was last right stands in')
  })

  it('an unknown link is told with its line and near misses, and those that link to the note by title or alias stay right', async () => {
    append(b, 'See [[paged attention]] and [[The KV cache]].')
    await dev.until(pageB, has('wikilink'), 'its links')
    append(a, 'See [[decode-is-memory-bond]].')
    await dev.until(pageA, has(panel, '<mark>[[decode-is-memory-bond]]</mark>', 'Did you mean', 'decode-is-memory-bound'), 'the near miss')
    dev.write(a, '---\ntitle: [\n---\n\nText.\n')
    await dev.until(pageA, has(panel, 'when it was last right', 'Keeping them turns the writing'), 'the panel over the last right text')
    const { text } = await dev.get(pageB)
    expect(text).toContain(quietLine)
    expect(text).toContain('>kv-cache</a>. <a')
  })

  it('an unknown calculator is told, and the page keeps its last right text', async () => {
    replace(a, '<Calculator id="kv-cache" />', '<Calculator id="kv-cash" />')
    await dev.until(pageA, has(panel, 'kv-cash', 'Did you mean', 'data-calculator="kv-cache"'), 'the panel')
  })
})

describe('an error in a file that is no note', () => {
  it('of a parameter is told on the parameters’ page and named on all; notes that use it keep it and follow', async () => {
    replace('parameters/prices.yaml', '  best: 2.65', '  best: cheap')
    await dev.until('/parameters/', has(panel, 'content/parameters/prices.yaml', 'Price of a rented accelerator-hour'), 'the panel')
    append(a, 'Saved while a parameter is wrong.')
    await dev.until(pageA, has('Saved while a parameter is wrong.', quietLine, '<a href="/parameters/">parameters</a>'), 'the save')
    replace('parameters/prices.yaml', 'gpuHourPrice:', '\tgpuHourPrice: [')
    await dev.until('/parameters/', has(panel, 'Price of a rented accelerator-hour'), 'the parameters as they were')
    expect((await dev.get('/calculators/training-run/')).status).toBe(200)
  })

  it('of a source is told on the sources’ page, and no note that cites it is called wrong', async () => {
    replace('sources/scaling-laws.bib', '@misc{hoffmann2022,', '@misc{hoffmann2022')
    const { text } = (await dev.until('/sources/', has(panel, 'scaling-laws.bib'), 'the panel')).at(-1) as Answer
    expect(text).toContain('Training Compute-Optimal Large Language Models')
    expect((await dev.get('/notes/chinchilla-optimal/')).text).not.toContain(panel)
  })

  it('that cannot be in a notebook is listed', async () => {
    dev.write('notes/inference/evil.mjs', 'x')
    await dev.until('/diagnostics/', has(panel, 'evil.mjs'), 'the file')
    expect((await dev.get(pageA)).text).toContain('<a href="/diagnostics/">other files</a>')
  })

  it('that every page depends on leaves the server alive, is told, and is over once mended', async () => {
    replace('parameters/demand.yaml', 'people:', 'peoples:')
    await dev.until('/', has('class="problems'), 'what is wrong')
    for (const path of [pageA, '/calculators/', '/parameters/', '/claims/', '/map/']) expect((await dev.get(path)).status).toBe(200)
    dev.restore()
    await dev.until('/', ({ text }) => !text.includes('class="problems'), 'no problems')
    replace(
      'sources/book.bib',
      '@misc{epoch2025,',
      '@misc{dollar2024,\n  author = {Doe, Jane},\n  title = {\\begin},\n  year = {2024}\n}\n\n@misc{epoch2025,',
    )
    await dev.until('/sources/', has('class="problems'), 'what is wrong')
    append(a, 'Saved after that.')
    dev.restore()
    append(b, 'Mended in the end.')
    await dev.until(pageB, has('Mended in the end.'), 'the last save')
  })

  it('the whole folder away and back again', async () => {
    renameSync(dev.dir, `${dev.dir}-away`)
    await dev.until('/notes/', has('class="problems'), 'what is wrong')
    renameSync(`${dev.dir}-away`, dev.dir)
    append(b, 'Back again.')
    await dev.until(pageB, has('Back again.'), 'the notebook')
  })
})

describe('images and files for programs', () => {
  it('an image loads at the address that the page uses; it is replaced and deleted at once', async () => {
    dev.write('notes/inference/shape.png', png)
    append(a, '![A shape](./shape.png "Its shape")')
    const page = (await dev.until(pageA, has('/notes-images/inference/shape.png'), 'the image')).at(-1)?.text ?? ''
    const address = /src="(\/notes-images\/inference\/shape\.png[^"]*)"/.exec(page)?.[1] ?? ''
    const image = await dev.get(address)
    expect([image.status, image.type, Buffer.from(image.bytes).equals(png)]).toEqual([200, 'image/png', true])
    const other = Buffer.concat([png, Buffer.from('x')])
    dev.write('notes/inference/shape.png', other)
    await dev.until(address, ({ bytes }) => Buffer.from(bytes).equals(other), 'the other bytes')
    dev.remove('notes/inference/shape.png')
    const answers = await dev.until(address, ({ status }) => status === 404, 'nothing')
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    await dev.until(pageA, has(panel, 'shape.png'), 'that it is missing')
  })

  it.each([
    ['/api/book.json', 'application/json'],
    ['/api/calculators.json', 'application/json'],
    ['/api/claims.json', 'application/json'],
    ['/api/graph.json', 'application/json'],
    ['/api/parameters.json', 'application/json'],
    ['/api/scenarios.json', 'application/json'],
    ['/api/search.json', 'application/json'],
    ['/api/model.js', 'text/javascript'],
    ['/api/model.d.ts', 'text/plain'],
    ['/calculators/kv-cache.py', 'text/x-python'],
    ['/data/accelerators.csv', 'text/csv'],
    ['/map/drawing.json', 'application/json'],
    ['/favicon.svg', 'image/svg+xml'],
  ])('%s', async (path, type) => {
    const answer = await dev.get(path)
    expect([answer.status, answer.type.split(';')[0]]).toEqual([200, type])
  })
})

describe('notes that come and go', () => {
  const fresh = noteOf('A new note', 'It was made a moment ago.')

  it('one is made, renamed and deleted, and no answer is a failure', async () => {
    dev.write('notes/training/made-now.mdx', fresh)
    const made = await dev.until('/notes/made-now/', has('It was made a moment ago.'), 'the new note')
    renameSync(join(dev.dir, 'notes/training/made-now.mdx'), join(dev.dir, 'notes/training/renamed-now.mdx'))
    const renamed = await dev.until('/notes/renamed-now/', has('It was made a moment ago.'), 'the new name')
    const old = await dev.until('/notes/made-now/', ({ status }) => status === 404, 'nothing')
    dev.remove('notes/training/renamed-now.mdx')
    const deleted = await dev.until('/notes/renamed-now/', ({ status }) => status === 404, 'nothing')
    expect([...made, ...renamed, ...old, ...deleted].map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
  })

  it('one that others link to is deleted: they say what is wrong', async () => {
    dev.remove(a)
    const answers = await dev.until(pageA, ({ status }) => status === 404, 'nothing')
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    await dev.until(pageB, has(panel, 'kv-cache'), 'that a link leads nowhere')
  })

  it('the folder of a topic is deleted and comes back', async () => {
    dev.remove('notes/scaling-laws')
    const answers = await dev.until('/notes/scaling-laws/', ({ status }) => status === 404, 'nothing')
    expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([])
    for (const path of ['/', '/notes/', '/topics/scaling-laws/', '/map/', '/claims/'])
      expect([path, (await dev.get(path)).status]).toEqual([path, 200])
    dev.restore()
    await dev.until('/notes/scaling-laws/', ({ status }) => status === 200, 'the note again')
  })
})

describe('editors', () => {
  it('twenty saves in a second end with the last', async () => {
    const text = dev.read(a)
    for (let save = 1; save <= 20; save += 1) {
      dev.write(a, `${text}\nThis is save ${save}.\n`)
      await wait(50)
    }
    await dev.until(pageA, has('This is save 20.'), 'the last save')
    await wait(300)
    expect((await dev.get(pageA)).text).toContain('This is save 20.')
  })

  it('a save by way of another file, and what editors leave behind, is no error', async () => {
    const folder = join(dev.dir, 'notes/inference')
    const left = ['kv-cache.mdx~', '4913', '.kv-cache.mdx.swp', '#kv-cache.mdx#', '.obsidian', '.vscode']
    symlinkSync('nobody@nowhere.1', join(folder, '.#kv-cache.mdx'))
    for (const name of left.slice(0, 4)) dev.write(`notes/inference/${name}`, 'x')
    for (const name of left.slice(4)) {
      mkdirSync(join(folder, name))
      dev.write(`notes/inference/${name}/app.json`, '{}')
    }
    writeFileSync(join(folder, 'kv-cache.mdx.tmp'), `${dev.read(a)}\nSaved by way of another file.\n`)
    renameSync(join(folder, 'kv-cache.mdx.tmp'), join(folder, 'kv-cache.mdx'))
    const { text } = (await dev.until(pageA, has('Saved by way of another file.'), 'the save')).at(-1) as Answer
    expect(text).not.toContain('class="problems')
    for (const name of [...left, '.#kv-cache.mdx']) dev.remove(`notes/inference/${name}`)
    dev.write(a, dev.read(a))
  })
})

describe('in a browser', () => {
  it('the panel shows by itself on a save, stands in view, and goes when the note is mended', async () => {
    const browser = await chromium.launch({
      executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
      args: ['--no-sandbox', '--disable-gpu'],
    })
    try {
      const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
      await page.goto(dev.origin + pageA, { waitUntil: 'load' })
      // The page listens for saves once this is there.
      await page.waitForFunction('performance.getEntriesByName(location.origin + "/@vite/client").length > 0')
      await page.waitForLoadState('networkidle')
      append(a, 'See [[nowhere-at-all]].')
      const shown = page.locator('aside.problems')
      await shown.waitFor()
      await expect.poll(() => shown.evaluate((element) => getComputedStyle(element).borderLeftWidth)).toBe('4px')
      expect(await shown.locator('.problem-message').textContent()).toContain('nowhere-at-all')
      const box = await shown.boundingBox()
      expect(box?.y).toBeLessThan(400)
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390)
      dev.restore()
      await shown.waitFor({ state: 'detached' })
    } finally {
      await browser.close()
    }
  })
})

/** A note that the notebook takes. */
function noteOf(title: string, body: string): string {
  return `---\ntitle: ${title}\nsummary: A summary.\nkind: concept\nstatus: established\nrelations:\n  - to: kv-cache\n    kind: extends\n    because: It is so.\nupdated: 2026-11-21\n---\n\n${body}\n`
}
