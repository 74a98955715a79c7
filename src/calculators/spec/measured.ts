/** Measured runs beside a result, as an evaluation carries them. Which runs, and what is said of them, is in `measured-runs.ts`. */
import type { Sentence } from '../../quantities/print-quantity.ts'
import type { Cells, OutputValue } from './spec.ts'

/** Measured runs beside a result. */
export interface Measured {
  /** Measured ÷ modelled time: the median, the 10 % and the 90 % quantile. */
  readonly median: number
  readonly low: number
  readonly high: number
  readonly count: number
  /** The whole as a sentence, with what was matched. */
  readonly says: Sentence
  /** The rows behind it. */
  readonly address: string
}

/** Measured runs like these inputs, from tables of the book; null where none are. */
export type Measures<I> = (input: I, rows: (table: string) => readonly Cells[]) => Measured | null

/** Declared by each calculator that has a file `<id>.measured.ts`; `compute` leaves them null. */
export const measuredOutputs = {
  measuredRatioMedian: { label: 'Measured ÷ this time, median', unit: 'ratio', measured: true },
  measuredRatioLow: { label: 'Measured ÷ this time, a tenth below', unit: 'ratio', measured: true },
  measuredRatioHigh: { label: 'Measured ÷ this time, a tenth above', unit: 'ratio', measured: true },
  measuredRuns: { label: 'Measured runs like this', unit: 'count', measured: true },
} as const

export const nothingMeasured = { measuredRatioMedian: null, measuredRatioLow: null, measuredRatioHigh: null, measuredRuns: null } as const

/** The outputs that measured runs give. */
export const measuredValues = (measured: Measured | null): Readonly<Record<keyof typeof measuredOutputs, OutputValue>> =>
  measured === null
    ? nothingMeasured
    : {
        measuredRatioMedian: measured.median,
        measuredRatioLow: measured.low,
        measuredRatioHigh: measured.high,
        measuredRuns: measured.count,
      }
