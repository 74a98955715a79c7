import { element } from './element.ts'

/** Downloads a file that was made in the page. */
export const saveFile = (name: string, content: string | Blob, type = ''): void => {
  const href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = element('a', { href, download: name })
  link.click()
  setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
