/**
 * Protects the box that one types into: that Enter follows the answer to what stands there, that the list stays still and the chosen row
 * chosen, that a screen reader hears one thing at rest, and that keys keep their meanings.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { atRest, chosen, first, openDialog, pause, rows, settled, soon } from './search-dialog.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const open = (...more: Parameters<typeof openDialog> extends [Site, ...infer Rest] ? Rest : never) => openDialog(site, ...more)

describe('Enter', () => {
  it('follows what stands in the box and not the row of an older question', async () => {
    const { page, input } = await open()
    await input.fill('kaplan')
    await soon(() => first(page)).toMatch(/kaplan/)
    await page.route('**/api/search/**', async (route) => {
      await pause(400)
      await route.continue()
    })
    await input.fill('gradient descent')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/notes/training-loop/**')
    await page.context().close()
  })

  it('waits for the answer row, which only comes at rest', async () => {
    const { page, input } = await open()
    await input.fill('70B on 15T tokens')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/calculators/training-run/**')
    await page.context().close()
  })

  it('is not lost when it is pressed before the script of the box is there', async () => {
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const { page, input } = await open((page) =>
      page.route('**/search-box.*', async (route) => {
        await held
        await route.continue()
      }),
    )
    await input.fill('kaplan')
    await page.keyboard.press('Enter')
    release()
    await page.waitForURL((url) => url.pathname !== '/about/')
    await page.context().close()
  })

  it('is the input method’s own while it composes, and so are the arrows', async () => {
    const { page, input } = await open()
    await input.fill('memory')
    await settled(page)
    const before = await chosen(page).getAttribute('id')
    await input.evaluate((element) => {
      for (const key of ['ArrowDown', 'Enter'])
        element.dispatchEvent(new KeyboardEvent('keydown', { key, isComposing: true, bubbles: true, cancelable: true }))
    })
    await pause(atRest)
    expect(await chosen(page).getAttribute('id')).toBe(before)
    expect(new URL(page.url()).pathname).toBe('/about/')
    await page.context().close()
  })

  it('with Control, and the middle button, open another tab and leave the dialog as it is', async () => {
    const { page, input } = await open()
    await input.fill('kv cache')
    await settled(page)
    for (const press of [() => page.keyboard.press('Control+Enter'), () => rows(page).first().click({ button: 'middle' })]) {
      const [tab] = await Promise.all([page.context().waitForEvent('page'), press()])
      await soon(() => tab.url()).toMatch(/notes\/kv-cache/)
      await tab.close()
      expect(await page.locator('.search-dialog').evaluate((dialog) => (dialog as HTMLDialogElement).open)).toBe(true)
    }
    await page.context().close()
  })
})

