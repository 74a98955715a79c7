/**
 * Small linear algebra for meaning: sparse rows times a dense block, and the directions in which rows vary most, by randomised
 * subspace iteration (Halko, Martinsson and Tropp, 2011, algorithm 4.4). Blocks are row-major.
 */
import { EigenvalueDecomposition, Matrix } from 'ml-matrix'
import { unitHash } from './order.ts'

/** A sparse matrix by rows: entries of row i stand from `starts[i]` to `starts[i + 1]`. */
export interface SparseRows {
  readonly rows: number
  readonly columns: number
  readonly starts: Uint32Array
  readonly at: Uint32Array
  readonly values: Float64Array
}

export interface Block {
  readonly rows: number
  readonly width: number
  readonly values: Float64Array
}

export const blockOf = (rows: number, width: number): Block => ({ rows, width, values: new Float64Array(rows * width) })

/** Sparse × block, or its transpose × block. */
export function multiply(sparse: SparseRows, block: Block, transposed = false): Block {
  const { starts, at, values } = sparse
  const { width } = block
  const product = blockOf(transposed ? sparse.columns : sparse.rows, width)
  for (let row = 0; row < sparse.rows; row++) {
    const end = starts[row + 1] ?? 0
    for (let entry = starts[row] ?? 0; entry < end; entry++) {
      const value = values[entry] as number
      const column = at[entry] as number
      const from = (transposed ? row : column) * width
      const to = (transposed ? column : row) * width
      for (let i = 0; i < width; i++) (product.values[to + i] as number) += value * (block.values[from + i] as number)
    }
  }
  return product
}

/** The symmetric matrix of inner products of a block's columns. */
function gram({ rows, width, values }: Block): Matrix {
  const sums = new Float64Array(width * width)
  for (let row = 0; row < rows; row++) {
    const start = row * width
    for (let i = 0; i < width; i++) {
      const value = values[start + i] as number
      if (value === 0) continue
      for (let j = i; j < width; j++) (sums[i * width + j] as number) += value * (values[start + j] as number)
    }
  }
  return new Matrix(width, width).apply(function (this: Matrix, i: number, j: number) {
    this.set(i, j, sums[Math.min(i, j) * width + Math.max(i, j)] as number)
  })
}

/** Directions of a symmetric matrix, greatest first, each as a column, and their values. */
function directions(matrix: Matrix): { readonly values: readonly number[]; readonly columns: readonly (readonly number[])[] } {
  // Texts that share no term have none.
  if (matrix.rows === 0) return { values: [], columns: [] }
  const found = new EigenvalueDecomposition(matrix, { assumeSymmetric: true })
  const order = found.realEigenvalues.map((_, i) => i).sort((a, b) => (found.realEigenvalues[b] ?? 0) - (found.realEigenvalues[a] ?? 0))
  return {
    values: order.map((i) => found.realEigenvalues[i] ?? 0),
    columns: order.map((i) => found.eigenvectorMatrix.getColumn(i)),
  }
}

/** A block times columns, each scaled. */
function combine(block: Block, columns: readonly (readonly number[])[], scales: readonly number[]): Block {
  const made = blockOf(block.rows, columns.length)
  for (let row = 0; row < block.rows; row++) {
    for (const [j, column] of columns.entries()) {
      let sum = 0
      for (let i = 0; i < block.width; i++) sum += (block.values[row * block.width + i] as number) * (column[i] as number)
      made.values[row * columns.length + j] = sum * (scales[j] as number)
    }
  }
  return made
}

/** Orthonormal columns that span the same as a block's; directions with next to nothing in them are left out. */
function orthonormal(block: Block): Block {
  const { values, columns } = directions(gram(block))
  const kept = values.filter((value) => value > 1e-10 * (values[0] ?? 0)).length
  return combine(
    block,
    columns.slice(0, kept),
    values.slice(0, kept).map((value) => 1 / Math.sqrt(value)),
  )
}

const extra = 8
const rounds = 2

/** The at most `rank` directions, as columns, in which the rows vary most about the origin. Repeats exactly. */
export function mainDirections(sparse: SparseRows, rank: number): Block {
  const width = Math.min(rank + extra, sparse.rows, sparse.columns)
  let basis = blockOf(sparse.columns, width)
  for (let i = 0; i < basis.values.length; i++) basis.values[i] = unitHash(`direction ${i}`) - 0.5
  for (let round = 0; round < rounds; round++) basis = orthonormal(multiply(sparse, orthonormal(multiply(sparse, basis)), true))
  const { columns } = directions(gram(multiply(sparse, basis)))
  const kept = columns.slice(0, rank)
  return combine(
    basis,
    kept,
    kept.map(() => 1),
  )
}

/** Every row at length 1; rows of nothing stay so. */
export function normalise(block: Block): Block {
  const made = blockOf(block.rows, block.width)
  for (let row = 0; row < block.rows; row++) {
    const start = row * block.width
    let sum = 0
    for (let i = 0; i < block.width; i++) sum += (block.values[start + i] as number) ** 2
    const factor = sum > 0 ? 1 / Math.sqrt(sum) : 0
    for (let i = 0; i < block.width; i++) made.values[start + i] = (block.values[start + i] as number) * factor
  }
  return made
}
