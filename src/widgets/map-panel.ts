/** The panel: a note's title, status, summary, relations with reasons, and the way to open it. Built from the list, by cloning. */
import { relationWords } from '../records/relation.ts'
import { fetchPage } from './fetch-page.ts'
import { type MapNote, type MapRelation, otherEnd } from './map-data.ts'

const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** How a relation reads from one of its notes. */
export const wordsFrom = (relation: MapRelation, note: MapNote): string =>
  relationWords[relation.kind][relation.source === note ? 'forward' : 'inverse']

/** Fills the panel with a note, or with its hint again. `kept` says whether the note stays when the pointer leaves. */
export function createPanel(root: HTMLElement, panel: HTMLElement, onClose: () => void) {
  const hint = [...panel.childNodes]
  let wanted: MapNote | null = null

  function relationItem(relation: MapRelation, note: MapNote): HTMLLIElement {
    const other = otherEnd(relation, note)
    const link = element('a', `topic-${other.topic}`, other.title)
    link.href = `#note=${other.id}`
    const words = element('span', 'words', wordsFrom(relation, note))
    const sample = root.querySelector(`.map-kinds input[value="${relation.kind}"] ~ .sample`)?.cloneNode(true)
    if (sample instanceof SVGElement) {
      sample.classList.toggle('inverse', relation.source !== note)
      words.prepend(sample, ' ')
    }
    const item = element('li', '', words, link, element('span', 'because', relation.because))
    item.dataset.with = other.id
    return item
  }

  function summaryOf(note: MapNote): HTMLParagraphElement {
    const summary = element('p', 'summary', note.entry.querySelector('p')?.textContent ?? '')
    if (!summary.textContent) {
      fetchPage(`/notes/${note.id}/`)
        .then((page) => {
          summary.textContent = page.querySelector('meta[name="description"]')?.getAttribute('content') ?? ''
        })
        .catch(() => {})
    }
    return summary
  }

  return (note: MapNote | null, kept: boolean): void => {
    panel.classList.toggle('kept', note !== null && kept)
    if (note === wanted) return
    wanted = note
    if (!note) {
      panel.replaceChildren(...hint)
      return
    }
    const close = element('button', 'map-close', '×')
    close.type = 'button'
    close.setAttribute('aria-label', 'Close')
    close.addEventListener('click', onClose)
    const title = element('a', '', note.title)
    const open = element('a', 'map-open', 'Open this note')
    title.href = open.href = `/notes/${note.id}/`
    const status = note.entry.querySelector('i')?.textContent ?? ''
    const relations = element('ul', 'relations', ...note.relations.map((relation) => relationItem(relation, note)))
    panel.replaceChildren(
      close,
      element('p', `status topic-${note.topic}`, status),
      element('h2', '', title),
      summaryOf(note),
      relations,
      open,
    )
    panel.scrollTop = 0
  }
}
