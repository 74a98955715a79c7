/** The search page's own box, which answers the query in its address. */
import { searchBox } from './search-box.ts'

export function startSearchPage(): void {
  const place = document.querySelector('#search-here')
  if (!place) return
  const { root, input } = searchBox('here')
  place.append(root)
  input.value = new URLSearchParams(location.search).get('q') ?? ''
  if (input.value !== '') input.dispatchEvent(new Event('input'))
}
