/** A box that finds a note: a combobox over titles and aliases. */
import type { MapData, MapNote } from './map-data.ts'

const mostFound = 8

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** How well a text answers what was typed, 0 best; null when it does not. Every word typed must begin a word, or stand in one. */
export function matchRank(typed: string, text: string): number | null {
  const [query, name] = [plain(typed), plain(text)]
  if (query === '') return null
  if (name.startsWith(query)) return 0
  const words = name.split(' ')
  const parts = query.split(' ')
  if (parts.every((part) => words.some((word) => word.startsWith(part)))) return 1
  return parts.every((part) => name.includes(part)) ? 2 : null
}

/** The notes that answer, best first, then as the map has them. */
export function findNotes<T extends { readonly title: string; readonly aliases: string }>(typed: string, notes: Iterable<T>): T[] {
  const ranked: { note: T; rank: number }[] = []
  for (const note of notes) {
    const ranks = [note.title, ...note.aliases.split('; ').filter(Boolean)].map((name, i) => {
      const rank = matchRank(typed, name)
      return rank === null ? Number.POSITIVE_INFINITY : rank + (i === 0 ? 0 : 0.5)
    })
    const rank = Math.min(...ranks)
    if (Number.isFinite(rank)) ranked.push({ note, rank })
  }
  return ranked.sort((a, b) => a.rank - b.rank || a.note.title.length - b.note.title.length).map(({ note }) => note)
}

/** `keep` leaves the title of the chosen note in the box. */
export function startFind(
  input: HTMLInputElement,
  list: HTMLUListElement,
  data: MapData,
  choose: (note: MapNote) => void,
  keep = false,
): void {
  let found: MapNote[] = []
  let active = -1

  function activate(index: number): void {
    active = index
    for (const [i, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(i === index))
    if (index >= 0) input.setAttribute('aria-activedescendant', `${list.id}-${index}`)
    else input.removeAttribute('aria-activedescendant')
  }

  function show(): void {
    found = findNotes(input.value, data.notes).slice(0, mostFound)
    list.replaceChildren(
      ...found.map((note, i) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${i}`
        option.className = `topic-${note.topic}`
        option.setAttribute('role', 'option')
        option.textContent = note.title
        return option
      }),
    )
    if (found.length === 0 && input.value.trim() !== '') {
      const none = document.createElement('li')
      none.className = 'none'
      none.textContent = 'No note has this in its title.'
      list.append(none)
    }
    const open = list.childElementCount > 0
    list.hidden = !open
    input.setAttribute('aria-expanded', String(open))
    activate(found.length > 0 ? 0 : -1)
  }

  function close(): void {
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  function take(note: MapNote | undefined): void {
    if (!note) return
    close()
    input.value = keep ? note.title : ''
    choose(note)
  }

  input.addEventListener('input', show)
  if (input.value && document.activeElement === input) show()
  input.addEventListener('focus', () => input.value && show())
  input.addEventListener('blur', close)
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    if (option) take(found[[...list.children].indexOf(option)])
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') take(found[active])
    else if (event.key === 'Escape' && !list.hidden) close()
    else if (event.key === 'ArrowDown' && found.length > 0) activate((active + 1) % found.length)
    else if (event.key === 'ArrowUp' && found.length > 0) activate((active - 1 + found.length) % found.length)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
}
