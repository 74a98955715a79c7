import { describe, expect, test } from 'vitest'
import { changeEntries, entryText, splitEntries, withQuery } from '../../scenario/scenario-text.ts'
import { createScenarioStore } from './scenario-store.ts'

/** A browser in a record: address, device, clock. `later` runs only when `settle` is called. */
const browser = (address = '/notes/kv-cache/', stored: string | null = null, written = false, version = '') => {
  const state = { address, stored, written, time: 0, refuses: false, pending: null as null | (() => void) }
  const store = createScenarioStore({
    address: () => state.address,
    isOwnAddress: () => state.written,
    version: () => version,
    replaceAddress: (next, own) => {
      state.address = next
      state.written = own
    },
    read: () => state.stored,
    write: (text) => {
      if (!state.refuses) state.stored = text
      return !state.refuses
    },
    now: () => state.time,
    later: (run) => {
      state.pending = run
    },
  })
  const settle = () => state.pending?.()
  return { state, store, settle }
}
const own = (text: string) => JSON.stringify({ own: text, past: [] })

describe('whose value counts', () => {
  test('without link or stored changes the book is in force', () => {
    expect(browser().store.get()).toMatchObject({ mode: 'book', text: '', canUndo: false })
  })
  test('what the reader stored is in force on every page, and the address then says so', () => {
    const { state, store, settle } = browser('/notes/kv-cache/#how', own('gpuHourPrice:3'))
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'gpuHourPrice:3' })
    settle()
    expect(state.address).toBe('/notes/kv-cache/?with=gpuHourPrice:3#how')
  })
  test("a link wins over the reader's own, which stays on the device", () => {
    const { state, store } = browser('/notes/kv-cache/?with=turns:12', own('gpuHourPrice:3'))
    expect(store.get()).toMatchObject({ mode: 'link', text: 'turns:12', own: 'gpuHourPrice:3' })
    expect(state.stored).toBe(own('gpuHourPrice:3'))
  })
  test('an empty link is the book, whatever is stored', () => {
    expect(browser('/notes/a/?with=', own('turns:12')).store.get()).toMatchObject({ mode: 'link', text: '' })
  })
  test('an address that this script wrote is no link: coming back to an older page shows the newest own values', () => {
    const { store } = browser('/notes/a/?with=turns:12', own('turns:40'), true)
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'turns:40' })
  })
  test("a link that equals the reader's own needs no question", () => {
    expect(browser('/notes/a/?with=turns:12', own('turns:12')).store.get().mode).toBe('stored')
  })
})

describe('a device that keeps nothing', () => {
  const refusing = (stored: string | null = null) => {
    const opened = browser('/notes/a/', stored)
    opened.state.refuses = true
    return opened
  }
  test('is noticed when it refuses, once, and again when it takes', () => {
    const { state, store, settle } = refusing()
    const refusals: boolean[] = []
    store.subscribe(({ refused }) => refusals.push(refused))
    store.set({ turns: '13' })
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'turns:13', refused: false })
    settle()
    settle()
    state.refuses = false
    settle()
    expect(refusals).toEqual([false, true, false])
  })
  test('loses no change on the next page: its address brings it', () => {
    const { store, settle } = refusing()
    store.set({ turns: '13' })
    settle()
    expect(store.carry('/notes/b/#how')).toBe('/notes/b/?with=turns:13#how')
    expect(store.carry('/notes/b/?with=turns:50')).toBe('/notes/b/?with=turns:50')
    expect(browser(store.carry('/notes/b/')).store.get()).toMatchObject({ mode: 'link', text: 'turns:13' })
  })
  test('loses none at a reload: the address is then no copy of what is kept', () => {
    const { state, store, settle } = refusing()
    store.set({ turns: '13' })
    settle()
    expect(state).toMatchObject({ address: '/notes/a/?with=turns:13', written: false })
    expect(browser(state.address, state.stored, state.written).store.get()).toMatchObject({ text: 'turns:13' })
  })
  test('does not bring back what it kept before', () => {
    const { state, store, settle } = refusing(own('turns:20'))
    store.set({ turns: '13' })
    settle()
    expect(browser(store.carry('/notes/b/'), state.stored).store.get()).toMatchObject({ text: 'turns:13' })
    store.reset()
    settle()
    expect(browser(store.carry('/notes/b/'), state.stored).store.get()).toMatchObject({ text: '' })
    expect(browser(state.address, state.stored, state.written).store.get()).toMatchObject({ text: '' })
  })
})

