/** Opens the search dialog from the header's link or with Ctrl/⌘ K. The box is there at once; what it searches is fetched when first wanted. */
import { openSearch, prepareSearch } from './search-dialog.ts'

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

export function startSearchOpener(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.search-open')
  if (!link) return
  link.setAttribute('aria-keyshortcuts', 'Control+K Meta+K')
  const keys = link.querySelector('kbd')
  if (keys && isMac()) keys.textContent = '⌘ K'
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    openSearch()
  })
  link.addEventListener('pointerenter', prepareSearch, { once: true })
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    openSearch()
  })
}
