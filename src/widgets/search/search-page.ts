/** The search page's own box, which answers the query in its address and keeps the address to what is asked. */
import { encodePercent } from '../../scenario/scenario-text.ts'
import { loadSearchBox, searchInput } from './search-input.ts'

/** Milliseconds without a key after which the address is updated: each change makes the browser fetch the page's icon again. */
const typingPause = 300

const askedHere = (): string => new URLSearchParams(location.search).get('q') ?? ''

export function startSearchPage(): void {
  const place = document.querySelector('#search-here')
  if (!place) return
  const input = searchInput('here')
  input.value = askedHere()
  place.append(input)
  let resting: ReturnType<typeof setTimeout> | undefined
  const keepAddress = () => {
    clearTimeout(resting)
    if (askedHere() === input.value) return
    history.replaceState(history.state, '', input.value === '' ? location.pathname : `?q=${encodePercent(input.value)}`)
  }
  input.addEventListener('input', () => {
    clearTimeout(resting)
    resting = setTimeout(keepAddress, typingPause)
  })
  place.addEventListener('click', keepAddress, true)
  addEventListener('popstate', () => {
    if (askedHere() === input.value) return
    input.value = askedHere()
    input.dispatchEvent(new Event('input', { bubbles: true }))
  })
  loadSearchBox(input, async () => {
    const { searchBox } = await import('./search-box.ts')
    const typing = document.activeElement === input
    const { root, begin } = searchBox('here', input)
    place.append(root)
    // It was moved, and loses the focus by that.
    if (typing) input.focus()
    begin()
  })
}
