/** A box that finds a note: a combobox over titles and aliases. */
import { createCombobox } from '../page/combobox.ts'
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
  const combobox = createCombobox(input, list)
  let found: MapNote[] = []

  function show(): void {
    found = findNotes(input.value, data.notes).slice(0, mostFound)
    list.replaceChildren(
      ...found.map((note, i) => {
        const option = document.createElement('li')
        option.id = `${list.id}-${i}`
        option.className = `topic-${note.topic}`
        option.setAttribute('role', 'option')
        option.setAttribute('aria-selected', 'false')
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
    combobox.update()
    combobox.activate(combobox.options()[0])
  }

  const noteOf = (option: HTMLElement | null | undefined) => (option ? found[combobox.options().indexOf(option)] : undefined)

  function take(note: MapNote | undefined): void {
    if (!note) return
    combobox.close()
    input.value = keep ? note.title : ''
    choose(note)
  }

  input.addEventListener('input', show)
  if (input.value && document.activeElement === input) show()
  input.addEventListener('focus', () => input.value && show())
  input.addEventListener('blur', combobox.close)
  list.addEventListener('pointerdown', (event) => event.preventDefault())
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest<HTMLElement>('[role=option]') : null
    take(noteOf(option))
  })
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') take(noteOf(combobox.active()))
    else if (event.key === 'Escape' && !list.hidden) combobox.close()
    else if (event.key === 'ArrowDown' && found.length > 0) combobox.move(1)
    else if (event.key === 'ArrowUp' && found.length > 0) combobox.move(-1)
    else return
    event.preventDefault()
    event.stopPropagation()
  })
}