describe('The list', () => {
  it('never shows an older question over a newer one', async () => {
    let held: (() => void)[] | null = []
    const { page, input } = await open((page) =>
      page.route('**/api/search/**/t*.idx', async (route) => {
        if (held) await new Promise<void>((resolve) => held?.push(resolve))
        await route.continue()
      }),
    )
    await input.fill('utilisation')
    await soon(() => held?.length).toBeGreaterThan(0)
    const late = held
    held = null
    await input.fill('kv cache')
    await soon(() => first(page)).toMatch(/kv-cache/)
    for (const release of late) release()
    await pause(atRest)
    expect(await first(page)).toMatch(/kv-cache/)
    await page.context().close()
  })

  it('stays where it is while its question comes to rest', async () => {
    const { page } = await open()
    await pause(atRest)
    const tops = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('#search-input')
      if (!input) return []
      input.value = 'memory'
      input.dispatchEvent(new Event('input'))
      const seen = new Set<number>()
      const until = performance.now() + 1500
      while (performance.now() < until) {
        const first = document.querySelector('.search-dialog [role="option"]')
        if (first) seen.add(first.getBoundingClientRect().top)
        await new Promise(requestAnimationFrame)
      }
      return [...seen]
    })
    expect(tops).toHaveLength(1)
    expect(await page.locator('.facet').count()).toBeGreaterThan(4)
    await page.context().close()
  })

  it('keeps its rows, with their passages, while one types on', async () => {
    const { page, input } = await open()
    await input.fill('kv cach')
    await soon(() => rows(page).first().locator('.result-text').textContent()).toMatch(/cache/)
    const texts = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('#search-input')
      if (!input) return []
      const seen = new Set<string>()
      input.value = 'kv cache'
      input.dispatchEvent(new Event('input'))
      const until = performance.now() + 1000
      while (performance.now() < until) {
        seen.add(document.querySelector('.search-dialog .result-text')?.textContent?.trim() ?? '')
        await new Promise(requestAnimationFrame)
      }
      return [...seen]
    })
    expect(texts.every((text) => text !== '')).toBe(true)
    await page.context().close()
  })

  it('keeps the row that was chosen while its question comes to rest, and begins anew with another', async () => {
    const { page, input } = await open()
    await input.fill('kv cache')
    await settled(page)
    // In the page, so that the keys are there before the question rests.
    const chosenBefore = await page.evaluate(async () => {
      const input = document.querySelector<HTMLInputElement>('#search-input')
      const rows = () => document.querySelectorAll<HTMLElement>('.search-dialog [role="option"]')
      if (!input) return null
      input.value = 'memory'
      input.dispatchEvent(new Event('input'))
      while (rows().length !== 6) await new Promise(requestAnimationFrame)
      for (const key of ['ArrowDown', 'ArrowDown']) input.dispatchEvent(new KeyboardEvent('keydown', { key }))
      return rows()[2]?.dataset['document']
    })
    await soon(() => rows(page).count()).toBe(10)
    expect(await chosen(page).getAttribute('data-document')).toBe(chosenBefore)
    expect(await input.getAttribute('aria-activedescendant')).toBe(await chosen(page).getAttribute('id'))
    await page.keyboard.type(' b')
    await soon(() => input.getAttribute('aria-activedescendant')).toBe('search-0')
    await page.context().close()
  })

  it('goes round at its ends with the chosen row in sight, and leaves the other keys to the text', async () => {
    const { page, input } = await open()
    await input.fill('training')
    await settled(page)
    await page.keyboard.press('ArrowUp')
    const count = await rows(page).count()
    expect(await chosen(page).getAttribute('id')).toBe(`search-${count - 1}`)
    const inSight = () =>
      chosen(page).evaluate((row) => {
        const [own, line, box] = [row, document.querySelector('#search-input'), document.querySelector('.search-dialog')].map((one) =>
          (one as Element).getBoundingClientRect(),
        )
        return own && line && box ? own.top >= line.bottom - 1 && own.bottom <= box.bottom + 1 : false
      })
    expect(await inSight()).toBe(true)
    await page.keyboard.press('ArrowDown')
    expect(await chosen(page).getAttribute('id')).toBe('search-0')
    expect(await inSight()).toBe(true)
    await page.keyboard.press('Home')
    expect(await input.evaluate((element) => (element as HTMLInputElement).selectionStart)).toBe(0)
    expect(await chosen(page).getAttribute('id')).toBe('search-0')
    await page.context().close()
  })

  it('shows more on demand, and a keyboard goes on with the first of them', async () => {
    const { page, input } = await open()
    await input.fill('training')
    await settled(page)
    const before = await rows(page).evaluateAll((all) => all.map((row) => row.getAttribute('data-document')))
    await page.locator('.more button').focus()
    await page.keyboard.press('Enter')
    await soon(() => rows(page).count()).toBe(30)
    await soon(() => chosen(page).getAttribute('data-document')).not.toBe(before[0])
    expect(before).not.toContain(await chosen(page).getAttribute('data-document'))
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('search-input')
    expect(await page.locator('.more').textContent()).toMatch(/the best 30 of \d+/)
    await page.context().close()
  })

  it('closes with Escape on the page, opens with an arrow, and a second Escape clears the line', async () => {
    const { page } = await site.open()
    await page.goto('/search/?q=memory')
    const input = page.locator('#here-input')
    const expanded = () => input.getAttribute('aria-expanded')
    await soon(expanded).toBe('true')
    await pause(atRest)
    await input.focus()
    await page.keyboard.press('Escape')
    expect(await expanded()).toBe('false')
    expect(await input.getAttribute('aria-activedescendant')).toBeNull()
    expect(await page.locator('#here-list').isVisible()).toBe(false)
    await page.keyboard.press('ArrowDown')
    expect([await expanded(), await input.getAttribute('aria-activedescendant')]).toEqual(['true', 'here-0'])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    expect(await input.inputValue()).toBe('')
    await page.context().close()
  })
})

describe('What is heard', () => {
  it('is one announcement when typing rests, and none for each key', async () => {
    const { page, input } = await open()
    await input.fill('x')
    await pause(atRest)
    const heard = await page.evaluate(async () => {
      const [input, status] = [
        document.querySelector<HTMLInputElement>('#search-input'),
        document.querySelector('.search-dialog [role="status"]'),
      ]
      const heard: string[] = []
      if (!input || !status) return heard
      new MutationObserver(() => heard.push(status.textContent ?? '')).observe(status, {
        childList: true,
        characterData: true,
        subtree: true,
      })
      for (let end = 1; end <= 8; end += 1) {
        input.value = 'kv cache'.slice(0, end)
        input.dispatchEvent(new Event('input'))
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      await new Promise((resolve) => setTimeout(resolve, 1000))
      return heard
    })
    // On a slow machine it may also be heard that the index is being fetched.
    expect(heard.filter((words) => words !== 'Fetching the index …')).toEqual([expect.stringMatching(/^\d+ results. First: The KV cache$/)])
    await page.context().close()
  })
})
