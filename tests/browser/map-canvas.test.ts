/**
 * Protects the map of a large notebook, which is painted on a canvas: what can be seen there, by its pixels, and that mouse, keyboard and
 * screen reader find in it what they find in the SVG of a small one. The notebook is a generated one of 400 notes.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { generateNotebook } from '../../bench/generate-notebook.ts'
import { labelOrigin, levelAt, lineHeight } from '../../src/graph/labels.ts'
import { linesOf } from '../../src/widgets/map/label-occupancy.ts'
import { type MapData, type MapNote, otherEnd, readMap } from '../../src/widgets/map/map-data.ts'
import { buildSite } from '../support/build-site.ts'
import { openSite, type Site } from './site.ts'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-canvas-'))
let site: Site
let data: MapData
let page: Page
let problems: string[]

beforeAll(async () => {
  generateNotebook(join(folder, 'content'), 400, 1, join(import.meta.dirname, '..', '..', 'content'))
  const dist = buildSite(folder)
  data = readMap(JSON.parse(readFileSync(join(dist, 'map/drawing.json'), 'utf8')))
  site = await openSite(dist)
  const opened = await site.open()
  page = opened.page
  problems = opened.problems
}, 600_000)
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true, force: true })
})
beforeEach(() => open())

interface Pixel {
  readonly x: number
  readonly y: number
}
type Colour = readonly [red: number, green: number, blue: number]

/** Opens the map anew; resolves when it is painted with the faces that have arrived. */
async function open(hash = ''): Promise<void> {
  await page.goto('about:blank')
  await page.goto(`/map/${hash}`)
  await page.locator('.map-stage[data-ready]').waitFor()
  await painted()
}
/** Resolves after the next frame that the page draws once its faces are there. */
const painted = () =>
  page.evaluate(async () => {
    await document.fonts.ready
    for (let frame = 0; frame < 2; frame++) await new Promise((done) => requestAnimationFrame(done))
  })

/** The colour of a place in the stage. The tests' window has one pixel of the canvas a CSS pixel. */
const colourAt = ({ x, y }: Pixel): Promise<number[]> =>
  page.evaluate(
    ([left = 0, top = 0]) => [
      ...(document.querySelector<HTMLCanvasElement>('.map-canvas')?.getContext('2d')?.getImageData(left, top, 1, 1).data.slice(0, 3) ?? []),
    ],
    [Math.round(x), Math.round(y)],
  )
const colourOf = (name: string): Promise<Colour> =>
  page.evaluate((property) => {
    const probe = document.body.appendChild(document.createElement('i'))
    probe.style.color = `var(--${property})`
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(probe).color.match(/\d+/g) ?? []).map(Number)
    probe.remove()
    return [red, green, blue] as const
  }, name)
const near = (a: readonly number[], b: readonly number[]) => a.every((value, i) => Math.abs(value - (b[i] ?? 0)) <= 12)
/** How many pixels of a rectangle of the stage (all of it, if none is given) have that colour, give or take `slack` in each channel. */
const countIn = (colour: Colour, slack = 12, box: readonly number[] = []): Promise<number> =>
  page.evaluate(
    ([wanted, most, [left = 0, top = 0, width = 1e4, height = 1e4]]) => {
      const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas')
      const right = Math.min(canvas?.width ?? 0, Math.round(left + width))
      const bottom = Math.min(canvas?.height ?? 0, Math.round(top + height))
      const [x, y] = [Math.max(0, Math.round(left)), Math.max(0, Math.round(top))]
      const { data: bytes } = canvas?.getContext('2d')?.getImageData(x, y, right - x, bottom - y) ?? { data: [] }
      let found = 0
      for (let i = 0; i < bytes.length; i += 4)
        if (wanted.every((value, channel) => Math.abs(value - (bytes[i + channel] ?? 0)) <= most)) found += 1
      return found
    },
    [colour, slack, box] as const,
  )
