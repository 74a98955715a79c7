// @vitest-environment happy-dom
/** Protects the pages of claims and parameters: what turns what in the reader's scenario, what is overdue by the reader's clock, and the filter. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ReachWords } from '../../wording/turning-points.ts'
import { fakeSite, one, textsOf, watchListeners } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'
import { drawBlast, drawFlips, drawTurns } from './draw-claims.tsx'

vi.mock('../calculator/load-calculator.ts', () => import('../page/small-calculators.fixture.ts'))
const claims = [
  { id: 'small', text: 'A task is small.', condition: 'tasks.tokens < 200' },
  { id: 'large', text: 'Demand is large.', condition: 'demand.total > 5000' },
  { id: 'words', text: 'Nobody has counted.', condition: null },
]
const { answers } = fakeSite({ '/api/book.json': book })
const leavePage = watchListeners()
Element.prototype.checkVisibility = function (this: HTMLElement) {
  return !this.hidden
}

beforeEach(() => {
  vi.useFakeTimers({ now: new Date(2026, 3, 1) })
  vi.resetModules()
  localStorage.clear()
  history.replaceState(null, '', '/claims/')
  answers['/api/claims.json'] = { claims }
})
afterEach(() => {
  leavePage()
  vi.useRealTimers()
})

const scenario = async () => (await import('../scenario/browser-scenario.ts')).scenario
const parsed = (html: string) => {
  document.body.innerHTML = html
  return textsOf('p, li > a, summary, td, th')
}

describe('What claims turn on, as markup', () => {
  const item = (label: string) => ({
    href: `/parameters/${label}/`,
    label,
    words: [' above ', { before: '', number: '3', exponent: null, after: '' }],
  })

  it('is a sentence with four items in view, and the others folded', () => {
    document.body.innerHTML = drawTurns({ lead: 'Any of these:', items: ['a', 'b', 'c', 'd', 'e', 'f'].map(item) })
    expect(textsOf('p')).toEqual(['Any of these:'])
    expect(textsOf('body > ul > li')).toEqual(['a above 3', 'b above 3', 'c above 3', 'd above 3'])
    expect(textsOf('summary')).toEqual(['2 more'])
    expect(textsOf('details li')).toEqual(['e above 3', 'f above 3'])
    expect(one('li a').getAttribute('href')).toBe('/parameters/a/')
  })

  it('folds nothing where four are all, and lists nothing where there is none', () => {
    document.body.innerHTML = drawTurns({ lead: 'Any of these:', items: ['a', 'b', 'c', 'd'].map(item) })
    expect(textsOf('details')).toEqual([])
    expect(parsed(drawTurns({ lead: 'Nothing turns it.', items: [] }))).toEqual(['Nothing turns it.'])
    expect(textsOf('ul')).toEqual([])
  })

  const typeset = (number: string) => ({ before: '', number, exponent: null, after: ' turns' })
  const reach: ReachWords = {
    parameter: 'turns',
    label: 'Turns',
    low: { value: typeset('5'), flips: [] },
    high: {
      value: typeset('50'),
      flips: [{ to: 'fails', words: 'one does not hold', claims: [{ id: 'small', text: 'A task is small.' }] }],
    },
  }

  it('is a table of both ends, with what it leaves out', () => {
    expect(parsed(drawBlast([reach], 'The others turn nothing.'))).toEqual([
      ...['Parameter', 'At its low value', 'At its high value', 'Turns', 'nothing'],
      ...[
        'at 50 turnsone does not holdA task is small.',
        'at 50 turns',
        'one does not hold',
        'A task is small.',
        'The others turn nothing.',
      ],
    ])
    expect(one('.flip').dataset['to']).toBe('fails')
    expect(parsed(drawBlast([reach], '')).at(-1)).toBe('A task is small.')
  })

  it('is one end under a parameter that turns something there, and a sentence under one that turns nothing', () => {
    expect(parsed(drawFlips(reach))).toEqual(['at 50 turns', 'one does not hold', 'A task is small.'])
    expect(parsed(drawFlips(null))).toEqual(['At neither end of its range does a claim turn.'])
  })
})

describe('In a changed scenario', () => {
  const page = `
    <div data-turns="small">as built</div><div data-turns="gone">as built</div><div data-blast>as built</div>
    <div data-flips="turns">as built</div><div data-flips="mfu">as built</div><p data-claim-count>as built</p>
    <svg data-range="turns"><circle class="range-now" visibility="hidden" /></svg>`
  const open = async (text: string) => {
    document.body.innerHTML = page
    ;(await scenario()).load(text)
    const { startLiveClaims } = await import('./live-claims.ts')
    await startLiveClaims()
    await vi.dynamicImportSettled()
  }
  const marker = () => ['visibility', 'cx'].map((name) => one('.range-now').getAttribute(name))

  it('everything is worked out anew, 120 ms after the last change', async () => {
    await open('turns:20')
    await vi.advanceTimersByTimeAsync(119)
    expect(textsOf('[data-claim-count]')).toEqual(['as built'])
    await vi.advanceTimersByTimeAsync(1)
    // A task takes 400 tokens, so it is not small; demand is 40 000.
    expect(textsOf('[data-claim-count]')).toEqual(['1 of 2 claims hold in your scenario, 1 does not.'])
    // 200 tokens are √200 turns.
    expect(textsOf('[data-turns="small"] > *')).toEqual(['Any one of these would make it hold:', 'Test turns below 14.1 turns (20 now)'])
    expect(textsOf('[data-turns="gone"]')).toEqual(['as built'])
  })

  it('the table and the parameters have what each end turns', async () => {
    await open('turns:20')
    await vi.advanceTimersByTimeAsync(120)
    // At 5 turns a task takes 25 tokens and demand is 2500; at 50 both claims are as they are at 20.
    expect(textsOf('[data-blast] td')).toEqual(['at 5 turnsone does not holdDemand is large.one holdsA task is small.', 'nothing'])
    expect(textsOf('[data-blast] .meta')).toEqual(['The other 3 parameters turn no claim by going alone to an end of their range.'])
    expect(textsOf('[data-flips="turns"] .flip')).toEqual(['one does not hold', 'one holds'])
    expect(textsOf('[data-flips="mfu"]')).toEqual(['At neither end of its range does a claim turn.'])
  })

  it('a mark stands on the range of what is changed, and goes with it', async () => {
    await open('turns:20')
    // In the middle of 208 plus 48 for each factor of ten: 104 + 48 × log 2.
    expect(marker()).toEqual(['visible', '118.45'])
    ;(await scenario()).load('')
    await vi.advanceTimersByTimeAsync(140)
    expect(marker()[0]).toBe('hidden')
    expect(textsOf('[data-claim-count]')).toEqual(['2 of 2 claims hold at our defaults.'])
  })

  it('changes in quick succession are worked out once, from the last', async () => {
    await open('turns:20')
    await vi.advanceTimersByTimeAsync(100)
    ;(await scenario()).load('turns:5')
    await vi.advanceTimersByTimeAsync(100)
    expect(textsOf('[data-claim-count]')).toEqual(['as built'])
    await vi.advanceTimersByTimeAsync(40)
    // 25 tokens a task and a demand of 2500: now the other claim fails.
    expect(textsOf('[data-claim-count]')).toEqual(['1 of 2 claims hold in your scenario, 1 does not.'])
    expect(textsOf('[data-turns="small"] p')).toEqual(['Any one of these would make it fail:'])
  })

  it('it is an error when the claims do not arrive', async () => {
    delete answers['/api/claims.json']
    await expect(open('turns:20')).rejects.toThrow('The claims could not be loaded (404).')
  })
})

describe('The page', () => {
  const open = async (html: string) => {
    document.body.innerHTML = html
    const { startClaimsAndParametersPage } = await import('./claims-and-parameters-page.ts')
    startClaimsAndParametersPage()
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(140)
  }
  const review = (month: string, words: string) => `<span data-review="${month}" data-words="${words}">review by ${words}</span>`

  it('marks reviews that are overdue in the reader’s month, and counts them', async () => {
    const count = '<b data-overdue-count></b>'
    await open(review('2026-03', 'March 2026') + review('2026-04', 'April 2026') + count)
    expect(textsOf('span')).toEqual(['review overdue since March 2026', 'review by April 2026'])
    expect(textsOf('.overdue')).toEqual(['review overdue since March 2026'])
    expect(textsOf('b')).toEqual(['One value is overdue for review.'])
    await open(review('2026-03', 'March 2026') + review('2025-12', 'December 2025') + count)
    expect(textsOf('b')).toEqual(['2 values are overdue for review.'])
    await open(review('2026-04', 'April 2026') + count)
    expect(textsOf('b')).toEqual([''])
  })

  const filter = `<form class="claim-filter"></form><p data-shown></p>
    <article class="claim-entry" id="a"></article><article class="claim-entry" id="b b" hidden></article>`
  const change = () => one('form').dispatchEvent(new Event('change'))

  it('says how many claims the filter leaves', async () => {
    await open(filter)
    expect(textsOf('[data-shown]')).toEqual(['1 of 2 claims'])
    one('#a').hidden = true
    change()
    expect(textsOf('[data-shown]')).toEqual(['No claim is like that.'])
    for (const entry of document.querySelectorAll<HTMLElement>('.claim-entry')) entry.hidden = false
    change()
    expect(textsOf('[data-shown]')).toEqual([''])
  })

  it('shows a claim that a link names and the filter hides', async () => {
    const scrolled: string[] = []
    Element.prototype.scrollIntoView = function (this: Element) {
      scrolled.push(this.id)
    }
    await open(filter)
    // The style sheet shows all when the form is empty.
    one('form').addEventListener('reset', () => {
      for (const entry of document.querySelectorAll<HTMLElement>('.claim-entry')) entry.hidden = false
    })
    history.replaceState(null, '', '#a')
    dispatchEvent(new Event('hashchange'))
    expect(scrolled).toEqual([])
    history.replaceState(null, '', '#b%20b')
    dispatchEvent(new Event('hashchange'))
    expect(scrolled).toEqual(['b b'])
    expect(textsOf('[data-shown]')).toEqual([''])
  })

  it('stays as it was built until an assumption is changed, and follows from then on', async () => {
    await open('<p data-claim-count>as built</p>')
    expect(textsOf('[data-claim-count]')).toEqual(['as built'])
    ;(await scenario()).set({ turns: '20' })
    await vi.dynamicImportSettled()
    await vi.advanceTimersByTimeAsync(140)
    expect(textsOf('[data-claim-count]')).toEqual(['1 of 2 claims hold in your scenario, 1 does not.'])
    ;(await scenario()).reset()
    await vi.advanceTimersByTimeAsync(140)
    expect(textsOf('[data-claim-count]')).toEqual(['2 of 2 claims hold at our defaults.'])
  })
})
