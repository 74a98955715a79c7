/** The rows nearest to each row, by cosine; rows are unit vectors. */
import type { Block } from './vectors.ts'

export interface Near {
  readonly row: number
  readonly score: number
}

/** Dimensions compared before the rest: they hold most of a vector, and bound what the rest can add (Cauchy and Schwarz). */
const head = 16

export interface NearOptions {
  /** At most this many for each row. */
  readonly most: number
  /** No cosine below this. */
  readonly least: number
  readonly skip: (row: number, other: number) => boolean
}

/** For each row of `from`, the nearest rows of `to`, nearest first. Between a block and itself, each pair is compared once. */
export function nearestRows(from: Block, to: Block, { most, least, skip }: NearOptions): readonly (readonly Near[])[] {
  const same = from === to
  const { width } = from
  const first = Math.min(head, width)
  const [a, b] = [from.values, to.values]
  const restA = restLengths(from, first)
  const restB = same ? restA : restLengths(to, first)
  const best = Array.from({ length: from.rows }, (): Near[] => [])
  const bars = new Float64Array(from.rows).fill(least)
  const offer = (row: number, other: number, score: number): void => {
    const list = best[row] as Near[]
    let place = list.length
    while (place > 0 && (list[place - 1] as Near).score < score) place--
    list.splice(place, 0, { row: other, score })
    if (list.length > most) list.pop()
    if (list.length === most) bars[row] = (list[most - 1] as Near).score
  }
  for (let row = 0; row < from.rows; row++) {
    const start = row * width
    const rest = restA[row] as number
    for (let other = same ? row + 1 : 0; other < to.rows; other++) {
      const begin = other * width
      const bar = same ? Math.min(bars[row] as number, bars[other] as number) : (bars[row] as number)
      let score = 0
      for (let i = 0; i < first; i++) score += (a[start + i] as number) * (b[begin + i] as number)
      if (score + rest * (restB[other] as number) < bar) continue
      for (let i = first; i < width; i++) score += (a[start + i] as number) * (b[begin + i] as number)
      if (score < bar || skip(row, other)) continue
      if (score >= (bars[row] as number)) offer(row, other, score)
      if (same && score >= (bars[other] as number)) offer(other, row, score)
    }
  }
  return best
}

function restLengths({ rows, width, values }: Block, first: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let i = first; i < width; i++) sum += (values[row * width + i] as number) ** 2
    return Math.sqrt(sum)
  })
}
