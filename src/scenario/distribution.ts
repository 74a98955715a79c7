/**
 * What the book says about a parameter, as a distribution. A positive quantity is a split log-normal: its median is the best value, low
 * and high are its 5 % and 95 % quantiles, and each side of the median has its own width. A share is the same in logit space. Uniform:
 * evenly from low to high, whatever the best value.
 */
import type { Parameter } from '../records/parameter.ts'

/** The 95 % quantile of the standard normal distribution. */
const z95 = 1.6448536269514722

const polynomial = (coefficients: readonly number[], x: number): number => coefficients.reduceRight((sum, c) => sum * x + c, 0)

const centre = [
  [
    3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087, 33430.57558358813,
    2509.0809287301227,
  ],
  [
    1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
    5226.495278852854,
  ],
] as const
const flank = [
  [
    1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
    0.022723844989269184, 0.0007745450142783414,
  ],
  [
    1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457, 0.0005475938084995345,
    1.0507500716444169e-9,
  ],
] as const
const tail = [
  [
    6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124, 0.0012426609473880784,
    0.000027115555687434876, 2.0103343992922881e-7,
  ],
  [
    1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548, 1.421511758316446e-7,
    2.0442631033899397e-15,
  ],
] as const

/**
 * The quantile function of the standard normal distribution, for 0 < p < 1; the ends give infinities. Accurate to about 1 in 10¹⁶.
 * Source: Wichura 1988, Algorithm AS 241 (PPND16), Applied Statistics 37, 477–484.
 */
export const normalQuantile = (p: number): number => {
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return (q * polynomial(centre[0], r)) / polynomial(centre[1], r)
  }
  const nearest = Math.min(p, 1 - p)
  if (nearest <= 0) return nearest < 0 ? Number.NaN : q < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  const r = Math.sqrt(-Math.log(nearest))
  const [[top, below], shift] = r <= 5 ? [flank, 1.6] : [tail, 5]
  const size = polynomial(top, r - shift) / polynomial(below, r - shift)
  return q < 0 ? -size : size
}

const logit = (share: number): number => Math.log(share / (1 - share))

/** Median `best`, 5 % quantile `low`, 95 % quantile `high`, all in the space where each half is normal; z is standard normal. */
const splitNormal = (low: number, best: number, high: number, z: number): number => best + (z / z95) * (z < 0 ? best - low : high - best)

export type Quantile = (p: number) => number

/**
 * The parameter's quantile function, for 0 < p < 1, in its own unit. Throws when its low, best and high values do not suit its distribution
 * (the book's reader refuses such a file, so only a caller's own parameter can).
 */
export const quantileOf = ({
  id,
  low,
  best,
  high,
  distribution,
}: Pick<Parameter, 'id' | 'low' | 'best' | 'high' | 'distribution'>): Quantile => {
  if (!(low <= best && best <= high)) throw new Error(`${id}: low, best and high are not in order.`)
  if (distribution === 'uniform') return (p) => low + p * (high - low)
  if (low <= 0) throw new Error(`${id}: a ${distribution} quantity needs a low value above zero.`)
  if (distribution === 'log-normal') {
    const [from, middle, to] = [Math.log(low), Math.log(best), Math.log(high)]
    return (p) => Math.exp(splitNormal(from, middle, to, normalQuantile(p)))
  }
  if (high >= 1) throw new Error(`${id}: a logit-normal share needs a high value below one.`)
  const [from, middle, to] = [logit(low), logit(best), logit(high)]
  return (p) => 1 / (1 + Math.exp(-splitNormal(from, middle, to, normalQuantile(p))))
}
