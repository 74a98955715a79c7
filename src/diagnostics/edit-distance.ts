/**
 * Edit distance between two words: how many insertions, deletions, substitutions and transpositions of two neighbouring letters turn one
 * into the other, no letter edited twice (optimal string alignment, the restricted Damerau–Levenshtein distance). The one distance of the
 * project: near misses in diagnostics and typing errors in the search are both measured with it.
 */

/** The last two rows of the matrix and the one being filled; shared by all calls, and grown for longer words. */
let rows: [Uint16Array, Uint16Array, Uint16Array] = [new Uint16Array(64), new Uint16Array(64), new Uint16Array(64)]

/**
 * Edits between `typed` and `word`, or `limit + 1` when there are more than `limit`. With `isPrefix`, edits between `typed` and the prefix
 * of `word` that is nearest to it: what is not typed yet costs nothing. Length counts in UTF-16 code units.
 */
export function editDistance(typed: string, word: string, limit: number, isPrefix = false): number {
  const n = typed.length
  const m = isPrefix ? Math.min(word.length, n + limit) : word.length
  if (m < n - limit || (!isPrefix && m - n > limit)) return limit + 1
  if (m >= rows[0].length) rows = [new Uint16Array(2 * m), new Uint16Array(2 * m), new Uint16Array(2 * m)]
  let [beforeLast, last, row] = rows
  for (let j = 0; j <= m; j += 1) last[j] = j
  for (let i = 1; i <= n; i += 1) {
    // Further than `limit` from the diagonal every cell is above it.
    const low = Math.max(1, i - limit)
    const high = Math.min(m, i + limit)
    row[low - 1] = low === 1 ? i : limit + 1
    if (i > 1 && high === i + limit) last[high] = limit + 1
    let least = row[low - 1] as number
    const a = typed.charCodeAt(i - 1)
    const aBefore = i > 1 ? typed.charCodeAt(i - 2) : -1
    for (let j = low; j <= high; j += 1) {
      const b = word.charCodeAt(j - 1)
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (a === b ? 0 : 1))
      if (i > 1 && j > 1 && a === word.charCodeAt(j - 2) && aBefore === b) cost = Math.min(cost, (beforeLast[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > limit) return limit + 1
    const free = beforeLast
    beforeLast = last
    last = row
    row = free
  }
  if (!isPrefix) return Math.min(last[m] as number, limit + 1)
  let best = limit + 1
  for (let j = Math.max(0, n - limit); j <= m; j += 1) best = Math.min(best, last[j] as number)
  return best
}

/**
 * The letters that a word holds, as a set of 32 bits. One edit changes at most two bits, so words whose sets differ in more than `2 × limit`
 * bits need no comparing.
 */
export function letterSet(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) & 31)
  return bits
}

/** How many bits of a 32-bit integer are set. */
export function countBits(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
