/** The search dialog: a modal around the search box. Focus stays in it and returns to where it was; that is the platform's own work. */
import { loadFinder, searchBox } from './search-box.ts'

let dialog: HTMLDialogElement | undefined
let input: HTMLInputElement | undefined

function make(): HTMLDialogElement {
  const made = document.createElement('dialog')
  made.className = 'search-dialog'
  made.setAttribute('aria-label', 'Search')
  const box = searchBox('search', () => made.close())
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'search-close'
  close.textContent = 'Close'
  close.addEventListener('click', () => made.close())
  made.append(box.root, close)
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close()
  })
  document.body.append(made)
  input = box.input
  return made
}

/** Fetches what the dialog will need. */
export function prepareSearch(): void {
  void loadFinder().catch(() => undefined)
}

export function openSearch(): void {
  dialog ??= make()
  if (!dialog.open) dialog.showModal()
  input?.focus()
  input?.select()
}
