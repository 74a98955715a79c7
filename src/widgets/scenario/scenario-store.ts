/**
 * The reader's scenario in the browser: which assumptions are changed, whose change is in force, and how to take it back.
 *
 * - **own**: what this reader changed, kept on the device and followed through the notebook.
 * - **link**: what an address opened with (`?with=…`; present but empty is the book). It wins over `own`, which stays untouched
 *   until the reader keeps the link's or changes something.
 * - **here**: pins of a figure on this page that the reader moved (`?here=calc-training-run.params:8e9`); they stay on the page.
 * - **on**: the version of the book that a link was made with (`?on=2026-11-21`); it goes into every address that holds a scenario.
 * - **show**: what a figure shows, no value (`?show=calc-training-run.view:runs`): its chart, an open panel; it stays on the page too.
 *
 * It holds texts, not values, so that a page loads no model before it is needed; `entry-values.ts` has the values. Effects come as an
 * argument.
 */
import { changeEntries, joinEntries, splitEntries, withQuery } from '../../scenario/scenario-text.ts'

export type Mode = 'book' | 'stored' | 'link'

interface Snapshot {
  readonly own: string
  readonly link: string | null
}

export interface ScenarioState {
  readonly mode: Mode
  /** The changes in force, in link form. */
  readonly text: string
  readonly own: string
  readonly here: string
  readonly show: string
  readonly canUndo: boolean
  /** The device did not take the last change. It stays in this page's address, and goes along in links from here. */
  readonly refused: boolean
}

export interface Effects {
  /** Path, query and hash of the page. */
  readonly address: () => string
  /** True when the query stands there because this script wrote it, not because the page was opened by a link. */
  readonly isOwnAddress: () => boolean
  /** Of the book that this page was built with; empty when it has none. */
  readonly version: () => string
  /** `own`: the query is this script's copy of what the device keeps; else the address is the only place that has it. */
  readonly replaceAddress: (address: string, own: boolean) => void
  readonly read: () => string | null
  /** False when the device does not take it. */
  readonly write: (text: string) => boolean
  readonly now: () => number
  /** Runs once, a little later; a new call replaces the former. */
  readonly later: (run: () => void) => void
}

export interface ScenarioStore {
  readonly get: () => ScenarioState
  readonly version: () => string
  /** What the link that opened the page says of its own time: the book's version, and the result of a figure. */
  readonly opened: { readonly on: string | null; readonly was: string | null }
  /** Entries in or (null) out. A drag is one step to undo. */
  readonly set: (changes: Readonly<Record<string, string | null>>) => void
  /** Puts a whole scenario in place of what is in force; one step to undo. */
  readonly load: (text: string) => void
  readonly setHere: (key: string, text: string | null) => void
  readonly setShow: (key: string, text: string | null) => void
  readonly undo: () => void
  readonly reset: () => void
  /** Under a link: its scenario becomes the reader's own. */
  readonly keep: () => void
  /** Under a link: back to the reader's own. */
  readonly drop: () => void
  /** Read again what another tab or page wrote. */
  readonly reload: () => void
  readonly flush: () => void
  readonly subscribe: (listener: (state: ScenarioState) => void) => () => void
  /** This page's address with the scenario in it, to share; `was` is a result to go with it. */
  readonly share: (hash?: string, was?: string) => string
  /** The address of another page, carrying on a link's scenario, or one that the device does not keep; else unchanged. */
  readonly carry: (href: string) => string
}

const mostSteps = 30
const oneDrag = 1500

const readStored = (text: string | null): { readonly own: string; readonly past: readonly Snapshot[] } => {
  try {
    const stored: unknown = JSON.parse(text ?? '')
    if (typeof stored === 'object' && stored && 'own' in stored && typeof stored.own === 'string') {
      const past = 'past' in stored && Array.isArray(stored.past) ? stored.past.filter(isSnapshot) : []
      return { own: tidy(stored.own), past }
    }
  } catch {}
  return { own: '', past: [] }
}

