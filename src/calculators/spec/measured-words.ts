/** By how much measured runs took longer or shorter than a result, as numbers and in a sentence. */
import { say, typeset } from '../../quantities/print-quantity.ts'
import type { Measured } from './measured.ts'
import { type Run, runsLike, type Setup } from './measured-runs.ts'
import type { Cells } from './spec.ts'

/** The value at a share of the values, between two of them in proportion. */
export const quantile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const low = sorted[Math.floor(at)] ?? Number.NaN
  return low + ((sorted[Math.ceil(at)] ?? Number.NaN) - low) * (at - Math.floor(at))
}

/** Words about the runs of one data set. */
export interface MeasuredWords {
  /** "runs", "steps". */
  readonly noun: string
  /** "dense models near 70B in 8 bits". */
  readonly model: string
  /** "NVIDIA H100". */
  readonly chip: string
  /** What the data set measures otherwise than the result; empty, or a sentence after a space. */
  readonly differs?: string
  /** The page of the rows, up to the choices that they are filtered by. */
  readonly address: string
  /** What the page is filtered by beside the chip. */
  readonly filters: readonly string[]
  /** Columns of that page that the accelerator is filtered by. */
  readonly chipColumn: string
}

const addressOf = (page: string, filters: readonly string[]): string => (filters.length === 0 ? page : `${page}?rows=${filters.join(',')}`)

const at = (ratio: number) => typeset(ratio, 'ratio', { digits: 2 })

const nouns = { chips: 'accelerators', batch: 'requests together' } as const

/** Where the values in hand lie outside those of the runs, as sentences that each start with a space; a value not given never does. */
const beyond = (setup: Setup, runs: readonly Run[]): string =>
  (['chips', 'batch'] as const)
    .map((key) => {
      const value = setup[key]
      const measured = runs.flatMap((run) => run[key] ?? [])
      const [least, most] = [Math.min(...measured), Math.max(...measured)]
      if (value === undefined || value === null || measured.length === 0 || (value >= least && value <= most)) return ''
      return ` ${value} ${nouns[key]} lie beyond what was measured, ${least} to ${most}.`
    })
    .join('')

/** What measured runs say of a time; `scale` is the time at the fitted values ÷ the time in hand, 1 where nothing was moved. */
export function measuredBeside(setup: Setup, runs: readonly Run[], scale: number, words: MeasuredWords): Measured | null {
  const found = runsLike(setup, runs)
  if (!found || !Number.isFinite(scale)) return null
  const ratios = found.runs.map(({ ratio }) => ratio * scale)
  const [low, median, high] = [0.1, 0.5, 0.9].map((share) => quantile(ratios, share)) as [number, number, number]
  const count = ratios.length
  const where = { chips: ` on ${words.chip}, about as many chips`, chip: ` on any number of ${words.chip}`, model: ' on any chip' }[
    found.matched
  ]
  const chip = found.matched === 'model' ? [] : [`is.${words.chipColumn}:${setup.accelerator}`]
  const says = say`Measured ${words.noun} like this took ${at(low)} to ${at(high)} times as long (median ${at(median)}, ${typeset(count, 'count')} ${words.noun} of ${words.model}${where}).${beyond(setup, found.runs)}${words.differs ?? ''}`
  return { median, low, high, count, says, address: addressOf(words.address, [...words.filters, ...chip]) }
}

/** The name of an accelerator without what its maker adds, for a sentence. */
export const chipName = (accelerator: Cells | null): string => String(accelerator?.name ?? 'this chip').replace(/ \d+ GB.*$/, '')
