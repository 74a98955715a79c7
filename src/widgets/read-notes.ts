/** Which notes the reader has read, kept on this device and sent nowhere. */

const key = 'read-notes'
/** On the page and in sight for so long, a note counts as read. */
const after = 12_000
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

/** On the page of a note. */
export function startReading(id: string): void {
  const look = () => {
    if (document.visibilityState === 'visible') remember(id)
    else document.addEventListener('visibilitychange', () => setTimeout(look, after), { once: true })
  }
  setTimeout(look, after)
}
