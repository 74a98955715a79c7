/** Near misses: which known names a mistyped one may have meant. */
import { distance } from 'fastest-levenshtein'

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

const letters = (text: string): string => [...text].sort().join('')

/** How far `name` is from `candidate`, as a share of its length; null when they have nothing to do with each other. */
function farness(name: string, candidate: string): number | null {
  if (name === candidate) return 0
  const share = distance(name, candidate) / Math.max(name.length, candidate.length, 1)
  if (share <= 0.34) return share
  if (name.length === candidate.length && letters(name) === letters(candidate)) return 0.34
  const inside = name.length >= 4 && (candidate.includes(name) || (candidate.length >= 4 && name.includes(candidate)))
  return inside ? 0.34 + Math.abs(name.length - candidate.length) / 1000 : null
}

/** The candidates nearest to `name`, best first; case, spaces and hyphens do not count. Empty when none is near. */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = plain(name)
  const found: { candidate: string; far: number }[] = []
  for (const candidate of new Set(candidates)) {
    const far = farness(wanted, plain(candidate))
    if (far !== null) found.push({ candidate, far })
  }
  found.sort((a, b) => a.far - b.far || (a.candidate < b.candidate ? -1 : 1))
  return found.slice(0, limit).map(({ candidate }) => candidate)
}
