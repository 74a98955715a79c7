/**
 * A search box that answers as one types: a combobox over a list of links. Used in the dialog and on the search page.
 * Arrow keys move, Enter opens, and every row says what it is. What compares and what is compared are fetched once, on first use.
 */
import type { Finder, Found } from '../search/find.ts'
import { placeWords, type SearchRecord } from '../search/records.ts'

let loading: Promise<Finder> | undefined

/** The finder over the site's records; a failed fetch is tried again the next time. */
export function loadFinder(): Promise<Finder> {
  loading ??= Promise.all([
    import('../search/find.ts'),
    fetch('/api/search.json').then((response) =>
      response.ok ? (response.json() as Promise<SearchRecord[]>) : Promise.reject(new Error(`${response.status}`)),
    ),
  ]).then(([{ finder }, records]) => finder(records))
  loading.catch(() => {
    loading = undefined
  })
  return loading
}

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** The title with what matched in it marked. */
function marked(title: string, marks: Found['marks']): Node {
  const out = document.createDocumentFragment()
  const on = new Set(marks.flatMap(([start, end]) => Array.from({ length: end - start + 1 }, (_, index) => start + index)))
  let from = 0
  while (from < title.length) {
    let to = from
    while (to < title.length && on.has(to) === on.has(from)) to += 1
    const text = title.slice(from, to)
    out.append(on.has(from) ? element('mark', {}, text) : text)
    from = to
  }
  return out
}

const row = ({ record, marks }: Found, id: string): HTMLElement =>
  element(
    'li',
    { role: 'option', id, 'aria-selected': 'false' },
    element(
      'a',
      { href: record.url, tabindex: '-1', ...(record.topic ? { class: `topic-${record.topic}` } : {}) },
      element('span', { class: 'result-title' }, marked(record.title, marks)),
      element('span', { class: 'result-place' }, placeWords(record)),
      element('span', { class: 'result-text' }, record.text),
    ),
  )

export interface SearchBox {
  readonly root: HTMLElement
  readonly input: HTMLInputElement
}

/** `name` makes ids unique; `leave` is called when a result is followed. */
export function searchBox(name: string, leave: () => void = () => undefined): SearchBox {
  const input = element('input', {
    type: 'text',
    enterkeyhint: 'go',
    role: 'combobox',
    id: `${name}-input`,
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'Search notes, numbers, calculators',
    'aria-label': 'Search the notebook',
    'aria-expanded': 'false',
    'aria-controls': `${name}-list`,
    'aria-autocomplete': 'list',
  })
  const list = element('ul', { id: `${name}-list`, role: 'listbox', class: 'results plain-list', 'aria-label': 'Results' })
  const status = element('p', { class: 'search-status', role: 'status' })
  const root = element('div', { class: 'search-box' }, input, list, status)
  let chosen = -1
  let latest = 0

  const rows = (): HTMLElement[] => [...list.children] as HTMLElement[]
  const choose = (index: number) => {
    const all = rows()
    chosen = all.length === 0 ? -1 : (index + all.length) % all.length
    all.forEach((item, at) => {
      item.setAttribute('aria-selected', String(at === chosen))
    })
    const current = all[chosen]
    if (current) input.setAttribute('aria-activedescendant', current.id)
    else input.removeAttribute('aria-activedescendant')
    current?.scrollIntoView({ block: 'nearest' })
  }
  const show = (query: string, found: readonly Found[]) => {
    list.replaceChildren(...found.map((one, index) => row(one, `${name}-${index}`)))
    input.setAttribute('aria-expanded', String(found.length > 0))
    choose(found.length > 0 ? 0 : -1)
    if (query.trim() === '') status.replaceChildren()
    else if (found.length > 0) status.replaceChildren(`${found.length} ${found.length === 1 ? 'result' : 'results'}`)
    else
      status.replaceChildren(
        `Nothing is close to “${query.trim()}”. Try fewer words, or look at `,
        element('a', { href: '/map/' }, 'the map'),
        '.',
      )
  }
  const answer = async () => {
    const turn = ++latest
    const query = input.value
    const waiting = setTimeout(() => status.replaceChildren('Fetching the list of what can be found …'), 300)
    try {
      const { find } = await loadFinder()
      if (turn === latest) show(query, find(query, 12))
    } catch {
      if (turn === latest)
        status.replaceChildren(
          'The list of what can be found did not arrive. Type again to retry, or see ',
          element('a', { href: '/search/' }, 'the whole index'),
          '.',
        )
    } finally {
      clearTimeout(waiting)
    }
  }

  input.addEventListener('input', () => void answer())
  input.addEventListener('focus', () => void loadFinder().catch(() => undefined))
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      choose(chosen + (event.key === 'ArrowDown' ? 1 : -1))
    } else if (event.key === 'Enter') {
      const link = rows()[chosen]?.querySelector('a')
      event.preventDefault()
      if (link)
        link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: event.ctrlKey, metaKey: event.metaKey }))
    }
  })
  list.addEventListener('pointermove', (event) => {
    const item = event.target instanceof Element ? event.target.closest('li') : null
    const at = item ? rows().indexOf(item) : -1
    if (at >= 0 && at !== chosen) choose(at)
  })
  list.addEventListener('click', leave)
  return { root, input }
}