/** A number that is another one whenever the picture is. */
const picture = (): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-canvas')
    const { data: bytes } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    let sum = 0
    for (const byte of bytes) sum = (Math.imul(sum, 31) + byte) | 0
    return sum
  })

const stage = () => page.locator('.map-stage')
async function sizeOfStage() {
  const box = await stage().boundingBox()
  if (!box) throw new Error('The page has no map.')
  return box
}
/** Where notes stand in the stage while the whole map is seen: it is scaled to fit and stands in the middle. */
async function wholeMap() {
  const { width, height } = await sizeOfStage()
  const scale = Math.min(width / data.file.width, height / data.file.height)
  const [left, top] = [(width - scale * data.file.width) / 2, (height - scale * data.file.height) / 2]
  const placeOf = ({ x, y }: Pixel): Pixel => ({ x: left + scale * x, y: top + scale * y })
  return { scale, level: levelAt(scale), placeOf }
}
/** The rectangle of a label as the layout placed it, for a note at that place. */
function labelBox(note: MapNote, at: Pixel): readonly number[] {
  const { lines, width } = linesOf(note.title)
  const { x, y, anchor } = labelOrigin(note.side, note.r, lines.length)
  return [at.x + x - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2), at.y + y - 11, width, lines.length * lineHeight]
}
/** Words have at least this many pixels of ink each time ten pixels of width. */
const isWritten = async (note: MapNote, at: Pixel): Promise<boolean> => {
  const box = labelBox(note, at)
  return (await countIn(await colourOf('ink'), 60, box)) > (box[2] ?? 0) / 2
}
/** The link over the note that has the focus: its note, and its place in the stage. */
const link = () =>
  page.locator('.map-cursor').evaluate((cursor: HTMLAnchorElement) => {
    const [x = 0, y = 0] = (/translate\((.*?)px, (.*?)px\)/.exec(cursor.style.transform) ?? []).slice(1).map(Number)
    return { note: cursor.pathname.split('/')[2] ?? '', name: cursor.getAttribute('aria-label'), x, y }
  })
const heading = () => page.locator('.map-panel h2').textContent()
const status = () => page.locator('.concept-map [role=status]').textContent()
const hash = () => new URL(page.url()).hash
const byRadius = () => [...data.notes].sort((a, b) => b.r - a.r)
/** Notes whose labels are read while the whole map is seen: nothing else is painted over them. */
const labelled = (level: number) => data.notes.filter(({ from }) => from <= level)
/** The largest labelled note, and where it stands on the window. */
async function aNote(suits: (note: MapNote) => boolean = () => true) {
  const { placeOf, level } = await wholeMap()
  const note = byRadius().find((each) => each.from <= level && suits(each))
  if (!note) throw new Error('The whole map has no such note with a label.')
  const box = await sizeOfStage()
  const at = placeOf(note)
  return { note, at, window: { x: box.x + at.x, y: box.y + at.y } }
}

