/** On the page of a note: remembers that it was read, on this device and nowhere else. */

/** On the page and in sight for so long, a note counts as read. */
const after = 12_000

export function startReading(id: string): void {
  const look = () => {
    if (document.visibilityState === 'visible') void import('./read-notes.ts').then(({ rememberRead }) => rememberRead(id))
    else document.addEventListener('visibilitychange', () => setTimeout(look, after), { once: true })
  }
  setTimeout(look, after)
}
