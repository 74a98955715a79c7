/**
 * Protects what a reader does before a page's scripts have come: it counts as if it were done after. The scripts are held until the edit is
 * made, so that nothing depends on time.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holdScripts, openHeld, scripts } from './held-scripts.ts'
import { openSite, type Site } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const claimNote = '/notes/inference-becomes-the-dominant-demand/'
const growthNote = '/notes/context-grows-with-every-turn/'
const turnsField = '#calc-agent-task-turns'
const turnsSlider = '#calc-agent-task .control:has(#calc-agent-task-turns) input[type=range]'

const scenarioOf = (page: Page) => new URL(page.url()).searchParams.get('with')
const bar = (page: Page) => page.locator('[data-scenario-bar]')
const answer = (page: Page, figure: string) => page.locator(`#${figure} .answer`).textContent()

/** Opens `address` with its scripts held, edits, lets them go. */
async function editEarly(
  address: string,
  there: string,
  edit: (page: Page) => Promise<unknown>,
  held: RegExp = scripts.all,
): Promise<{ readonly page: Page; readonly problems: string[] }> {
  const { page, problems } = await site.open()
  const letGo = await holdScripts(page, held)
  await openHeld(page, address, there)
  await edit(page)
  letGo()
  return { page, problems }
}

/** Moves a slider by the keyboard, as many steps to the left. */
async function step(page: Page, slider: string, steps: number): Promise<void> {
  await page.locator(slider).focus()
  for (let i = 0; i < steps; i++) await page.keyboard.press('ArrowLeft')
}

for (const [when, held] of Object.entries(scripts)) {
  describe(`Before its scripts (${when}) have come`, () => {
    it('a number typed is taken: sentences, bar, address and device follow, and the claim turns on the next page', async () => {
      const { page, problems } = await editEarly(growthNote, turnsField, (early) => early.locator(turnsField).fill('3'), held)
      await expect.poll(() => answer(page, 'calc-agent-task')).toMatch(/\b3\sturns/)
      await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed.*8\.7.*3/s)
      await expect.poll(() => scenarioOf(page)).toBe('turns:3')
      await expect.poll(() => page.evaluate(() => localStorage.getItem('scenario'))).toMatch(/"own":"turns:3"/)
      expect(await page.locator(turnsSlider).inputValue()).not.toBe(await page.locator(turnsSlider).getAttribute('value'))
      await page.goto(claimNote)
      // With 3 turns a task instead of 8.7 inference is less than half in two years.
      await expect.poll(() => page.locator('#claim-inf-lead-lasts-two-years .verdict').textContent()).toMatch(/not hold/)
      expect(problems).toEqual([])
      await page.context().close()
    })

    it('a slider moved is taken', async () => {
      const { page, problems } = await editEarly(growthNote, turnsSlider, (early) => step(early, turnsSlider, 40), held)
      const moved = await page.locator(turnsSlider).inputValue()
      await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed/)
      expect(await page.locator(turnsSlider).inputValue()).toBe(moved)
      await expect.poll(() => scenarioOf(page)).toMatch(/^turns:\d/)
      const value = Number(scenarioOf(page)?.replace('turns:', ''))
      expect(value).toBeLessThan(8.7)
      await expect.poll(() => page.locator(turnsField).inputValue()).toBe(String(value))
      expect(problems).toEqual([])
      await page.context().close()
    })

    it('a row and a choice taken from lists are taken, and a field that the row does not fill stays as typed', async () => {
      const figure = '#calc-training-run'
      const { page, problems } = await editEarly(
        '/calculators/training-run/',
        `${figure}-accelerator`,
        async (early) => {
          await early.locator(`${figure}-accelerator`).selectOption('a100-80gb')
          await early.locator(`${figure}-precision`).selectOption('int8')
          await early.locator(`${figure}-tokens`).fill('15T')
        },
        held,
      )
      await expect
        .poll(() => scenarioOf(page)?.split(',').sort().join())
        .toBe('training-run.accelerator:a100-80gb,training-run.precision:int8,training-run.tokens:1.5e13')
      expect(await page.locator(`${figure}-accelerator`).inputValue()).toBe('a100-80gb')
      // 6 × 70e9 × 15e12 FLOP at 624 TFLOP/s (A100, int8) and 33 % of it: 8.5 million hours of an accelerator.
      await expect.poll(() => answer(page, 'calc-training-run')).toMatch(/8\.5\sM\sGPU-hours/)
      expect(problems).toEqual([])
      await page.context().close()
    })

    it('what cannot be read is explained at its field, which keeps it', async () => {
      const { page } = await editEarly(growthNote, turnsField, (early) => early.locator(turnsField).fill('abc'), held)
      await expect.poll(() => page.locator(turnsField).getAttribute('aria-invalid')).toBe('true')
      expect(await page.locator(turnsField).inputValue()).toBe('abc')
      await expect.poll(() => answer(page, 'calc-agent-task')).toMatch(/8\.7\sturns/)
      await page.context().close()
    })

    it('a field that is being typed in keeps its text, its caret and the focus, and the rest of the number is taken', async () => {
      const { page, problems } = await editEarly(
        growthNote,
        turnsField,
        async (early) => {
          await early.locator(turnsField).focus()
          await early.keyboard.press('ControlOrMeta+a')
          await early.keyboard.type('13')
          await early.keyboard.press('ArrowLeft')
        },
        held,
      )
      await page.locator('#calc-agent-task[data-ready]').waitFor()
      await expect.poll(() => bar(page).textContent()).toMatch(/→ 13/)
      const stands = await page
        .locator(turnsField)
        .evaluate((field: HTMLInputElement) => [document.activeElement === field, field.value, field.selectionStart, field.selectionEnd])
      expect(stands).toEqual([true, '13', 1, 1])
      await page.keyboard.type('2')
      await page.keyboard.press('Enter')
      await expect.poll(() => scenarioOf(page)).toBe('turns:123')
      expect(problems).toEqual([])
      await page.context().close()
    })

    it('a press on another chart is not lost', async () => {
      // Of a page's very first script nothing can hear a press.
      if (held === scripts.all) return
      const chosen = '#calc-training-run .views button >> nth=1'
      const { page } = await editEarly('/calculators/training-run/', chosen, (early) => early.locator(chosen).click(), held)
      await expect.poll(() => page.locator(chosen).getAttribute('aria-pressed')).toBe('true')
      await page.context().close()
    })
  })
}