describe('The picture', () => {
  it('is one canvas of the size of the stage, and says nothing to a screen reader', async () => {
    const { width, height } = await sizeOfStage()
    const canvas = page.locator('.map-canvas')
    expect(await canvas.evaluate((each: HTMLCanvasElement) => [each.width, each.height])).toEqual([Math.round(width), Math.round(height)])
    expect(await canvas.getAttribute('aria-hidden')).toBe('true')
    expect(await page.locator('svg.map .nodes').count()).toBe(0)
    expect(problems).toEqual([])
  })

  it('has the disc of every note with a label, in the colour of its topic', async () => {
    const { level, placeOf } = await wholeMap()
    const shown = labelled(level)
    expect(shown.length).toBeGreaterThan(20)
    for (const note of shown) expect([note.id, near(await colourAt(placeOf(note)), await colourOf(note.topic))]).toEqual([note.id, true])
  })

  it('has every label that the level of the whole map allows, where the layout placed it', async () => {
    const { level, placeOf } = await wholeMap()
    for (const note of labelled(level)) expect([note.title, await isWritten(note, placeOf(note))]).toEqual([note.title, true])
  })

  it('has the names and the grounds of the topics', async () => {
    const { placeOf } = await wholeMap()
    expect(data.file.regions.length).toBe(4)
    for (const region of data.file.regions) {
      const { x, y } = placeOf(region)
      expect([region.topic, (await countIn(await colourOf(region.topic), 12, [x - 30, y - 11, 60, 12])) > 15]).toEqual([region.topic, true])
      expect(await countIn(await colourOf(`${region.topic}-tint`), 0)).toBeGreaterThan(1000)
    }
  })

  it('follows the theme', async () => {
    const corner = { x: 1, y: 1 }
    expect(near(await colourAt(corner), await colourOf('paper'))).toBe(true)
    const light = await colourAt(corner)
    await page.emulateMedia({ colorScheme: 'dark' })
    await expect.poll(async () => near(await colourAt(corner), await colourOf('paper'))).toBe(true)
    expect(await colourAt(corner)).not.toEqual(light)
    await page.emulateMedia({ colorScheme: 'light' })
  })

  it('follows the size of the window', async () => {
    await page.setViewportSize({ width: 900, height: 700 })
    const { width, height } = await sizeOfStage()
    await expect
      .poll(() => page.locator('.map-canvas').evaluate((each: HTMLCanvasElement) => [each.width, each.height]))
      .toEqual([Math.round(width), Math.round(height)])
    const { note } = await aNote()
    await page.locator('.map-cursor').waitFor()
    const { placeOf } = await wholeMap()
    const focused = data.byId.get((await link()).note) ?? note
    await expect.poll(async () => Math.round((await link()).x - placeOf(focused).x)).toBeCloseTo(0, 0)
    await page.setViewportSize({ width: 1440, height: 900 })
  })
})

describe('Looking around', () => {
  it('a button zooms about the middle, shows more labels, and the address keeps the place', async () => {
    const [before, whole] = [await picture(), await wholeMap()]
    for (let press = 0; press < 3; press++) await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(hash).toMatch(/at=\d+,\d+,4\.1$/)
    await expect.poll(picture).not.toBe(before)
    const { width, height } = await sizeOfStage()
    const [x = 0, y = 0] = hash().match(/\d+/g)?.map(Number) ?? []
    const scale = whole.scale * 1.6 ** 3
    const placeOf = (note: MapNote): Pixel => ({ x: width / 2 + scale * (note.x - x), y: height / 2 + scale * (note.y - y) })
    const inside = (note: MapNote) => Math.abs(placeOf(note).x - width / 2) < 300 && Math.abs(placeOf(note).y - height / 2) < 200
    const more = data.notes.filter((note) => note.from > whole.level && note.from <= levelAt(scale) && inside(note))
    expect(more.length).toBeGreaterThan(2)
    for (const note of more) expect([note.title, await isWritten(note, placeOf(note))]).toEqual([note.title, true])
    await page.getByRole('button', { name: 'Fit' }).click()
    await expect.poll(picture).toBe(before)
    await expect.poll(hash).toBe('')
  })

  it('the wheel zooms about the pointer: what is under it stays there', async () => {
    const { note, window } = await aNote()
    await page.mouse.move(window.x, window.y)
    await expect.poll(heading).toBe(note.title)
    await page.mouse.wheel(0, -400)
    await expect.poll(hash).toMatch(/at=/)
    expect(await heading()).toBe(note.title)
    await page.mouse.click(window.x, window.y)
    await expect.poll(heading).toBe(note.title)
  })

  it('a drag moves the picture and the link over the focused note by as much', async () => {
    const before = await link()
    const box = await sizeOfStage()
    const start = { x: box.x + 40, y: box.y + box.height - 40 }
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(start.x + 60, start.y - 30, { steps: 5 })
    await page.mouse.up()
    await expect.poll(link).toMatchObject({ x: before.x + 60, y: before.y - 30 })
    const note = data.byId.get(before.note)
    if (!note) throw new Error('The link leads to no note.')
    await painted()
    expect(near(await colourAt({ x: before.x + 60, y: before.y - 30 }), await colourOf(note.topic))).toBe(true)
  })

  it('a link to a place opens there', async () => {
    const before = await picture()
    await open('#at=900,700,3')
    await expect.poll(picture).not.toBe(before)
    expect(hash()).toBe('#at=900,700,3')
  })
})

