/**
 * The search dialog: a modal around the search box. Focus stays in it and returns to where it was; that is the platform's own work. Its
 * line is there at once and takes what is typed while the rest is on its way.
 */
import type { SearchBox } from './search-box.ts'
import { searchInput } from './search-input.ts'

interface Dialog {
  readonly root: HTMLDialogElement
  readonly input: HTMLInputElement
}

let dialog: Dialog | undefined
let box: SearchBox | undefined

function make(): Dialog {
  const root = document.createElement('dialog')
  root.className = 'search-dialog'
  root.setAttribute('aria-label', 'Search')
  const input = searchInput('search')
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'search-close'
  close.textContent = 'Close'
  close.addEventListener('click', () => root.close())
  root.append(input, close)
  root.addEventListener('click', (event) => {
    if (event.target === root) root.close()
  })
  document.body.append(root)
  return { root, input }
}

/** Brings what answers; asked again when it did not come. */
async function attach({ root, input }: Dialog): Promise<void> {
  const { searchBox } = await import('./search-box.ts')
  if (box) return
  box = searchBox('search', input, () => root.close())
  root.prepend(box.root)
  if (root.open) input.focus()
  box.begin()
}

/** Fetches what the dialog will need. */
export function prepareSearch(): void {
  void import('./search-load.ts').then(({ loadSearch }) => loadSearch()).catch(() => undefined)
  void import('./search-box.ts').catch(() => undefined)
}

export function openSearch(): void {
  dialog ??= make()
  if (!dialog.root.open) dialog.root.showModal()
  if (box) box.begin()
  else attach(dialog).catch((error: unknown) => console.warn(error))
  dialog.input.focus()
  dialog.input.select()
}