describe('the version of the book', () => {
  const today = '2027-01-15'
  test('goes into the address with the scenario, and goes with it', () => {
    const { state, store, settle } = browser('/notes/a/', null, false, today)
    store.set({ turns: '12' })
    settle()
    expect(state.address).toBe('/notes/a/?with=turns:12&on=2027-01-15')
    store.reset()
    settle()
    expect(state.address).toBe('/notes/a/')
  })
  test('of a link stays in the address until the reader takes over', () => {
    const { state, store, settle } = browser('/notes/a/?with=turns:12&on=2026-11-21&was=calc-a.cost:7', null, false, today)
    expect(store.opened).toEqual({ on: '2026-11-21', was: 'calc-a.cost:7' })
    store.flush()
    expect(state.address).toBe('/notes/a/?with=turns:12&on=2026-11-21&was=calc-a.cost:7')
    expect(store.carry('/notes/b/')).toBe('/notes/b/?with=turns:12&on=2026-11-21')
    store.keep()
    settle()
    expect(state.address).toBe('/notes/a/?with=turns:12&on=2027-01-15')
  })
  test('of a shared link is that of today, since its numbers are', () => {
    const { store } = browser('/notes/a/?with=turns:12&on=2026-11-21', null, false, today)
    expect(store.share('#calc-a', 'calc-a.cost:9')).toBe('/notes/a/?with=turns:12&on=2027-01-15&was=calc-a.cost:9#calc-a')
  })
  test('is not asked of an address that this script wrote, nor of a link without one', () => {
    expect(browser('/notes/a/?with=turns:12&on=2026-11-21', own('turns:12'), true, today).store.opened).toEqual({ on: null, was: null })
    const { state, store } = browser('/notes/a/?with=turns:12', null, false, today)
    expect(store.opened.on).toBeNull()
    store.flush()
    expect(state.address).toBe('/notes/a/?with=turns:12')
  })
})

describe('a whole scenario', () => {
  test('takes the place of what is in force, in one step', () => {
    const { store } = browser('/notes/a/', own('turns:40,gpuHourPrice:3'))
    store.load('turns:12, people:5e9')
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'turns:12,people:5e9' })
    store.undo()
    expect(store.get().text).toBe('turns:40,gpuHourPrice:3')
  })
  test('takes the place of a link, and undo brings the link back', () => {
    const { store } = browser('/notes/a/?with=turns:12')
    store.load('people:5e9')
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'people:5e9' })
    store.undo()
    expect(store.get()).toMatchObject({ mode: 'link', text: 'turns:12' })
  })
})

describe('under a link', () => {
  const open = () => browser('/notes/a/?with=turns:12', own('gpuHourPrice:3'))
  test('keep makes it the own scenario, undo brings the question back', () => {
    const { store } = open()
    store.keep()
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'turns:12' })
    store.undo()
    expect(store.get()).toMatchObject({ mode: 'link', text: 'turns:12', own: 'gpuHourPrice:3' })
  })
  test('drop returns to the own scenario', () => {
    const { store, state, settle } = open()
    store.drop()
    settle()
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'gpuHourPrice:3' })
    expect(state.address).toBe('/notes/a/?with=gpuHourPrice:3')
  })
  test("a change adopts the link's scenario with that change", () => {
    const { store } = open()
    store.set({ people: '7e8' })
    expect(store.get()).toMatchObject({ mode: 'stored', text: 'turns:12,people:7e8', canUndo: true })
  })
  test('links to other pages carry it on, and only then', () => {
    const { store } = open()
    expect(store.carry('/notes/b/#x')).toBe('/notes/b/?with=turns:12#x')
    expect(store.carry('/notes/b/?with=')).toBe('/notes/b/?with=')
    store.keep()
    expect(store.carry('/notes/b/')).toBe('/notes/b/')
  })
})

