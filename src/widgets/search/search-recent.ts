/** The last questions that led somewhere, kept on this device only. */
const key = 'searches'
const most = 6

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200

export function recentSearches(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isText).slice(0, most) : []
  } catch {
    return []
  }
}

function keep(searches: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(searches))
  } catch {}
}

export function rememberSearch(text: string): void {
  const wanted = text.trim()
  if (wanted === '' || !isText(wanted)) return
  keep([wanted, ...recentSearches().filter((one) => one !== wanted)].slice(0, most))
}

export const forgetSearches = (): void => keep([])