const isSnapshot = (value: unknown): value is Snapshot =>
  typeof value === 'object' && value !== null && 'own' in value && typeof value.own === 'string' && 'link' in value

const tidy = (text: string): string => joinEntries(splitEntries(text))

const queryOf = (address: string, name: string): string | null => new URLSearchParams(address.split('#')[0]?.split('?')[1] ?? '').get(name)

export const createScenarioStore = (effects: Effects): ScenarioStore => {
  const listeners = new Set<(state: ScenarioState) => void>()
  let { own, past } = readStored(effects.read())
  const given = effects.isOwnAddress() ? null : queryOf(effects.address(), 'with')
  let link = given === null ? null : tidy(given)
  const ofLink = (name: string) => (link === null ? null : queryOf(effects.address(), name))
  const opened = { on: ofLink('on'), was: ofLink('was') }
  let here = tidy(queryOf(effects.address(), 'here') ?? '')
  let show = tidy(queryOf(effects.address(), 'show') ?? '')
  let refused = false
  let last = { key: '', at: Number.NEGATIVE_INFINITY }

  const inForce = () => link ?? own
  const get = (): ScenarioState => ({
    mode: link !== null && link !== own ? 'link' : own === '' ? 'book' : 'stored',
    text: inForce(),
    own,
    here,
    show,
    canUndo: past.length > 0,
    refused,
  })
  const places = () => ({ here: here || null, show: show || null })
  const version = () => effects.version() || null
  /** While a link stands, its own date does too. */
  const shared = () =>
    link === null
      ? { with: own || null, on: own ? version() : null, was: null, ...places() }
      : { with: link, on: opened.on, was: opened.was, ...places() }
  const flush = () => {
    const before = refused
    refused = !effects.write(JSON.stringify({ own, past }))
    // What the device kept before would count again on the way back, so an address says that it is the book.
    const query = refused && link === null && own === '' ? { ...shared(), with: '' } : shared()
    effects.replaceAddress(withQuery(effects.address(), query), !refused)
    if (refused !== before) announce()
  }
  const announce = () => {
    const state = get()
    for (const listener of listeners) listener(state)
  }
  const tell = () => {
    effects.later(flush)
    announce()
  }
  const move = (next: Snapshot, remember = true) => {
    if (remember) past = [...past, { own, link }].slice(-mostSteps)
    ;({ own, link } = next)
    tell()
  }

  const set: ScenarioStore['set'] = (changes) => {
    const next = changeEntries(inForce(), changes)
    if (next === inForce()) return
    const key = Object.keys(changes).join()
    const now = effects.now()
    const drags = key === last.key && now - last.at < oneDrag
    last = { key, at: now }
    move({ own: next, link: null }, !drags)
  }
  const undo = () => {
    const before = past.at(-1)
    if (!before) return
    past = past.slice(0, -1)
    last = { key: '', at: 0 }
    move(before, false)
  }
  if (own !== '' && link === null) effects.later(flush)

  return {
    get,
    version: effects.version,
    opened,
    set,
    load: (text) => move({ own: tidy(text), link: null }),
    setHere: (key, text) => {
      here = changeEntries(here, { [key]: text })
      tell()
    },
    setShow: (key, text) => {
      show = changeEntries(show, { [key]: text })
      effects.later(flush)
    },
    undo,
    reset: () => move({ own: '', link: null }),
    keep: () => link !== null && move({ own: link, link: null }),
    drop: () => {
      link = null
      tell()
    },
    reload: () => {
      ;({ own, past } = readStored(effects.read()))
      announce()
      if (link === null) effects.replaceAddress(withQuery(effects.address(), shared()), true)
    },
    flush,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    share: (hash, was = '') =>
      withQuery(`${effects.address().replace(/#.*$/, '')}${hash ?? ''}`, { with: inForce(), on: version(), was: was || null, ...places() }),
    carry: (href) => {
      if (queryOf(href, 'with') !== null) return href
      if (get().mode === 'link') return withQuery(href, { with: inForce(), on: opened.on })
      return refused ? withQuery(href, { with: own, on: version() }) : href
    },
  }
}
