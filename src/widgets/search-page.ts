/** The search page's own box, which answers the query in its address and keeps the address to what is asked. */
import { searchInput } from './search-input.ts'

export function startSearchPage(): void {
  const place = document.querySelector('#search-here')
  if (!place) return
  const input = searchInput('here')
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  place.append(input)
  input.addEventListener('input', () => {
    const address = input.value === '' ? location.pathname : `?q=${encodeURIComponent(input.value)}`
    history.replaceState(history.state, '', address)
  })
  void import('./search-box.ts').then(({ searchBox }) => {
    const { root, begin } = searchBox('here', input)
    place.append(root)
    begin()
  })
}
