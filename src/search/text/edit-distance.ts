/**
 * How many typing errors lie between two words: insertions, deletions, substitutions and exchanges of two neighbours, none of them
 * twice at one place (optimal string alignment, after Damerau).
 */

const rows: Uint8Array[] = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)]

/** Errors between `typed` and `word`, or `most + 1` when there are more. With `beginning`, between `typed` and the best beginning of `word`. */
export function typingErrors(typed: string, word: string, most: number, beginning = false): number {
  const n = typed.length
  const m = beginning ? Math.min(word.length, n + most) : word.length
  if (n > 60 || m > 60 || (!beginning && Math.abs(n - m) > most) || m < n - most) return most + 1
  let [before, last, row] = rows as [Uint8Array, Uint8Array, Uint8Array]
  for (let j = 0; j <= m; j += 1) last[j] = j
  for (let i = 1; i <= n; i += 1) {
    row[0] = i
    let least = i
    const a = typed.charCodeAt(i - 1)
    const aBefore = i > 1 ? typed.charCodeAt(i - 2) : -1
    for (let j = 1; j <= m; j += 1) {
      const b = word.charCodeAt(j - 1)
      let cost = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + (a === b ? 0 : 1))
      if (i > 1 && j > 1 && a === word.charCodeAt(j - 2) && aBefore === b) cost = Math.min(cost, (before[j - 2] as number) + 1)
      row[j] = cost
      if (cost < least) least = cost
    }
    if (least > most) return most + 1
    const free = before
    before = last
    last = row
    row = free
  }
  if (!beginning) return Math.min(last[m] as number, most + 1)
  let best = most + 1
  for (let j = Math.max(0, n - most); j <= m; j += 1) best = Math.min(best, last[j] as number)
  return best
}

/** Letters that a word holds, one bit each; words with few errors between them differ in few bits. */
export function lettersOf(word: string): number {
  let bits = 0
  for (let index = 0; index < word.length; index += 1) bits |= 1 << (word.charCodeAt(index) & 31)
  return bits
}

export function bitsIn(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555)
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333)
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
