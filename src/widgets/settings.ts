/** Two choices of the reader, kept on the device: the theme, and whether links show previews. */
import { wasEdited } from './early-edits.ts'

/** Reads a stored choice; a browser that keeps nothing gives null. */
export function stored(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

/** Keeps a choice; null forgets it. A browser that keeps nothing is no error: the choice holds for this page. */
export function store(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    return
  }
}

export const previewsWanted = (): boolean => stored('previews') !== 'off'

export function startSettings(): void {
  const theme = document.querySelector<HTMLSelectElement>('#theme')
  if (theme) {
    const follow = () => {
      store('theme', theme.value || null)
      if (theme.value) document.documentElement.dataset['theme'] = theme.value
      else delete document.documentElement.dataset['theme']
    }
    if (wasEdited(theme)) follow()
    else theme.value = stored('theme') ?? ''
    theme.addEventListener('change', follow)
  }
  const previews = document.querySelector<HTMLInputElement>('#previews')
  if (previews) {
    const follow = () => store('previews', previews.checked ? null : 'off')
    if (wasEdited(previews)) follow()
    else previews.checked = previewsWanted()
    previews.addEventListener('change', follow)
  }
}