describe('changing', () => {
  test('a drag is one step to undo; the next one is another', () => {
    const { store, state } = browser()
    for (const value of ['1', '2', '3']) store.set({ turns: value })
    state.time = 5000
    store.set({ turns: '4' })
    store.undo()
    expect(store.get().text).toBe('turns:3')
    store.undo()
    expect(store.get()).toMatchObject({ text: '', canUndo: false, mode: 'book' })
  })
  test('a reset can be undone', () => {
    const { store } = browser('/', own('turns:12'))
    store.reset()
    expect(store.get().mode).toBe('book')
    store.undo()
    expect(store.get().text).toBe('turns:12')
  })
  test('device and address are written once it settles, and the address is clean when nothing is changed', () => {
    const { store, state, settle } = browser('/notes/a/?x=1#top')
    store.set({ turns: '12' })
    expect(state.stored).toBeNull()
    settle()
    expect(state.address).toBe('/notes/a/?x=1&with=turns:12#top')
    store.reset()
    settle()
    expect(state.address).toBe('/notes/a/?x=1#top')
  })
  test('another tab is followed', () => {
    const { store, state } = browser()
    const seen: string[] = []
    store.subscribe(({ text }) => seen.push(text))
    state.stored = own('turns:9')
    store.reload()
    expect(seen).toEqual(['turns:9'])
    expect(state.address).toBe('/notes/kv-cache/?with=turns:9')
  })
  test('pins moved in a figure stay on the page, beside the scenario', () => {
    const { store, settle, state } = browser()
    store.setHere('calc-training-run.params', '8e9')
    settle()
    expect(store.get()).toMatchObject({ mode: 'book', here: 'calc-training-run.params:8e9' })
    expect(state.address).toBe('/notes/kv-cache/?here=calc-training-run.params:8e9')
    expect(store.share('#calc-training-run')).toBe('/notes/kv-cache/?with=&here=calc-training-run.params:8e9#calc-training-run')
  })
  test('what stands on the device is not trusted', () => {
    for (const text of ['', '{', '[]', '{"own":3}', 'null']) expect(browser('/', text).store.get().mode).toBe('book')
  })
})

describe('the link form', () => {
  test('entries split and join; a mangled one keeps its text', () => {
    expect(splitEntries('a:1,b.c:x,oops,')).toEqual({ a: '1', 'b.c': 'x', oops: '' })
    expect(changeEntries('a:1,b:2', { a: null, c: '3' })).toBe('b:2,c:3')
  })
  test('numbers survive an address', () => {
    expect(entryText(8e24)).toBe('8e24')
    expect(entryText(1e-7)).toBe('1e-7')
    expect(withQuery('/a/?here=x#h', { with: 'm:a b&c' })).toBe('/a/?here=x&with=m:a%20b%26c#h')
  })
})

test('what a figure shows stays in the address of its page, and changes no value', () => {
  const { state, store, settle } = browser('/notes/kv-cache/?show=calc-kv-cache.view:runs')
  expect(store.get()).toMatchObject({ mode: 'book', show: 'calc-kv-cache.view:runs' })
  store.setShow('calc-kv-cache.uncertainty', '7')
  settle()
  expect(state.address).toBe('/notes/kv-cache/?show=calc-kv-cache.view:runs,calc-kv-cache.uncertainty:7')
  store.setShow('calc-kv-cache.view', null)
  store.setShow('calc-kv-cache.uncertainty', null)
  settle()
  expect(state.address).toBe('/notes/kv-cache/')
})
