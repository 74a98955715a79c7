/**
 * A search box that answers as one types: a combobox over a list of links. Used in the dialog and on the search page.
 *
 * Each keystroke is answered from the index; once typing has paused, the query is corrected and ranked in full, and rows get their
 * passages, live values and, above them, an answer. Facets and the status line follow after the pause too, and only then is anything
 * announced. An older question never overwrites a newer one; Enter waits for the answer to what stands in the box.
 */
import type { Found } from '../../search/query/search.ts'
import { element } from '../page/element.ts'
import { isPlainClick } from '../page/plain-click.ts'
import { answerFor, enrichRows } from './search-enrich.ts'
import { facetRow, toggled } from './search-facets.ts'
import { resultList } from './search-list.ts'
import { loadSearch } from './search-load.ts'
import { rememberSearch } from './search-recent.ts'
import { recentNodes } from './search-recent-list.ts'
import { notArrived, operatorHelp, type SearchActions, statusLine } from './search-status.ts'

/** Milliseconds without a key after which typing has paused. */
const typingPause = 220
/** Milliseconds after which the status line shows that the index is being fetched, and Enter no longer waits for a passage's heading. */
const patience = 300
const shown = { typing: 6, first: 10, more: 30 }
const noAnswer = 'The calculators did not arrive, so a number may be missing here.'

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

export interface SearchBox {
  readonly root: HTMLElement
  /** Answers what stands in the input already, or shows what there is before anything is typed. */
  readonly begin: () => void
}

