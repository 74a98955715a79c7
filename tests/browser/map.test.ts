/** Protects the map as a place to walk: by mouse, keyboard and finger, with and without script; its links show everyone the same. */
import { readFileSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const ready = (page: Page) => page.locator('.map-stage[data-ready]').waitFor()
const panel = (page: Page) => page.locator('.map-panel')
const heading = (page: Page) => panel(page).locator('h2').textContent()
const said = (page: Page) => page.locator('.concept-map [role=status]').textContent()
const noteLink = (page: Page, id: string) => page.locator(`.map .nodes a[href="/notes/${id}/"]`)

async function openMap(options = {}, hash = '') {
  const opened = await site.open(options)
  await opened.page.goto(`/map/${hash}`)
  await ready(opened.page)
  return opened
}

describe('With a mouse', () => {
  it('a click selects a note with its relations and reasons, and what it says now; another opens it', async () => {
    const { page, problems } = await openMap()
    await noteLink(page, 'kv-cache').locator('circle').click()
    await expect.poll(() => heading(page)).toBe('The KV cache')
    expect(new URL(page.url()).hash).toMatch(/^#note=kv-cache/)
    expect(await panel(page).locator('.relations li').count()).toBeGreaterThanOrEqual(3)
    expect(await panel(page).locator('.relations .because').first().textContent()).toMatch(/\w+ \w+/)
    await expect.poll(() => panel(page).locator('.map-live').textContent()).toMatch(/Holds|not hold|Undecided/)
    expect(await page.locator('.raised path').count()).toBeGreaterThanOrEqual(3)
    await noteLink(page, 'kv-cache').locator('circle').click()
    await page.waitForURL('**/notes/kv-cache/')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('back and forward retrace the walk', async () => {
    const { page } = await openMap({}, '#note=kv-cache')
    await panel(page).locator('.relations a').first().click()
    await expect.poll(() => heading(page)).not.toBe('The KV cache')
    const second = await heading(page)
    await page.goBack()
    await expect.poll(() => heading(page)).toBe('The KV cache')
    await page.goForward()
    await expect.poll(() => heading(page)).toBe(second)
    await page.context().close()
  })

  it('a line says its reason', async () => {
    const { page } = await openMap({}, '#note=kv-cache')
    await page.waitForTimeout(400)
    const at = await page
      .locator('.raised path')
      .first()
      .evaluate((line) => {
        const path = line as SVGPathElement
        const point = path.getPointAtLength(path.getTotalLength() * 0.4).matrixTransform(path.getScreenCTM() ?? undefined)
        return { x: point.x, y: point.y }
      })
    await page.mouse.move(at.x, at.y)
    await expect.poll(() => page.locator('.map-tip').isVisible()).toBe(true)
    expect(await page.locator('.map-tip .because').textContent()).toMatch(/\w+ \w+/)
    await page.context().close()
  })

  it('the legend filters, and a link keeps filter, lens and place', async () => {
    const { page } = await openMap()
    await page.locator('.map-topics input[value=training]').uncheck()
    expect(await noteLink(page, 'training-loop').isVisible()).toBe(false)
    await page.locator('#map-lens').selectOption('status')
    await page.getByRole('button', { name: 'Zoom in' }).click()
    await expect.poll(() => new URL(page.url()).hash).toMatch(/off=training&lens=status&at=/)
    const other = await openMap({}, new URL(page.url()).hash)
    expect(await noteLink(other.page, 'training-loop').isVisible()).toBe(false)
    expect(await other.page.locator('#map-lens').inputValue()).toBe('status')
    const transform = (each: Page) => each.locator('.map .view').getAttribute('transform')
    const numbers = (text: string | null) => (text?.match(/-?[\d.]+/g) ?? []).map(Number)
    const [there, here] = [numbers(await transform(other.page)), numbers(await transform(page))]
    expect(there.length).toBe(3)
    // A link has a place in whole units.
    for (const [index, number] of there.entries()) expect(Math.abs(number - (here[index] ?? Number.NaN))).toBeLessThan(4)
    await other.page.context().close()
    await page.context().close()
  })

  it('derived relations are shown when asked for, and named as such', async () => {
    const { page } = await openMap()
    expect(await panel(page).getByText('derived').count()).toBe(0)
    await page.locator('input[name=derived]').check()
    await noteLink(page, 'kv-cache').locator('circle').click()
    await expect.poll(() => page.locator('.raised .derived').count()).toBeGreaterThan(0)
    await expect.poll(() => panel(page).locator('.relations').textContent()).toMatch(/derived.*By way of “/s)
    await page.context().close()
  })
})

describe('Questions to the map', () => {
  it('how one note leads to another is drawn and written out', async () => {
    const { page, problems } = await openMap()
    await page.getByRole('button', { name: 'Trace a path' }).click()
    await page.locator('#map-from').fill('training loop')
    await page.locator('#map-from').press('Enter')
    await page.locator('#map-to').fill('agent task')
    await page.locator('#map-to').press('Enter')
    await expect
      .poll(() => panel(page).locator('.map-chain').textContent())
      .toMatch(/^“The training loop” \w.*“What an agent task costs”: /s)
    expect(await page.locator('.raised path').count()).toBe(await panel(page).locator('ol.relations > li').count())
    expect(new URL(page.url()).hash).toMatch(/^#path=training-loop\.what-an-agent-task-costs/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what to read first comes in order, with the time it takes', async () => {
    const { page } = await openMap({}, '#first=kv-cache')
    await expect.poll(() => heading(page)).toBe('What to read before “The KV cache”')
    expect(await panel(page).locator('.status').textContent()).toMatch(/^\d+ notes · \d+ min/)
    const order = await panel(page)
      .locator('ol li a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
    const place = (id: string) => order.indexOf(`/notes/${id}/`)
    // The notebook says: 6ND before utilisation, utilisation and the forward pass before prefill, prefill before the cache.
    const chain = ['training-compute-from-6nd', 'model-flops-utilisation', 'prefill-and-decode', 'kv-cache'].map(place)
    expect(chain).toEqual([...chain].sort((a, b) => a - b))
    expect(chain[0]).toBeGreaterThanOrEqual(0)
    expect(place('kv-cache')).toBe(order.length - 1)
    await page.context().close()
  })

  it('lenses show what is asked, with a key in words', async () => {
    const { page, problems } = await openMap()
    for (const lens of ['status', 'centrality', 'recency', 'communities', 'bridges', 'read', 'truth']) {
      await page.locator('#map-lens').selectOption(lens)
      await expect.poll(() => page.locator('.map-key li').count()).toBeGreaterThan(0)
    }
    await expect.poll(() => page.locator('.map-key').textContent()).toMatch(/Claims hold/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('what one has read is known on this device, and forgotten when asked', async () => {
    const { page } = await site.open()
    await page.clock.install()
    await page.goto('/notes/kv-cache/')
    await page.clock.fastForward(15_000)
    await page.clock.resume()
    await page.goto('/map/#lens=read')
    await ready(page)
    await expect.poll(() => page.locator('.map-key').textContent()).toMatch(/Read1 note.*Not yet/s)
    await page.getByRole('button', { name: 'Forget what I have read' }).click()
    await page.locator('#map-lens').selectOption('read')
    await expect.poll(() => page.locator('.map-key').textContent()).not.toMatch(/Read1 note/)
    await page.context().close()
  })

  it('the reach of a parameter is drawn, for the parameter one asks for', async () => {
    const { page, problems } = await openMap({}, '#lens=reach&of=turns')
    await expect.poll(() => page.locator('.map-key').textContent()).toMatch(/Whose claims turn.*Turns at its low value/s)
    const before = await page.locator('.map-key > p').textContent()
    await page.getByLabel('Parameter', { exact: true }).selectOption('trainingMfu')
    await expect.poll(() => page.locator('.map-key > p').textContent()).not.toBe(before)
    expect(new URL(page.url()).hash).toMatch(/lens=reach&of=/)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('the truth of claims follows the scenario', async () => {
    const { page } = await site.open()
    const counts = async (query: string) => {
      await page.goto(`/map/${query}#lens=truth`)
      await ready(page)
      await expect.poll(() => page.locator('.map-key').textContent()).toMatch(query ? /in your scenario/ : /our defaults/)
      return page.locator('.map-key').textContent()
    }
    expect((await counts('?with=turns:40'))?.replace(/in your scenario/, '')).not.toBe((await counts(''))?.replace(/at our defaults/, ''))
    await page.context().close()
  })

  it('can be saved in every format, with reasons', async () => {
    const { page, problems } = await openMap({ acceptDownloads: true }, '#note=kv-cache')
    await panel(page).locator('.map-save summary').click()
    for (const [format, ending, holds] of [
      ['SVG', 'svg', /<svg xmlns.*The KV cache/s],
      ['JSON', 'json', /"because": "\w/],
      ['GraphML', 'graphml', /<data key="because">\w/],
      ['JSON Canvas', 'canvas', /"fromNode"/],
    ] as const) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        panel(page).getByRole('button', { name: format, exact: true }).first().click(),
      ])
      expect(download.suggestedFilename()).toBe(`kv-cache.${ending}`)
      expect(readFileSync(await download.path(), 'utf8')).toMatch(holds)
    }
    const [whole] = await Promise.all([page.waitForEvent('download'), panel(page).getByRole('button', { name: 'PNG' }).last().click()])
    expect(whole.suggestedFilename()).toBe('map.png')
    expect(
      readFileSync(await whole.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('With the keyboard alone', () => {
  it('one stop of the Tab key leads to the map; arrows walk along relations, Enter selects, Enter again opens', async () => {
    const { page, problems } = await openMap()
    expect(await page.locator('.map .nodes a[tabindex="0"]').count()).toBe(1)
    await page.locator('.map .nodes a[tabindex="0"]').focus()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('href'))
    const first = await focused()
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp']) {
      await page.keyboard.press(key)
      if ((await focused()) !== first) break
    }
    expect(await focused()).not.toBe(first)
    await expect.poll(() => said(page)).toMatch(/, [\w ]+: \w+/)
    const href = await focused()
    await page.keyboard.press('Enter')
    await expect.poll(() => new URL(page.url()).hash).toMatch(`note=${href?.match(/notes\/([\w-]+)/)?.[1]}`)
    await expect.poll(() => said(page)).toMatch(/relations?\.$/)
    await page.keyboard.press('Escape')
    await expect.poll(() => new URL(page.url()).hash).not.toMatch(/note=/)
    await page.locator('.map .nodes a[tabindex="0"]').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/**')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('the box finds a note', async () => {
    const { page } = await openMap()
    await page.locator('#map-find').fill('kv cache')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page)).toBe('The KV cache')
    await page.context().close()
  })
})

describe('With a finger', () => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }

  it('a tap selects, a second one opens, and the rest stays in reach', async () => {
    const { page, problems } = await openMap(phone)
    await noteLink(page, 'kv-cache').locator('circle').tap()
    await expect.poll(() => heading(page)).toBe('The KV cache')
    // The sheet shows what was chosen, not only its edge.
    expect((await page.locator('.map-panel').boundingBox())?.height).toBeGreaterThan(200)
    const small = await panel(page)
      .locator('button:visible')
      .evaluateAll((buttons) => buttons.filter((each) => each.getBoundingClientRect().height < 44).map((each) => each.textContent))
    expect(small).toEqual([])
    await page.waitForTimeout(300)
    await noteLink(page, 'kv-cache').locator('circle').tap()
    await page.waitForURL('**/notes/kv-cache/')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('two fingers zoom', async () => {
    const { page } = await openMap(phone)
    const box = await page.locator('.map-stage').boundingBox()
    if (!box) throw new Error('no map')
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    const session = await page.context().newCDPSession(page)
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints:
          type === 'touchEnd'
            ? []
            : [
                { x: x - apart, y },
                { x: x + apart, y },
              ],
      })
    await touch('touchStart', 30)
    for (const apart of [50, 70, 90]) await touch('touchMove', apart)
    await touch('touchEnd', 0)
    await expect.poll(() => page.locator('.map .view').getAttribute('transform')).toMatch(/scale\((2\.[5-9]|3)/)
    await page.context().close()
  })
})

describe('For everyone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`axe finds nothing on the map in the ${colorScheme} theme: as it opens, with a note, with a path, with a lens`, async () => {
      for (const hash of ['', '#note=kv-cache', '#path=training-loop.what-an-agent-task-costs', '#lens=status']) {
        const { page } = await openMap({ colorScheme }, hash)
        await page.waitForTimeout(500)
        const { violations } = await new AxeBuilder({ page }).analyze()
        expect(violations.map(({ id, nodes }) => `${hash} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
        await page.context().close()
      }
    })
  }

  it('without script the map is drawn with links, and the list gives every reason', async () => {
    const { page } = await site.open({ javaScriptEnabled: false })
    await page.goto('/map/')
    const relations = Number((await page.locator('.map-bar h1').textContent())?.match(/(\d+) relations/)?.[1])
    expect(await page.locator('.map .nodes a').count()).toBeGreaterThan(20)
    expect(await page.locator('.map-list li[data-kind] span').count()).toBe(relations)
    expect(
      await page.locator('.map-list [data-kind] span').evaluateAll((all) => all.every((each) => (each.textContent ?? '').length > 10)),
    ).toBe(true)
    await page.context().close()
  })

  it('the graph is there for other programs', async () => {
    const { page } = await site.open()
    await page.goto('/map/')
    const graph = await page.evaluate(async () => (await fetch('/api/graph.json')).json())
    expect(Object.keys(graph)).toEqual(['nodes', 'edges', 'related'])
    expect(Object.keys(graph.nodes[0])).toEqual(['id', 'title', 'topic', 'kind', 'status', 'x', 'y', 'url'])
    expect(Object.keys(graph.edges[0])).toEqual(['source', 'target', 'kind', 'because'])
    const ids = new Set(graph.nodes.map(({ id }: { id: string }) => id))
    for (const [id, list] of Object.entries<{ id: string; score: number; reason: string }[]>(graph.related)) {
      expect(ids.has(id) && list.length >= 3 && list.every((each) => ids.has(each.id) && each.score >= 0.12 && each.reason !== '')).toBe(
        true,
      )
    }
    await page.context().close()
  })
})

describe('Around a note', () => {
  it('two steps are drawn and listed alike, and relations that lead in or out can be had alone', async () => {
    const { page, problems } = await site.open()
    await page.goto('/notes/kv-cache/')
    const around = page.locator('#neighbourhood')
    await around.hover()
    await around.getByRole('button', { name: 'two steps' }).click()
    await expect.poll(() => around.locator('svg a.second').count()).toBeGreaterThan(2)
    const drawn = await around.locator('svg a.second').evaluateAll((links) => links.map((link) => link.getAttribute('data-id')).sort())
    const listed = await around
      .locator('ul.second > li')
      .evaluateAll((items) => [...new Set(items.map((item) => item.getAttribute('data-with')))].sort())
    expect(drawn).toEqual(listed)
    await around.getByRole('button', { name: 'one step' }).click()
    await around.getByRole('button', { name: 'leading in' }).click()
    const ways = await around.locator('.relations > li:visible').evaluateAll((items) => items.map((item) => item.getAttribute('data-way')))
    expect(new Set(ways)).toEqual(new Set(['in']))
    expect(problems).toEqual([])
    await page.context().close()
  })
})
