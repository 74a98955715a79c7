/** The texts that name a unit, by dimension, each with its size in base units. Only `parse-quantity.ts` uses them. */

import { secondsPerDay, secondsPerYear } from './time-spans.ts'
import type { Dimension } from './units.ts'

type Names = ReadonlyMap<string, number>

const named = (...groups: readonly (readonly [names: string, size: number])[]): Names =>
  new Map(groups.flatMap(([names, size]) => names.split(' ').map((name) => [name.replaceAll('_', ' '), size] as const)))

const letters: readonly (readonly [letter: string, size: number])[] = [
  ['k', 1e3],
  ['M', 1e6],
  ['G', 1e9],
  ['T', 1e12],
  ['P', 1e15],
  ['E', 1e18],
  ['Z', 1e21],
  ['Y', 1e24],
]
const binary: readonly (readonly [letter: string, size: number])[] = [
  ['Ki', 2 ** 10],
  ['Mi', 2 ** 20],
  ['Gi', 2 ** 30],
  ['Ti', 2 ** 40],
  ['Pi', 2 ** 50],
]

/** Each stem with each letter before it: kB, MB, GB… */
const prefixed = (stems: string, with_: readonly (readonly [string, number])[], size = 1): Names =>
  new Map(stems.split(' ').flatMap((stem) => with_.map(([letter, times]) => [`${letter}${stem}`, size * times] as const)))

const joined = (...all: readonly Names[]): Names => new Map(all.flatMap((names) => [...names]))

const time = named(
  ['ns', 1e-9],
  ['us µs μs', 1e-6],
  ['ms millisecond milliseconds', 1e-3],
  ['s sec secs second seconds', 1],
  ['min mins minute minutes', 60],
  ['h hr hrs hour hours', 3600],
  ['d day days', secondsPerDay],
  ['week weeks', 7 * secondsPerDay],
  ['month months', secondsPerYear / 12],
  ['y yr yrs year years', secondsPerYear],
)

const acceleratorTime: Names = new Map([
  ...[...time],
  ...['GPU', 'TPU', 'accelerator', 'chip'].flatMap((chip) =>
    (['h', 'hour', 'hours', 'day', 'days', 'month', 'months', 'year', 'years'] as const).flatMap((span) =>
      ['-', ' '].map((gap) => [`${chip}${gap}${span}`, time.get(span) ?? 1] as const),
    ),
  ),
])

export const unitNames: Readonly<Record<Dimension, Names>> = {
  time,
  'year-only': named(['y yr yrs year years', 1]),
  byte: joined(
    named(['B b byte bytes', 1], ['KB kb', 1e3], ['mb', 1e6], ['gb', 1e9], ['tb', 1e12]),
    prefixed('B', letters),
    prefixed('B', binary),
  ),
  flop: joined(named(['FLOP FLOPs', 1], ['PF-day PF-days PF_day PF_days', 8.64e19]), prefixed('FLOP FLOPs', letters)),
  usd: named(['USD dollar dollars', 1]),
  token: named(
    ['token tokens tok', 1],
    ['ktok', 1e3],
    ['Mtok Mtokens M_tokens 1M_tokens million_tokens', 1e6],
    ['k_tokens 1k_tokens thousand_tokens', 1e3],
  ),
  parameter: named(['parameter parameters param params', 1]),
  person: named(['person people persons user users', 1]),
  request: named(['request requests', 1]),
  turn: named(['turn turns', 1]),
  task: named(['task tasks', 1]),
  agent: named(['agent agents', 1]),
  energy: joined(named(['J', 1], ['Wh', 3600]), prefixed('Wh', letters, 3600)),
  power: joined(named(['W watt watts', 1]), prefixed('W', letters)),
  mass: named(['g gram grams', 1e-3], ['kg', 1], ['t tonne tonnes', 1e3], ['kt', 1e6], ['Mt', 1e9]),
  accelerator: named(['accelerator accelerators GPU GPUs TPU TPUs chip chips', 1]),
  'accelerator-time': acceleratorTime,
  layer: named(['layer layers', 1]),
  head: named(['head heads', 1]),
  bit: named(['bit bits', 1]),
  nat: named(['nat nats', 1]),
  factor: named(['× x times', 1]),
  number: new Map(),
}

/**
 * How many base units `name` is, or null when it is no name of the dimension. Words of three letters and more may be written in
 * any case; short symbols may not, for mW is not MW.
 */
export const nameSize = (name: string, dimension: Dimension): number | null => {
  const names = unitNames[dimension]
  const exact = names.get(name)
  if (exact !== undefined) return exact
  if (name.length < 3) return null
  const lower = name.toLowerCase()
  for (const [known, size] of names) if (known.length >= 3 && known.toLowerCase() === lower) return size
  return null
}
