/**
 * Measured runs that are most like a setup in hand. Runs are
 * matched on family, chip and precision, with chips within a factor of two; where that leaves fewer than five, the number of chips is dropped,
 * then the chip. With fewer than five still, nothing is said.
 */
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
export interface Setup extends Pick<Run, 'family' | 'precision' | 'accelerator' | 'batch'> {
  /** Null where a result does not depend on their number, so that runs on any number count. */
  readonly chips: number | null
}

const fewest = 5

/** The runs that count for a setup and what they were matched on; null with fewer than five. */
export function runsLike(
  { family, precision, accelerator, chips }: Setup,
  runs: readonly Run[],
): { readonly runs: readonly Run[]; readonly matched: 'chips' | 'chip' | 'model' } | null {
  const model = runs.filter((run) => run.family === family && run.precision === precision)
  const chip = model.filter((run) => run.accelerator === accelerator)
  const near = chip.filter((run) => chips !== null && run.chips <= 2 * chips && chips <= 2 * run.chips)
  if (near.length >= fewest) return { runs: near, matched: 'chips' }
  if (chip.length >= fewest) return { runs: chip, matched: 'chip' }
  return model.length >= fewest ? { runs: model, matched: 'model' } : null
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
