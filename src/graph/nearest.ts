/** The rows nearest to each row, by cosine; rows are unit vectors. */
import type { Block } from './vectors.ts'

export interface Near {
  readonly row: number
  readonly score: number
}

/** Dimensions compared before the rest: they hold most of a vector, and bound what the rest can add (Cauchy and Schwarz). */
const head = 16
/** Rows compared with each other row in turn, so that they stay near the processor. */
const together = 64

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
  for (let block = 0; block < from.rows; block += together) {
    const end = Math.min(block + together, from.rows)
    for (let other = same ? block + 1 : 0; other < to.rows; other++) {
      const begin = other * width
      const restOther = restB[other] as number
      const last = same ? Math.min(end, other) : end
      for (let row = block; row < last; row++) {
        const start = row * width
        const bar = same ? Math.min(bars[row] as number, bars[other] as number) : (bars[row] as number)
        let score = product(a, start, b, begin, first)
        if (score + (restA[row] as number) * restOther < bar) continue
        score += product(a, start + first, b, begin + first, width - first)
        if (score < bar || skip(row, other)) continue
        if (score >= (bars[row] as number)) offer(row, other, score)
        if (same && score >= (bars[other] as number)) offer(other, row, score)
      }
    }
  }
  return best
}

/** Inner product of `count` numbers, in four sums, so that one addition need not wait for the last. */
function product(a: Float64Array, from: number, b: Float64Array, to: number, count: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < count; i += 4) {
    s0 += (a[from + i] as number) * (b[to + i] as number)
    s1 += (a[from + i + 1] as number) * (b[to + i + 1] as number)
    s2 += (a[from + i + 2] as number) * (b[to + i + 2] as number)
    s3 += (a[from + i + 3] as number) * (b[to + i + 3] as number)
  }
  for (; i < count; i++) s0 += (a[from + i] as number) * (b[to + i] as number)
  return s0 + s1 + (s2 + s3)
}

function restLengths({ rows, width, values }: Block, first: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => {
    let sum = 0
    for (let i = first; i < width; i++) sum += (values[row * width + i] as number) ** 2
    return Math.sqrt(sum)
  })
}