describe('With a mouse', () => {
  it('pointing at a note shows it and its neighbours; leaving brings back the whole', async () => {
    const { note, window } = await aNote(({ relations }) => relations.length > 2)
    const before = await picture()
    await page.mouse.move(window.x, window.y)
    await expect.poll(heading).toBe(note.title)
    await expect.poll(picture).not.toBe(before)
    await page.mouse.move(10, 10)
    await expect.poll(() => page.locator('.map-hint').isVisible()).toBe(true)
    await expect.poll(picture).toBe(before)
  })

  it('a click selects the note under it, rings it and pales what it is not related to; another click opens it', async () => {
    const { note, at, window } = await aNote(({ relations }) => relations.length > 2)
    const { placeOf, level } = await wholeMap()
    const related = new Set([note, ...note.relations.map((relation) => otherEnd(relation, note))])
    const other = labelled(level).find((each) => !related.has(each) && Math.abs(placeOf(each).x - at.x) > 150)
    if (!other) throw new Error('All notes are related to one.')
    await page.mouse.click(window.x, window.y)
    await expect.poll(heading).toBe(note.title)
    expect(hash()).toMatch(new RegExp(`^#note=${note.id}`))
    expect((await link()).note).toBe(note.id)
    await painted()
    const { x, y } = await link()
    // The ring stands three pixels outside of the disc.
    expect(await countIn(await colourOf('ink'), 12, [x - 16, y - 16, 33, 33])).toBeGreaterThan(20)
    expect(near(await colourAt(placeOf(other)), await colourOf(other.topic))).toBe(false)
    expect(await page.locator('.map-panel .relations li').count()).toBe(note.relations.length)
    const box = await sizeOfStage()
    await page.mouse.click(box.x + x, box.y + y)
    await page.waitForURL(`**/notes/${note.id}/`)
    expect(problems).toEqual([])
  })

  it('a click beside every note and line selects nothing', async () => {
    await open(`#note=${data.notes[0]?.id}`)
    const box = await sizeOfStage()
    await page.getByRole('button', { name: 'Fit' }).click()
    await page.mouse.click(box.x + 3, box.y + box.height - 3)
    await expect.poll(hash).not.toMatch(/note=/)
    await expect.poll(status).toBe('Nothing selected.')
  })

  it('a line of the selected note gives its reason', async () => {
    const note = byRadius().find(({ relations }) => relations.length === 3)
    const relation = note?.relations[0]
    if (!note || !relation) throw new Error('No note has three relations.')
    await open(`#note=${note.id}`)
    const box = await sizeOfStage()
    const view = await link()
    await page.getByRole('button', { name: 'Fit' }).click()
    const { placeOf } = await wholeMap()
    await expect.poll(async () => Math.abs((await link()).x - placeOf(note).x)).toBeLessThan(1)
    expect(view.note).toBe(note.id)
    const [from, to] = [placeOf(relation.source), placeOf(relation.target)]
    // A line's control point stands a tenth of its length off its middle, so that its own middle is a twentieth off.
    const middle = { x: (from.x + to.x) / 2 - 0.05 * (to.y - from.y), y: (from.y + to.y) / 2 + 0.05 * (to.x - from.x) }
    await page.mouse.move(box.x + middle.x, box.y + middle.y)
    await expect.poll(() => page.locator('.map-tip .because').textContent()).toMatch(/\w+ \w+/)
  })

  it('the box finds a note and brings it into view', async () => {
    const note = byRadius().at(-1)
    if (!note) throw new Error('There is no note.')
    await page.locator('#map-find').fill(note.title)
    await page.keyboard.press('Enter')
    await expect.poll(heading).toBe(note.title)
    await expect.poll(async () => (await link()).note).toBe(note.id)
    const { x, y } = await link()
    const { width, height } = await sizeOfStage()
    expect(x > 0 && y > 0 && x < width && y < height).toBe(true)
  })
})

