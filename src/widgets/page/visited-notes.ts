/** Which notes the reader has read, kept on this device and sent nowhere: an entry `read:ID` each, written by the note's page. */

const prefix = 'read:'

function keys(): readonly string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix))
  } catch {
    return []
  }
}

export const notesRead = (): ReadonlySet<string> => new Set(keys().map((key) => key.slice(prefix.length)))

export function forgetRead(): void {
  for (const key of keys()) localStorage.removeItem(key)
}
