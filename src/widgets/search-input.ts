/** The line one types into. It is there at once; what answers comes with `search-box.ts`. */
export function searchInput(name: string): HTMLInputElement {
  const input = document.createElement('input')
  const attributes = {
    type: 'text',
    enterkeyhint: 'go',
    role: 'combobox',
    id: `${name}-input`,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    maxlength: '400',
    placeholder: 'Search, or ask: 70B on 15T tokens',
    'aria-label': 'Search the notebook',
    'aria-expanded': 'false',
    'aria-controls': `${name}-list`,
    'aria-autocomplete': 'list',
  }
  for (const [attribute, value] of Object.entries(attributes)) input.setAttribute(attribute, value)
  return input
}
