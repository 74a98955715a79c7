/** Near misses: which known names a mistyped one may have meant. */
import { editDistance } from './edit-distance.ts'

/** A name is near to another when at most this share of the longer one has to be edited. */
const nearShare = 0.34

const normalised = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const sortedLetters = (text: string): string => [...text].sort().join('')

/** How far `name` is from `candidate`, as a share of the longer one; null when they have nothing to do with each other. */
function distanceShare(name: string, candidate: string): number | null {
  const length = Math.max(name.length, candidate.length, 1)
  const share = editDistance(name, candidate, Math.floor(nearShare * length)) / length
  if (share <= nearShare) return share
  if (name.length === candidate.length && sortedLetters(name) === sortedLetters(candidate)) return nearShare
  const isPart = name.length >= 4 && (candidate.includes(name) || (candidate.length >= 4 && name.includes(candidate)))
  return isPart ? nearShare + Math.abs(name.length - candidate.length) / 1000 : null
}

/** The candidates nearest to `name`, best first; case, spaces and hyphens do not count. Empty when none is near. */
export function nearest(name: string, candidates: Iterable<string>, limit = 3): string[] {
  const wanted = normalised(name)
  const found: { candidate: string; share: number }[] = []
  for (const candidate of new Set(candidates)) {
    const share = distanceShare(wanted, normalised(candidate))
    if (share !== null) found.push({ candidate, share })
  }
  found.sort((a, b) => a.share - b.share || (a.candidate < b.candidate ? -1 : 1))
  return found.slice(0, limit).map(({ candidate }) => candidate)
}