describe('A figure that is out of view when the script comes', () => {
  it('takes what was typed in it before', async () => {
    const { page, problems } = await editEarly(growthNote, turnsField, async (early) => {
      await early.locator(turnsField).fill('13')
      await early.locator(turnsField).blur()
      await early.evaluate(() => scrollTo(0, 0))
    })
    await expect.poll(() => bar(page).textContent()).toMatch(/1 assumption changed.*8\.7.*13/s)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('takes it in a frame of another page too', async () => {
    const tokens = '#calc-training-run-tokens'
    const { page, problems } = await editEarly('/embed/training-run/', tokens, (early) => early.locator(tokens).fill('15T'))
    await expect.poll(() => scenarioOf(page)).toBe('training-run.tokens:1.5e13')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('and what was typed counts over what the device kept', async () => {
    const { page, problems } = await site.open()
    await page.addInitScript(() => localStorage.setItem('scenario', '{"own":"turns:20,systemTokens:4000","past":[]}'))
    const letGo = await holdScripts(page, scripts.all)
    await openHeld(page, growthNote, turnsField)
    await page.locator(turnsField).fill('13')
    letGo()
    await expect.poll(() => answer(page, 'calc-agent-task')).toMatch(/13\sturns/)
    await expect.poll(() => scenarioOf(page)).toBe('systemTokens:4000,turns:13')
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('On the way back to a page', () => {
  it('what was never taken is put back by the browser and taken then; what was taken and reset is not', async () => {
    const { page, problems } = await site.open()
    const letGo = await holdScripts(page, scripts.all)
    await openHeld(page, growthNote, turnsField)
    await page.locator(turnsField).fill('13')
    await step(page, '#calc-agent-task input[type=range] >> nth=1', 30)
    await page.goto('/about/', { waitUntil: 'commit' })
    await page.locator('h1').waitFor()
    await page.goBack({ waitUntil: 'commit' })
    await page.locator(turnsField).waitFor()
    letGo()
    await expect.poll(() => bar(page).textContent()).toMatch(/2 assumptions changed/)
    await page.goto('/about/')
    await bar(page).getByRole('button', { name: 'reset' }).click()
    await page.goBack()
    await page.locator('#calc-agent-task[data-ready]').waitFor()
    await page.waitForTimeout(400)
    expect(await page.locator(turnsField).inputValue()).toBe('8.7')
    expect(await page.evaluate(() => localStorage.getItem('scenario'))).toMatch(/"own":""/)
    expect(problems).toEqual([])
    await page.context().close()
  })
})

describe('A number in a sentence, before its script has come', () => {
  const turns = '[data-parameter="turns"]'
  const ready = (page: Page) => page.locator(`${turns}[role=spinbutton]`).first().waitFor()

  it('takes what is typed', async () => {
    const { page, problems } = await editEarly(
      claimNote,
      turns,
      async (early) => {
        await ready(early)
        await early.locator(turns).first().focus()
        await early.keyboard.type('3')
        await early.keyboard.press('Enter')
      },
      scripts.later,
    )
    await expect.poll(() => scenarioOf(page)).toBe('turns:3')
    await expect.poll(() => page.locator(turns).first().textContent()).toMatch(/\b3\b/)
    await expect.poll(() => page.locator('#claim-inf-lead-lasts-two-years .verdict').textContent()).toMatch(/not hold/)
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-parameter'))).toBe('turns')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('takes it on the page of parameters too', async () => {
    const { page, problems } = await editEarly(
      '/parameters/',
      turns,
      async (early) => {
        await ready(early)
        await early.locator(turns).first().focus()
        await early.keyboard.type('12')
        await early.keyboard.press('Backspace')
        await early.keyboard.type('3')
        await early.keyboard.press('Enter')
      },
      scripts.later,
    )
    await expect.poll(() => scenarioOf(page)).toBe('turns:13')
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('counts every key that steps it', async () => {
    const { page } = await editEarly(
      claimNote,
      turns,
      async (early) => {
        await ready(early)
        await early.locator(turns).first().focus()
        for (let i = 0; i < 3; i++) await early.keyboard.press('ArrowUp')
      },
      scripts.later,
    )
    // From 1 to 200 turns in 400 steps of equal ratio 8.7 stands nearest to step 163, and 200 to the power of 166/400 is 9.014.
    await expect.poll(() => scenarioOf(page)).toBe('turns:9.01')
    await page.context().close()
  })

  it('opens when it was pressed, and leaves a reader who has gone on where they are', async () => {
    const { page } = await editEarly(
      claimNote,
      turns,
      async (early) => {
        await ready(early)
        await early.locator(turns).first().click()
      },
      scripts.later,
    )
    await expect.poll(() => page.locator(`${turns} input`).count()).toBe(1)
    await page.context().close()
    const other = await editEarly(
      claimNote,
      turns,
      async (early) => {
        await ready(early)
        await early.locator(turns).first().focus()
        await early.keyboard.type('13')
        await early.keyboard.press('Tab')
      },
      scripts.later,
    )
    const here = () => other.page.evaluate(() => document.activeElement?.getAttribute('data-of'))
    expect(await here()).toBe('agent-task.totalTokens')
    await expect.poll(() => scenarioOf(other.page)).toBe('turns:13')
    expect(await here()).toBe('agent-task.totalTokens')
    await other.page.context().close()
  })
})

describe('Other controls, before their script has come', () => {
  it('of the map: filters and lens count, beside those of the address', async () => {
    const { page, problems } = await editEarly('/map/#off=inference', '#map-lens', async (early) => {
      await early.locator('.map-bar input[name=topic]').first().uncheck()
      await early.locator('#map-lens').selectOption('status')
      await early.locator('.map-bar input[name=derived]').check()
    })
    await page.locator('.map-stage[data-ready]').waitFor()
    const first = await page.locator('.map-bar input[name=topic]').first().inputValue()
    const hash = new URLSearchParams(new URL(page.url()).hash.slice(1))
    expect(hash.get('off')).toBe([...new Set(['inference', first])].sort().join('.'))
    expect(hash.get('lens')).toBe('status')
    expect(hash.get('derived')).toBe('yes')
    expect(await page.locator('.map-bar input[name=topic]').first().isChecked()).toBe(false)
    expect(await page.locator('.map-key').isVisible()).toBe(true)
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('of the map: what is typed to find a note is answered, and its buttons act', async () => {
    const { page } = await editEarly(
      '/map/',
      '#map-find',
      async (early) => {
        await early.locator('#map-find').focus()
        await early.keyboard.type('cache')
      },
      scripts.later,
    )
    await page.locator('#map-found [role=option]').first().waitFor()
    expect(await page.locator('#map-find').inputValue()).toBe('cache')
    await page.context().close()
    const other = await editEarly('/map/', '[data-path]', (early) => early.locator('[data-path]').click(), scripts.later)
    await other.page.locator('#map-from').waitFor()
    await other.page.context().close()
  })

  it('of the claims: the number that a filter leaves is said', async () => {
    const { page } = await editEarly('/claims/', '#show_verdict_fails', (early) => early.locator('#show_verdict_fails').check())
    await expect.poll(() => page.locator('[data-shown]').textContent()).toMatch(/of \d+ claims|No claim/)
    await page.context().close()
  })

  it('of the foot: the theme and the previews are kept', async () => {
    const { page } = await editEarly('/about/', '#theme', async (early) => {
      await early.locator('#theme').selectOption('dark')
      await early.locator('#previews').uncheck()
    })
    await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark')
    expect(await page.evaluate(() => [localStorage.getItem('theme'), localStorage.getItem('previews')])).toEqual(['dark', 'off'])
    await page.context().close()
  })

  it('that nobody touched are as the address and the device say', async () => {
    const { page, problems } = await site.open()
    await page.addInitScript(() => {
      localStorage.setItem('previews', 'off')
      localStorage.setItem('theme', 'dark')
    })
    await page.goto('/map/#lens=status')
    await page.locator('.map-stage[data-ready]').waitFor()
    expect(new URL(page.url()).hash).toBe('#lens=status')
    expect(await page.locator('#previews').isChecked()).toBe(false)
    expect(await page.locator('#theme').inputValue()).toBe('dark')
    expect(await page.evaluate(() => [localStorage.getItem('theme'), localStorage.getItem('previews')])).toEqual(['dark', 'off'])
    expect(problems).toEqual([])
    await page.context().close()
  })

  it('of the search page: what is being typed keeps its caret', async () => {
    const { page } = await editEarly(
      '/search/',
      '#here-input',
      async (early) => {
        await early.locator('#here-input').focus()
        await early.keyboard.type('kv cche')
        for (let i = 0; i < 3; i++) await early.keyboard.press('ArrowLeft')
      },
      scripts.later,
    )
    await page.locator('#search-here .search-box').waitFor()
    await page.keyboard.type('a')
    await expect.poll(() => page.locator('#here-input').inputValue()).toBe('kv cache')
    await page.context().close()
  })

  it('of the scenarios: one that was taken is taken', async () => {
    const take = '#sceptics-demand [data-use-scenario]'
    const { page } = await editEarly(
      '/scenarios/',
      take,
      async (early) => {
        await early.locator('#here-input, .search-open kbd').first().waitFor({ state: 'attached' })
        await early.locator('html[data-script]').waitFor()
        await early.waitForLoadState('load')
        await early.locator(take).click()
      },
      scripts.later,
    )
    await expect.poll(() => bar(page).textContent()).toMatch(/7 assumptions changed/)
    await page.context().close()
  })
})

describe('A calculator whose script does not arrive', () => {
  it('says so, and takes what was typed meanwhile once it is brought', async () => {
    const { page } = await site.open()
    await page.route('**/mount-calculator.*', (route) => route.abort())
    await page.goto(growthNote)
    await page.locator(turnsField).fill('13')
    const words = page.locator('#calc-agent-task').getByText('did not arrive')
    await words.waitFor()
    await page.unroute('**/mount-calculator.*')
    await page.locator('#calc-agent-task').getByRole('button', { name: 'Try again' }).click()
    await expect.poll(() => answer(page, 'calc-agent-task')).toMatch(/13\sturns/)
    expect(await words.count()).toBe(0)
    await page.context().close()
  })
})
