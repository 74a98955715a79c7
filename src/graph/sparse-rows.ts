/** Sparse rows of numbers, such as texts as weights of terms: inner products, and the rows nearest to each row. */

/** A sparse matrix by rows: entries of row i stand from `starts[i]` to `starts[i + 1]`, their columns rising. */
export interface SparseRows {
  readonly rows: number
  readonly columns: number
  readonly starts: Uint32Array
  readonly at: Uint32Array
  readonly values: Float64Array
}

/** Inner product of two rows; the cosine of the angle between them when both have length 1. */
export function innerProduct(a: SparseRows, rowA: number, b: SparseRows, rowB: number): number {
  let [i, j] = [a.starts[rowA] ?? 0, b.starts[rowB] ?? 0]
  const [endA, endB] = [a.starts[rowA + 1] ?? 0, b.starts[rowB + 1] ?? 0]
  let sum = 0
  while (i < endA && j < endB) {
    const [left, right] = [a.at[i] as number, b.at[j] as number]
    if (left < right) i++
    else if (right < left) j++
    else sum += (a.values[i++] as number) * (b.values[j++] as number)
  }
  return sum
}

/** The same matrix by columns: for each, the rows that have it and their values. */
function transposed({ rows, columns, starts, at, values }: SparseRows): SparseRows {
  const begins = new Uint32Array(columns + 1)
  for (const column of at) (begins[column + 1] as number)++
  for (let column = 0; column < columns; column++) (begins[column + 1] as number) += begins[column] as number
  const next = begins.slice()
  const turned = { at: new Uint32Array(at.length), values: new Float64Array(at.length) }
  for (let row = 0; row < rows; row++) {
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const place = (next[at[entry] as number] as number)++
      turned.at[place] = row
      turned.values[place] = values[entry] as number
    }
  }
  return { rows: columns, columns: rows, starts: begins, ...turned }
}

export interface Near {
  readonly row: number
  readonly score: number
}

export interface NearOptions {
  /** At most this many for each row. */
  readonly most: number
  /** No score below this. */
  readonly least: number
  readonly skip: (row: number, other: number) => boolean
}

/** For each row of `from`, the rows of `to` with the greatest inner product, greatest first; of equal ones the earlier row first. */
export function nearestRows(from: SparseRows, to: SparseRows, { most, least, skip }: NearOptions): readonly (readonly Near[])[] {
  const holders = transposed(to)
  const scores = new Float64Array(to.rows)
  const touched: number[] = []
  return Array.from({ length: from.rows }, (_, row) => {
    const end = from.starts[row + 1] ?? 0
    for (let entry = from.starts[row] ?? 0; entry < end; entry++) {
      const value = from.values[entry] as number
      const column = from.at[entry] as number
      const last = holders.starts[column + 1] ?? 0
      for (let i = holders.starts[column] ?? 0; i < last; i++) {
        const other = holders.at[i] as number
        if (scores[other] === 0) touched.push(other)
        ;(scores[other] as number) += value * (holders.values[i] as number)
      }
    }
    const near: Near[] = []
    for (const other of touched) {
      const score = scores[other] as number
      const isSame = from === to && other === row
      if (score >= least && !isSame && !skip(row, other)) near.push({ row: other, score })
      scores[other] = 0
    }
    touched.length = 0
    return near.sort((a, b) => b.score - a.score || a.row - b.row).slice(0, most)
  })
}
