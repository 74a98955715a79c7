/** The search page's own box, which answers the query in its address and keeps the address to what is asked. */
import { searchInput } from './search-input.ts'

/** Milliseconds without a key after which the address follows: a change of address makes the browser fetch the page's icon again. */
const rest = 300

export function startSearchPage(): void {
  const place = document.querySelector('#search-here')
  if (!place) return
  const input = searchInput('here')
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  place.append(input)
  let resting: ReturnType<typeof setTimeout> | undefined
  const keepAddress = () => {
    clearTimeout(resting)
    const query = input.value === '' ? '' : `?q=${encodeURIComponent(input.value)}`
    if (location.search !== query) history.replaceState(history.state, '', query || location.pathname)
  }
  input.addEventListener('input', () => {
    clearTimeout(resting)
    resting = setTimeout(keepAddress, rest)
  })
  place.addEventListener('click', keepAddress, true)
  void import('./search-box.ts').then(({ searchBox }) => {
    const { root, begin } = searchBox('here', input)
    place.append(root)
    begin()
  })
}
