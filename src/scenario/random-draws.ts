/**
 * Draws of one parameter. Its stream depends on the seed and its id alone: the same parameter has the same value in the same draw in
 * every calculator and under every other assumption, so two results can be compared draw by draw.
 */
import { randomLcg, shuffler } from 'd3'
import type { Parameter } from '../records/parameter.ts'
import { quantileOf } from './distribution.ts'
import { parameterControl } from './input-control.ts'
import type { Book } from './parameter-book.ts'

/** FNV-1a, 32 bits. */
const hash = (text: string): number => {
  let state = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) state = Math.imul(state ^ text.charCodeAt(index), 0x01000193)
  return state >>> 0
}

/**
 * `count` probabilities, one in each `count`-th of the unit interval, in random order (Latin hypercube sampling: McKay, Beckman and Conover
 * 1979, Technometrics 21, 239–245). Strictly between 0 and 1.
 */
export const stratified = (stream: string, count: number): Float64Array => {
  const random = randomLcg(hash(stream))
  const order = shuffler(random)(Array.from({ length: count }, (_, index) => index))
  const half = 2 ** -33
  return Float64Array.from(order, (stratum) => (stratum + random() + half) / count)
}

/** Values of a parameter in its unit, inside the limits that all calculators share; whole numbers where they ask for them. */
export const drawsOf = (parameter: Parameter, book: Book, seed: number, count: number): Float64Array => {
  const quantile = quantileOf(parameter)
  const { limits, integer } = parameterControl(parameter, book)
  return stratified(`${seed}:${parameter.id}`, count).map((p) => {
    const value = Math.min(limits.high, Math.max(limits.low, quantile(p)))
    return integer ? Math.round(value) : value
  })
}
