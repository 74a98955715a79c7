/**
 * Measured runs beside a result: those most like the setup in hand, and by how much they took longer or shorter than modelled. Runs are
 * matched on family, chip and precision, with chips within a factor of two; where that leaves fewer than five, the number of chips is dropped,
 * then the chip. With fewer than five still, nothing is said.
 */
import { say, typeset } from '../../quantities/print-quantity.ts'
import type { Measured } from './measured.ts'
import type { Cells } from './spec.ts'

/** A measured run with what it is compared by. */
export interface Run {
  /** Of models and of precisions that are alike. */
  readonly family: string
  readonly precision: string
  /** Id of a row of accelerators. */
  readonly accelerator: string
  readonly chips: number
  /** Measured ÷ modelled time. */
  readonly ratio: number
  /** Requests together and seconds per token, of serving runs. */
  readonly batch?: number
  readonly seconds?: number
}

/** What a result is, as far as runs are compared with it. */
export type Setup = Pick<Run, 'family' | 'precision' | 'accelerator' | 'chips' | 'batch'>

const fewest = 5

/** The runs that count for a setup and what they were matched on; null with fewer than five. */
export function runsLike(
  { family, precision, accelerator, chips }: Setup,
  runs: readonly Run[],
): { readonly runs: readonly Run[]; readonly matched: 'chips' | 'chip' | 'model' } | null {
  const model = runs.filter((run) => run.family === family && run.precision === precision)
  const chip = model.filter((run) => run.accelerator === accelerator)
  const near = chip.filter((run) => run.chips <= 2 * chips && chips <= 2 * run.chips)
  if (near.length >= fewest) return { runs: near, matched: 'chips' }
  if (chip.length >= fewest) return { runs: chip, matched: 'chip' }
  return model.length >= fewest ? { runs: model, matched: 'model' } : null
}

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

/** Which of the values in hand lie outside those of the runs, as sentences that each start with a space; a value not given never does. */
const outside = (setup: Setup, runs: readonly Run[]): string =>
  (['chips', 'batch'] as const)
    .map((key) => {
      const [value = Number.NaN, ...measured] = [setup, ...runs].map((each) => each[key])
      const [least, most] = [quantile(measured as number[], 0), quantile(measured as number[], 1)]
      return value < least || value > most ? ` Outside these runs: ${key} ${value}, not ${least} to ${most}.` : ''
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
  const says = say`Measured ${words.noun} like this took ${at(low)} to ${at(high)} times as long (median ${at(median)}, ${typeset(count, 'count')} ${words.noun} of ${words.model}${where}).${outside(setup, found.runs)}${words.differs ?? ''}`
  return { median, low, high, count, says, address: addressOf(words.address, [...words.filters, ...chip]) }
}

/** Rows of the book that hold runs as a text, each read once. */
const read = new WeakMap<readonly Cells[], readonly Run[]>()

/** The runs in rows of the book; `parse` reads one row. */
export function runsIn(
  rows: readonly Cells[],
  parse: (row: Cells, runs: readonly (readonly number[])[]) => readonly Run[],
): readonly Run[] {
  const known = read.get(rows)
  if (known) return known
  const runs = rows.flatMap((row) =>
    parse(
      row,
      String(row.runs ?? '')
        .split(';')
        .map((run) => run.split(' ').map(Number)),
    ),
  )
  read.set(rows, runs)
  return runs
}

/** The name of an accelerator without what its maker adds, for a sentence. */
export const chipName = (accelerator: Cells | null): string => String(accelerator?.name ?? 'this chip').replace(/ \d+ GB.*$/, '')
