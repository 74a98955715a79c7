/** Opens the search dialog from the header's link or with Ctrl/⌘ K; the dialog is fetched when it is first wanted. */

const isMac = (): boolean => /Mac|iPhone|iPad/.test(navigator.platform)

async function open(link: HTMLAnchorElement): Promise<void> {
  try {
    const { openSearch } = await import('./search-dialog.ts')
    await openSearch()
  } catch {
    location.href = link.href
  }
}

export function startSearchOpener(): void {
  const link = document.querySelector<HTMLAnchorElement>('a.search-open')
  if (!link) return
  link.setAttribute('aria-keyshortcuts', 'Control+K Meta+K')
  const keys = link.querySelector('kbd')
  if (keys && isMac()) keys.textContent = '⌘ K'
  link.addEventListener('click', (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    void open(link)
  })
  link.addEventListener('pointerenter', () => void import('./search-dialog.ts').then(({ prepareSearch }) => prepareSearch()), { once: true })
  document.addEventListener('keydown', (event) => {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
    event.preventDefault()
    void open(link)
  })
}
