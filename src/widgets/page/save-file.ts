/** Downloads a file that was made in the page. */
export const saveFile = (name: string, content: string | Blob, type = ''): void => {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
