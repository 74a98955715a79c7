// @vitest-environment happy-dom
/** Protects that sentences say what the scenario makes of them: numbers, parameters and claims, marked where they differ from the book. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, one, textsOf } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { startLiveProse, valueUseOf } from './live-prose.ts'
import { sentenceNodes } from './typeset-nodes.ts'

vi.mock('../calculator/load-calculator.ts', () => import('../page/small-calculators.fixture.ts'))
fakeSite({ '/api/book.json': book })
await import('../scenario/parse-texts.ts')

vi.useFakeTimers()
document.body.innerHTML = `
  <a id="tokens" data-of="tasks.tokens"><data value="100">100 tokens</data></a>
  <a id="pinned" data-of="tasks.tokens" data-given='{"turns":3,"base":2}'><data>18 tokens</data></a>
  <a id="range" data-of="tasks.tokens" data-spread><data value="">as built</data></a>
  <a id="gone" data-of="tasks.gone"><data>as it was</data></a>
  <a data-parameter="turns" aria-valuenow="10"><data value="10">10 turns</data></a>
  <span data-claim="tasks.tokens < 200"><span class="verdict" data-verdict="holds"><b class="verdict-word">Holds</b><span
    class="verdict-rest">: as built</span></span></span>`
startLiveProse()

const inScenario = async (text: string) => {
  scenario.load(text)
  await vi.advanceTimersByTimeAsync(50)
}
const facts = (selector: string) => {
  const element = one(selector)
  return [textsOf('data', element)[0], element.classList.contains('is-changed'), element.getAttribute('title')?.replace(/\s/g, ' ') ?? null]
}
beforeEach(() => inScenario(''))

describe('A number', () => {
  it('is that of the scenario, with the book’s as its title', async () => {
    await inScenario('turns:20')
    expect(facts('#tokens')).toEqual(['400 tokens', true, '100 tokens by default'])
    expect(one<HTMLDataElement>('#tokens data').value).toBe('400')
  })

  it('is unmarked when it comes back', async () => {
    await inScenario('turns:20')
    await inScenario('')
    expect(facts('#tokens')).toEqual(['100 tokens', false, null])
  })

  it('keeps what its note pins: no scenario changes it', async () => {
    await inScenario('turns:20')
    // 2 × 3².
    expect(facts('#pinned')).toEqual(['18 tokens', false, null])
  })

  it('stays as it was written where there is no such output', async () => {
    await inScenario('turns:20')
    expect(facts('#gone')).toEqual(['as it was', false, null])
  })

  it('as a range is drawn again after a pause, and is the value itself where nothing varies', async () => {
    const drawn = async (text: string) => {
      await inScenario(text)
      await vi.advanceTimersByTimeAsync(200)
      await vi.dynamicImportSettled()
      return facts('#range')[0]
    }
    // 2 turns² for 5 to 50 turns, the 5 and 95 % ends of the range: 50 to 5000.
    expect(await drawn('tasks.base:2')).toMatch(/^(?:49|5[01]) to (?:49|50)\d\d\stokens$/)
    expect(await drawn('turns:20')).toBe('400 tokens')
  })

  it('is read from what the build wrote', () => {
    document.body.insertAdjacentHTML('beforeend', '<a id="use" data-of="a.b" data-unit="USD" data-digits="2"></a>')
    expect(valueUseOf(one('#use'))).toEqual({ calculator: 'a', output: 'b', given: {}, unit: 'USD', digits: 2, range: false })
    expect(valueUseOf(one('#pinned'))).toMatchObject({ given: { turns: 3, base: 2 }, unit: undefined, digits: undefined })
  })
})

it('A parameter shows the assumption, and says it to a screen reader', async () => {
  await inScenario('turns:20')
  expect(facts('[data-parameter]')).toEqual(['20 turns', true, '10 turns by default'])
  expect(one('[data-parameter]').getAttribute('aria-valuenow')).toBe('20')
  expect(one('[data-parameter]').getAttribute('aria-valuetext')?.replace(/\s/g, ' ')).toBe('20 turns')
  await inScenario('mfu:0.5')
  expect(facts('[data-parameter]')).toEqual(['10 turns', false, null])
})

describe('A claim', () => {
  const words = () => textsOf('.verdict')[0]

  it('holds or not by the scenario, and says that it is the scenario’s', async () => {
    expect(words()).toBe('Holds: tokens is 100 tokens, and the claim needs less than 200 tokens. That is a factor of 2 away.')
    await inScenario('turns:20')
    expect(words()).toBe(
      'Does not hold in your scenario: tokens is 400 tokens, but the claim needs less than 200 tokens. That is a factor of 2 away.',
    )
    expect(one('.verdict').dataset['verdict']).toBe('fails')
    expect(one('.verdict').title.replace(/\s/g, ' ')).toContain('Holds: tokens is 100 tokens, and')
  })

  it('is the book’s when nothing moves it', async () => {
    await inScenario('mfu:0.5')
    expect(words()).not.toContain('in your scenario')
    expect(one('.verdict').classList.contains('is-changed')).toBe(false)
  })
})

it('A number with a power of ten has it raised', () => {
  const holder = document.createElement('p')
  holder.append(...sentenceNodes(['about ', { before: '$', number: '3.8 × 10', exponent: '25', after: ' FLOP' }, '.']))
  expect(holder.innerHTML).toBe('about $3.8 × 10<sup>25</sup> FLOP.')
})
