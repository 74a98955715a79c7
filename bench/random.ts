/** Random numbers that repeat: the same seed, the same draws, on every machine. */

/** Uniform in [0, 1). */
export type Random = () => number

/** Mulberry32, by Tommy Ettinger: 32 bits of state, good enough for prose. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A source of its own for the `index`-th thing, so that things do not depend on how much the ones before them drew. */
export const randomOf = (seed: number, index: number): Random =>
  randomFrom(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b))

/** A whole number from `low` to `high`, both included. */
export const whole = (random: Random, low: number, high: number): number => low + Math.floor(random() * (high - low + 1))

/** Throws when there is nothing to choose from. */
export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor(random() * from.length)]
  if (chosen === undefined) throw new Error('There is nothing to pick from.')
  return chosen
}

/** Of a list with the commonest first: the one at rank r comes a little under 1/r as often as the first (Zipf's law). */
export function pickByRank<T>(random: Random, from: readonly T[]): T {
  const chosen = from[Math.floor((from.length + 1) ** (random() ** 1.3)) - 1]
  if (chosen === undefined) throw new Error('There is nothing to pick from.')
  return chosen
}
