// @vitest-environment happy-dom
/** Protects what a reader finds behind a number: the same number, its formula, each input with its origin, and what the scenario changed. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { scenario } from '../scenario/browser-scenario.ts'
import { fakeSite, lost, one, textsOf } from './dom.fixture.ts'
import { closePopover } from './popover.ts'
import { book } from './small-calculators.fixture.ts'
import { offerValue, openValue } from './value-popover.ts'

vi.mock('../calculator/load-calculator.ts', () => import('./small-calculators.fixture.ts'))

const { answers, asked } = fakeSite({ '/api/book.json': book })
const link = () => one<HTMLAnchorElement>('a.value')
const page = (attributes: string, more = '') => {
  document.body.innerHTML = `<a class="value" href="/calculators/demand/?with=#x" ${attributes}>it</a>${more}`
}
const inputs = () => [...document.querySelectorAll('.value-popover dl > div')].map((row) => textsOf('dt, dd', row).join(' ').trim())

beforeEach(() => {
  scenario.reset()
  asked.length = 0
})
afterEach(() => {
  closePopover()
  vi.useRealTimers()
})

it('is the number with the inputs that it comes from, and the way to its calculator', async () => {
  page('data-of="demand.total"')
  await openValue(link())
  // 100 people × 10² tokens.
  expect(textsOf('.value-name')).toEqual(['Demand 10 000 tokens'])
  expect(inputs()).toEqual(['People 100 people', 'Tokens a task 100 tokens computed', 'Test turns 10 turns our assumption, 2026'])
  expect(textsOf('.value-popover a')).toEqual(['Open the calculator'])
  expect(one('.value-popover a').getAttribute('href')).toBe('/calculators/demand/?with=#x')
})

it('names what the note pins and what the reader changed, and the value of the book', async () => {
  scenario.set({ turns: '20' })
  page(`data-of="demand.total" data-given='{"people":50}'`)
  await openValue(link())
  // 50 people × 20² tokens, where the book has 50 × 10².
  expect(textsOf('.value-name')).toEqual(['Demand 20 000 tokens, 5000 tokens by default'])
  expect(inputs()).toEqual(['People 50 people set by this note', 'Tokens a task 400 tokens computed', 'Test turns 20 turns changed by you'])
  expect(textsOf('.value-popover .is-changed dt')).toEqual(['Test turns'])
})

it('has the formula of this page', async () => {
  page('data-of="demand.total"', '<div data-formula="demand"><math>n t</math></div>')
  await openValue(link())
  expect(textsOf('.value-formula')).toEqual(['n t'])
  // A copy: the page keeps its own.
  expect(document.querySelectorAll('math')).toHaveLength(2)
  expect(asked).not.toContain('/calculators/demand/')
})

it('has the formula of the calculator’s page, and none where that does not arrive', async () => {
  page('data-of="tasks.tokens"')
  answers['/calculators/tasks/'] = lost
  await openValue(link())
  expect(textsOf('.value-formula')).toEqual([])
  answers['/calculators/tasks/'] = '<div data-formula="serve"><math>no</math></div><div data-formula="tasks"><math>b t²</math></div>'
  await openValue(link())
  expect(textsOf('.value-formula')).toEqual(['b t²'])
})

it('is nothing for a number without a calculator, and comes by itself for a pointer that stays', async () => {
  page('data-of="gone.total"')
  await expect(openValue(link())).rejects.toThrow('There is nothing behind gone.total.')
  vi.useFakeTimers()
  page('data-of="demand.perTurn"')
  offerValue(link())
  await vi.advanceTimersByTimeAsync(500)
  // 100 people × 10² tokens in 10 turns.
  expect(textsOf('.value-name')).toEqual(['Per turn 1000 tokens'])
})
