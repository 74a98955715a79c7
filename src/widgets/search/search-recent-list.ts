/** The last questions as buttons, shown while nothing is asked. */
import { element } from '../page/element.ts'
import { forgetSearches, recentSearches } from './search-recent.ts'
import type { SearchActions } from './search-status.ts'

/** Nothing when there were none. `forgotten` is called when the reader had them forgotten. */
export function recentNodes({ ask }: Pick<SearchActions, 'ask'>, forgotten: (event: MouseEvent) => void): readonly (Node | string)[] {
  const searches = recentSearches()
  if (searches.length === 0) return []
  const again = searches.map((text) => {
    const button = element('button', { type: 'button', class: 'quiet', dir: 'auto' }, text)
    button.addEventListener('click', (event) => ask(text, event))
    return button
  })
  const forget = element('button', { type: 'button', class: 'quiet forget' }, 'Forget these')
  forget.addEventListener('click', (event) => {
    forgetSearches()
    forgotten(event)
  })
  return [element('span', {}, 'Searched before on this device:'), ...again, forget]
}