/** Around an input (`search-input.ts`); `name` makes ids unique; `leave` is called when a result is followed in this window. */
export function searchBox(name: string, input: HTMLInputElement, leave: () => void = () => undefined): SearchBox {
  const list = resultList(name, input)
  const status = element('div', { class: 'search-status' })
  const announced = element('p', { class: 'visually-hidden', role: 'status' })
  const facets = facetRow((operator) => setText(toggled(input.value, operator)))
  const recent = element('div', { class: 'recent' })
  const more = element('div', { class: 'more' })
  const root = element('div', { class: 'search-box' }, input, status, announced, facets.root, list.root, more, recent, operatorHelp())
  let latest = 0
  let resting: ReturnType<typeof setTimeout> | undefined
  let limit = shown.first
  /** The turn and the text of the list that is shown; whether it is the answer at rest; whether something is missing in it. */
  let drawn = { turn: 0, text: '', settled: false, lacking: false }
  let enriching: Promise<unknown> = Promise.resolve()

  /** After a press that takes its own button away: back to typing, but no keyboard over the results of a finger. */
  const back = (event: MouseEvent) => {
    if (event.detail === 0 || matchMedia('(hover: hover)').matches) input.focus({ preventScroll: true })
  }
  const setText = (text: string) => {
    input.value = text
    input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const actions: SearchActions = {
    ask: (text, event) => {
      setText(text)
      back(event)
    },
    again: (event) => {
      void answer(true)
      back(event)
    },
  }
  const announce = (words: string) => {
    if (announced.textContent !== words) announced.textContent = words
  }
  /** Rows that are shown meanwhile answer an earlier question. */
  const sayWaiting = () => {
    status.replaceChildren('Fetching the index …')
    announce('Fetching the index …')
  }
  /** With the first row: its id is the same for every question, so that nothing else would say that it is another. */
  const announceResult = () => {
    const best = list.rows()[0]?.querySelector('.result-title, .answer-number')?.textContent
    announce(`${status.textContent}${best ? `. First: ${best}` : ''}`)
  }
  const say = (...words: readonly (Node | string)[]) => {
    status.replaceChildren(...words)
    announceResult()
  }
  /** While typing: the number alone, unannounced. */
  const count = ({ total }: Found) => {
    const words = total === 0 ? '' : `${total} ${total === 1 ? 'result' : 'results'}`
    if (status.textContent !== words) status.textContent = words
  }

  const showNothing = () => {
    drawn = { turn: latest, text: '', settled: true, lacking: false }
    root.classList.remove('asked')
    list.clear()
    more.replaceChildren()
    facets.clear()
    say()
    recent.replaceChildren(
      ...recentNodes(actions, (event) => {
        recent.replaceChildren()
        back(event)
      }),
    )
  }
  const moreNodes = ({ results, total }: Found): readonly Node[] => {
    if (results.length >= total || results.length < shown.first) return []
    if (limit > shown.first) return [element('p', {}, `These are the best ${results.length} of ${total}; another word narrows them.`)]
    const button = element('button', { type: 'button', class: 'quiet' }, `Show ${Math.min(shown.more, total) - results.length} more`)
    button.addEventListener('click', async (event) => {
      limit = shown.more
      const known = new Set(list.rows().map((row) => row.dataset['document']))
      back(event)
      await answer(true)
      list.choose(list.rows().find((row) => row.dataset['document'] && !known.has(row.dataset['document'])) ?? list.chosen(), true)
    })
    return [button]
  }

  /** An answer row stays while its question is typed further. */
  const standing = (text: string): HTMLElement | null => {
    const [first] = list.rows()
    const asked = first?.dataset['text']
    return first && asked !== undefined && text.trim().startsWith(asked) ? first : null
  }
  const show = (turn: number, found: Found, text: string, row: HTMLElement | null | 'lost', settled: boolean) => {
    const lost = row === 'lost' ? [noAnswer] : []
    drawn = { turn, text, settled, lacking: found.missing > 0 || lost.length > 0 }
    if (!root.classList.contains('asked')) root.classList.add('asked')
    if (recent.hasChildNodes()) recent.replaceChildren()
    list.show(found, row === 'lost' ? null : (row ?? (settled ? null : standing(text))))
    if (!settled) return count(found)
    more.replaceChildren(...moreNodes(found))
    facets.show(found)
    say(...statusLine(found, text, actions, lost))
  }
  /** Whether an answer may still be shown: it is newer than what is shown, and what stands in the box goes on from it. */
  const isWanted = (turn: number, text: string) => turn > drawn.turn && input.value.startsWith(text) && input.value.trim() !== ''

  const answer = async (settled: boolean): Promise<void> => {
    latest += 1
    const turn = latest
    const text = input.value
    if (text.trim() === '') return showNothing()
    const waiting = setTimeout(() => turn === latest && sayWaiting(), patience)
    try {
      const search = await loadSearch()
      const [found, row] = await Promise.all([
        search.find(text, { limit: settled ? limit : Math.min(limit, shown.typing), settled }),
        settled ? answerFor(text, name) : null,
      ])
      clearTimeout(waiting)
      if (!isWanted(turn, text)) return
      const isLast = turn === latest
      show(turn, found, text, row, settled && isLast)
      if (!settled || !isLast) return
      enriching = enrichRows(search, found, list.rows(), () => turn === latest).then((lost) => {
        if (turn !== latest || lost.length === 0) return
        drawn = { ...drawn, lacking: true }
        say(...statusLine(found, text, actions, row === 'lost' ? [noAnswer, ...lost] : lost))
      })
    } catch {
      if (turn !== latest) return
      drawn = { ...drawn, lacking: true }
      say(...notArrived(actions))
    } finally {
      clearTimeout(waiting)
    }
  }

  /** Follows the chosen row: the one that the reader chose in this answer, else the first of the answer at rest. */
  const enter = async (event: KeyboardEvent) => {
    const text = input.value
    const isKnown = () => drawn.text === text && (drawn.settled || list.isOwn())
    if (!isKnown()) {
      clearTimeout(resting)
      await answer(true)
      await Promise.race([enriching, pause(patience)])
      if (!isKnown() || input.value !== text || document.activeElement !== input) return
    }
    const { ctrlKey, metaKey, shiftKey } = event
    list.chosen()?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }))
  }

  let isScrolled = false
  root.addEventListener('scroll', () => {
    isScrolled = true
  })
  input.addEventListener('input', () => {
    clearTimeout(resting)
    if (isScrolled) root.scrollTop = 0
    isScrolled = false
    limit = shown.first
    list.renew()
    resting = setTimeout(() => void answer(true), typingPause)
    void answer(false)
  })
  input.addEventListener('focus', () => void loadSearch().catch(() => undefined))
  // While an input method composes, its keys are its own. In Safari the key that ends that comes after its end.
  let isComposing = false
  input.addEventListener('compositionstart', () => {
    isComposing = true
  })
  input.addEventListener('compositionend', () =>
    setTimeout(() => {
      isComposing = false
    }),
  )
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || isComposing) return
    const bare = !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
    if (bare && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      list.move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      void enter(event)
    } else if (event.key === 'Escape' && !input.closest('dialog')) {
      event.preventDefault()
      if (!list.close()) setText('')
    }
  })
  const remembered = (event: MouseEvent) => event.target instanceof Element && event.target.closest('a') && rememberSearch(input.value)
  list.root.addEventListener('auxclick', remembered)
  list.root.addEventListener('click', (event) => {
    remembered(event)
    if (isPlainClick(event)) leave()
  })
  addEventListener('online', () => {
    if (drawn.lacking) void answer(true)
  })
  const begin = () => {
    if (input.value === '') showNothing()
    else if (list.rows().length === 0) input.dispatchEvent(new Event('input', { bubbles: true }))
  }
  void loadSearch().catch(() => undefined)
  return { root, begin }
}
