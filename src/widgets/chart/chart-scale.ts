/**
 * A scale of an axis: value → pixel, linear or logarithmic. The scales of D3 also format, interpolate colours and handle dates: 9.7 kB gzip,
 * a fifth of what a page with a calculator may load. Ticks are D3's: see chart-ticks.ts.
 */

export interface Scale {
  (value: number): number
  readonly domain: readonly [number, number]
}

/** A value that a log scale cannot show gives NaN or an infinity. */
export const createScale = (kind: 'log' | 'linear', domain: readonly [number, number], range: readonly [number, number]): Scale => {
  const on = kind === 'log' ? Math.log : (value: number) => value
  const [low, high] = [on(domain[0]), on(domain[1])]
  const at = (value: number): number => {
    const share = (on(value) - low) / (high - low)
    return range[0] * (1 - share) + range[1] * share
  }
  return Object.assign(at, { domain })
}