describe('Filters and lenses', () => {
  it('a topic that is filtered out is not painted, and a click on it means nothing', async () => {
    const { note, at, window } = await aNote(({ topic }) => topic === 'training')
    await page.locator('.map-topics input[value=training]').uncheck()
    await expect.poll(async () => near(await colourAt(at), await colourOf('training'))).toBe(false)
    expect(await countIn(await colourOf('training-tint'), 0)).toBe(0)
    await page.mouse.click(window.x, window.y)
    await painted()
    expect(hash()).not.toContain(`note=${note.id}`)
  })

  it('a kind of relation that is filtered out is not painted', async () => {
    const before = await picture()
    await page.locator('.map-kinds input[name=kind]').first().uncheck()
    await expect.poll(picture).not.toBe(before)
    await expect.poll(status).toMatch(/^400 notes and \d+ relations shown\.$/)
  })

  it('a lens fills discs by what it shows, and its key says so in words', async () => {
    const withStatus = (status: string) => aNote((note) => note.status === status)
    await page.locator('#map-lens').selectOption('status')
    // The key takes room from the map, which is fitted into what is left.
    await expect.poll(async () => near(await colourAt((await withStatus('contested')).at), await colourOf('paper'))).toBe(true)
    const full = await withStatus('established')
    expect(near(await colourAt(full.at), await colourOf(full.note.topic))).toBe(true)
    const key = page.locator('.map-key li')
    expect(await key.allTextContents()).toEqual(expect.arrayContaining([expect.stringMatching(/^Established\d+ notes?$/)]))
    const before = await picture()
    await key.first().hover()
    await expect.poll(picture).not.toBe(before)
  })
})

describe('With the keyboard', () => {
  it('one link leads to the map; arrows walk along relations, Enter selects, Enter again opens', async () => {
    expect(await stage().locator('a').count()).toBe(1)
    const first = await link()
    expect(first.name).toBe(data.byId.get(first.note)?.title)
    await page.locator('.map-cursor').focus()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key)
      if ((await link()).note !== first.note) break
    }
    const second = await link()
    const from = data.byId.get(first.note)
    expect(from?.relations.some((relation) => otherEnd(relation, from).id === second.note)).toBe(true)
    await expect.poll(status).toMatch(/, [\w ]+: \w+/)
    await expect.poll(heading).toBe(data.byId.get(second.note)?.title)
    await page.keyboard.press('Enter')
    await expect.poll(hash).toMatch(new RegExp(`^#note=${second.note}`))
    await page.keyboard.press('Enter')
    await page.waitForURL(`**/notes/${second.note}/`)
  })

  it('the link stands over its note', async () => {
    const { placeOf } = await wholeMap()
    const { note, x, y } = await link()
    const at = placeOf(data.byId.get(note) as MapNote)
    expect([x, y]).toEqual([Math.round(at.x), Math.round(at.y)])
  })
})

describe('For everyone', () => {
  it('the list has every note and every relation with its reason', async () => {
    const list = page.locator('.map-list')
    expect(await list.locator('.notes > li').count()).toBe(data.notes.length)
    expect(await list.locator('li[data-kind] span').count()).toBe(data.relations.length)
    expect(await list.locator('li[data-kind] span').evaluateAll((all) => all.every((each) => (each.textContent ?? '').length > 10))).toBe(
      true,
    )
  })

  it('axe finds nothing on it, as it opens and with a note', async () => {
    for (const address of ['', `#note=${data.notes[0]?.id}`]) {
      await open(address)
      const { violations } = await new AxeBuilder({ page }).include('.map-page').analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
    }
  })
})
