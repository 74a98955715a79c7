/**
 * The search dialog: a modal around the search box. Focus stays in it and returns to where it was; that is the platform's own work. Its
 * input is shown at once and takes what is typed while the search box is loaded.
 */
import { button, element } from '../page/element.ts'
import type { SearchBox } from './search-box.ts'
import { loadSearchBox, searchInput } from './search-input.ts'

interface Dialog {
  readonly root: HTMLDialogElement
  readonly input: HTMLInputElement
}

let dialog: Dialog | undefined
let box: SearchBox | undefined

function createDialog(): Dialog {
  const root = element('dialog', { class: 'search-dialog', 'aria-label': 'Search' })
  const input = searchInput('search')
  const close = button('Close', () => root.close(), { class: 'search-close' })
  root.append(input, close)
  // A press beside it closes it; a selection of text that ends there does not.
  let isBeside = false
  root.addEventListener('pointerdown', (event) => {
    isBeside = event.target === root
  })
  root.addEventListener('click', (event) => {
    if (isBeside && event.target === root) root.close()
  })
  // A keyboard on the screen leaves less than the page's height, and no unit of CSS says so everywhere.
  const measure = () => {
    const { height = innerHeight, scale = 1 } = visualViewport ?? {}
    root.style.setProperty('--seen', `${Math.round(height * scale)}px`)
  }
  visualViewport?.addEventListener('resize', measure)
  measure()
  document.body.append(root)
  return { root, input }
}

/** Loads the search box into the dialog. */
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
  const isNew = !dialog
  dialog ??= createDialog()
  const { root, input } = dialog
  if (!root.open) root.showModal()
  if (box) box.begin()
  else if (isNew) loadSearchBox(input, () => attach(dialog as Dialog))
  input.focus()
  input.select()
}
