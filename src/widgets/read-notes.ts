/** Which notes the reader has read, kept on this device and sent nowhere. */

const key = 'read-notes'
const most = 5000

export function notesRead(): ReadonlySet<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return new Set(Array.isArray(stored) ? stored.filter((id) => typeof id === 'string') : [])
  } catch {
    return new Set()
  }
}

export function forgetRead(): void {
  try {
    localStorage.removeItem(key)
  } catch {}
}

/** On the page of a note that has been open for a while: it counts as read once it is in sight. */
export function noteOpen(id: string): void {
  if (document.visibilityState === 'visible') remember(id)
  else document.addEventListener('visibilitychange', () => remember(id), { once: true })
}

function remember(id: string): void {
  try {
    localStorage.setItem(
      key,
      JSON.stringify(
        [...notesRead()]
          .filter((other) => other !== id)
          .concat(id)
          .slice(-most),
      ),
    )
  } catch {}
}
