/** Whether a model with its caches fits into some accelerators, how many it takes, and what else would fit. Pure formulas in bytes and tokens. */

export interface ServingMemory {
  readonly weightBytes: number
  /** Bytes of cache of one sequence of so many tokens (`key-value-cache.ts`). */
  readonly cacheOf: (tokens: number) => number
  /** Tokens of each sequence, and sequences together. */
  readonly contextTokens: number
  readonly batch: number
  /** Bytes of one accelerator, and the share of them that may be used. */
  readonly memory: number
  readonly memoryUse: number
  readonly accelerators: number
  /** Bytes that the software takes on each accelerator. */
  readonly overheadBytes: number
}

export interface ServingFit {
  readonly fits: boolean
  /** Null where the software alone fills an accelerator. */
  readonly acceleratorsNeeded: number | null
  /** Tokens, whole; 0 where not one fits, null where no context is too long. */
  readonly longestContext: number | null
  /** Sequences of `contextTokens`, whole; null where they take no memory. */
  readonly largestBatch: number | null
}

/** Longer contexts are not sought. */
const mostTokens = 1e10

/** The greatest whole number from 0 to `most` that holds, for a condition that fails from some number on; by bisection. */
const greatest = (most: number, holds: (value: number) => boolean): number => {
  let [low, high] = [0, most]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (holds(middle)) low = middle
    else high = middle - 1
  }
  return low
}

/** Bytes in all, by definition: weights, caches, and the software on each accelerator. */
export const servingBytes = (m: ServingMemory, contextTokens: number = m.contextTokens): number =>
  m.weightBytes + m.batch * m.cacheOf(contextTokens) + m.overheadBytes * m.accelerators

/** Bytes that may be used, by definition. */
export const usableBytes = ({ memory, memoryUse, accelerators }: Pick<ServingMemory, 'memory' | 'memoryUse' | 'accelerators'>): number =>
  memory * memoryUse * accelerators

/**
 * Fits when `servingBytes` ≤ `usableBytes`. Accelerators needed: (weights + caches) ÷ (memory·use − software), rounded up. The longest context and
 * the largest batch fill what is left. All derived from the definitions; splitting is taken as even.
 */
export const servingFit = (m: ServingMemory): ServingFit => {
  const usable = usableBytes(m)
  const each = m.memory * m.memoryUse - m.overheadBytes
  const free = usable - m.overheadBytes * m.accelerators - m.weightBytes
  const ofOne = m.cacheOf(m.contextTokens)
  const longest = greatest(mostTokens, (tokens) => tokens === 0 || servingBytes(m, tokens) <= usable)
  return {
    fits: servingBytes(m) <= usable,
    acceleratorsNeeded: each > 0 ? Math.max(1, Math.ceil((m.weightBytes + m.batch * ofOne) / each)) : null,
    longestContext: longest === mostTokens ? null : longest,
    largestBatch: ofOne > 0 ? Math.max(0, Math.floor(free / ofOne)) : null,
  }
}
