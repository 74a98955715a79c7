import { element } from '../page/element.ts'
import { loadOrRetry } from '../page/load-or-retry.ts'

/** The input of a search. It is shown at once; `search-box.ts`, which answers, is loaded later. */
export function searchInput(name: string): HTMLInputElement {
  return element('input', {
    type: 'text',
    enterkeyhint: 'go',
    role: 'combobox',
    id: `${name}-input`,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    dir: 'auto',
    maxlength: '400',
    placeholder: 'Search, or ask: 70B on 15T tokens',
    'aria-label': 'Search the notebook',
    'aria-expanded': 'false',
    'aria-controls': `${name}-list`,
    'aria-autocomplete': 'list',
  })
}

/** Keeps an Enter that is pressed before anything answers it; the function that is returned presses it again, unless more was typed. */
function keepEnter(input: HTMLInputElement): () => void {
  let kept: KeyboardEvent | undefined
  const keep = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.isComposing) kept = event
  }
  const forget = ({ isTrusted }: Event) => {
    if (isTrusted) kept = undefined
  }
  input.addEventListener('keydown', keep)
  input.addEventListener('input', forget)
  return () => {
    input.removeEventListener('keydown', keep)
    input.removeEventListener('input', forget)
    if (kept && document.activeElement === input) input.dispatchEvent(new KeyboardEvent('keydown', kept))
  }
}

/** Loads the search box around the input; shows a message under the input when that fails. */
export function loadSearchBox(input: HTMLInputElement, load: () => Promise<void>): void {
  const enter = keepEnter(input)
  const index = element('a', { href: '/search/' }, 'the whole index')
  loadOrRetry({ after: input, text: 'The search did not arrive.', className: 'search-status', alternative: [', or see ', index] }, () =>
    load().then(enter),
  )
}
