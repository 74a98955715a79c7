/**
 * A search box that answers as one types: a combobox over a list of links. Used in the dialog and on the search page.
 *
 * Each keystroke is answered from what the index brings for it; when typing rests, the question is looked at harder, and rows get their
 * passages, live values and, above them, an answer. An older question never overwrites a newer one.
 */
import type { Found, Search } from '../search/search.ts'
import { element } from './element.ts'
import { facetNodes, toggled } from './search-facets.ts'
import { loadSearch } from './search-load.ts'
import { forgetSearches, recentSearches, rememberSearch } from './search-recent.ts'
import { groupNodes, showPassage } from './search-rows.ts'
import { operatorHelp, statusLine } from './search-words.ts'

/** Milliseconds without a key after which a question rests. */
const rest = 220
const patience = 300
/** Only such a text can be a question for a calculator. */
const mayAsk = /\d|illion|train|cache|latency|throughput/i
const shown = { typing: 6, first: 10, more: 30 }

export interface SearchBox {
  readonly root: HTMLElement
  /** Answers what stands in the input already, or shows what there is before anything is typed. */
  readonly begin: () => void
}

/** Around an input (`search-input.ts`); `name` makes ids unique; `leave` is called when a result is followed. */
export function searchBox(name: string, input: HTMLInputElement, leave: () => void = () => undefined): SearchBox {
  const list = element('div', { id: `${name}-list`, role: 'listbox', class: 'results', 'aria-label': 'Results' })
  const status = element('p', { class: 'search-status', role: 'status' })
  const facets = element('div', { class: 'facets', role: 'group', 'aria-label': 'Narrow by kind and topic' })
  const recent = element('div', { class: 'recent' })
  const more = element('div')
  const root = element('div', { class: 'search-box' }, input, status, facets, list, more, recent, operatorHelp())
  let chosen = -1
  let latest = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  let limit = shown.first

  const options = (): HTMLElement[] => [...list.querySelectorAll<HTMLElement>('[role="option"]')]
  const choose = (index: number, scroll = true) => {
    const all = options()
    chosen = all.length === 0 ? -1 : (index + all.length) % all.length
    all.forEach((item, at) => {
      item.setAttribute('aria-selected', String(at === chosen))
    })
    const current = all[chosen]
    if (current) input.setAttribute('aria-activedescendant', current.id)
    else input.removeAttribute('aria-activedescendant')
    if (scroll) current?.scrollIntoView({ block: 'nearest' })
  }
  const setText = (text: string) => {
    input.value = text
    input.focus()
    input.dispatchEvent(new Event('input'))
  }

  const show = (found: Found, text: string, answer: HTMLElement | null) => {
    const kept = chosen > 0 ? options()[chosen]?.dataset['document'] : undefined
    const before = list.querySelector<HTMLElement>('.answer-row')
    const first = answer ?? (before && before.dataset['text'] === text.trim() ? before : null)
    list.replaceChildren(...(first ? [first] : []), ...groupNodes(found, name, first ? 1 : 0))
    more.replaceChildren(...moreButton(found))
    const all = options()
    input.setAttribute('aria-expanded', String(all.length > 0))
    const at = kept === undefined ? 0 : all.findIndex((item) => item.dataset['document'] === kept)
    choose(Math.max(0, at), false)
    facets.replaceChildren(...facetNodes(found, (operator) => setText(toggled(input.value, operator))))
    status.replaceChildren(...statusLine(found, text))
    recent.replaceChildren()
  }
  const moreButton = ({ results, counts }: Found): readonly HTMLElement[] => {
    const total = Object.values(counts.kinds).reduce((sum, count) => sum + count, 0)
    if (results.length >= total || limit > shown.first) return []
    const button = element('button', { type: 'button', class: 'quiet more-results' }, 'Show more')
    button.addEventListener('click', () => {
      limit = shown.more
      void answer(true)
    })
    return [button]
  }

  const showRecent = () => {
    const searches = recentSearches()
    list.replaceChildren()
    more.replaceChildren()
    facets.replaceChildren()
    status.replaceChildren()
    input.setAttribute('aria-expanded', 'false')
    choose(-1)
    if (searches.length === 0) return recent.replaceChildren()
    const again = searches.map((text) => {
      const button = element('button', { type: 'button', class: 'quiet' }, text)
      button.addEventListener('click', () => setText(text))
      return button
    })
    const forget = element('button', { type: 'button', class: 'quiet forget' }, 'Forget these')
    forget.addEventListener('click', () => {
      forgetSearches()
      recent.replaceChildren()
      input.focus()
    })
    recent.replaceChildren(element('span', {}, 'Searched before on this device:'), ...again, forget)
  }

  /** What takes longer: passages of notes, values of parameters and calculators. */
  const enrich = async (search: Search, found: Found, turn: number) => {
    const rows = new Map(options().map((item) => [item.dataset['document'], item]))
    const { fillValues } = await import('./search-values.ts')
    await Promise.all([
      ...found.results.map(async (result) => {
        const item = rows.get(String(result.document))
        const passage = await search.passage(result, found.terms)
        if (item && turn === latest) showPassage(item, result, passage, found.terms)
      }),
      fillValues(found.results, rows, () => turn === latest),
    ])
  }

  const answer = async (settled: boolean) => {
    const turn = ++latest
    const text = input.value
    if (text.trim() === '') return showRecent()
    const waiting = setTimeout(() => status.replaceChildren('Fetching the index …'), patience)
    try {
      const search = await loadSearch()
      const [found, row] = await Promise.all([
        search.find(text, { limit: settled ? limit : Math.min(limit, shown.typing), settled }),
        settled ? answerRow(text) : null,
      ])
      if (turn !== latest) return
      clearTimeout(waiting)
      show(found, text, row)
      if (settled) await enrich(search, found, turn)
    } catch {
      if (turn !== latest) return
      status.replaceChildren(
        'The search index did not arrive. Type again to retry, or see ',
        element('a', { href: '/search/' }, 'the whole index'),
        '.',
      )
    } finally {
      clearTimeout(waiting)
    }
  }
  const answerRow = async (text: string): Promise<HTMLElement | null> => {
    if (!mayAsk.test(text)) return null
    try {
      const { answerRow: rowFor } = await import('./search-answer.ts')
      return await rowFor(text, name)
    } catch {
      return null
    }
  }

  input.addEventListener('input', () => {
    clearTimeout(resting)
    limit = shown.first
    resting = setTimeout(() => void answer(true), rest)
    void answer(false)
  })
  input.addEventListener('focus', () => void loadSearch().catch(() => undefined))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      options()[chosen]?.dispatchEvent(
        new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }),
      )
    }
  })
  list.addEventListener('pointermove', (event) => {
    const item = event.target instanceof Element ? event.target.closest<HTMLElement>('[role="option"]') : null
    const at = item ? options().indexOf(item) : -1
    if (at >= 0 && at !== chosen) choose(at, false)
  })
  list.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('a')) return
    rememberSearch(input.value)
    leave()
  })
  const begin = () => {
    if (input.value === '') showRecent()
    else if (list.childElementCount === 0) input.dispatchEvent(new Event('input'))
  }
  void loadSearch().catch(() => undefined)
  return { root, begin }
}
