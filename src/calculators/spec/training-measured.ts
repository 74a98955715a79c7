/**
 * Measured training steps beside the time of a run: a run takes its arithmetic ÷ (peak · MFU), so measured ÷ modelled time is the MFU in force ÷
 * the measured one. Rows of the data set `training-measurements`; the parameter book carries their shares only.
 */
import type { Measured } from './measured.ts'
import type { Run } from './measured-runs.ts'
import { chipName, measuredBeside } from './measured-words.ts'
import type { Cells } from './spec.ts'
import { numberIn } from './views.ts'

/** Upper ends of the classes of size, by active parameters, and their words. */
const sizes = [
  [5.5e9, 'models below 7B'],
  [15e9, 'models of 7B to 14B'],
  [50e9, 'models of 15B to 40B'],
  [150e9, 'models of about 70B'],
  [Number.POSITIVE_INFINITY, 'models above 150B'],
] as const

const sizeOf = (activeParams: number): string => (sizes.find(([most]) => activeParams <= most) ?? sizes[4])[1]

/** Names of precisions in the rows, by the column of accelerators whose rate they run at. */
const precisions: Readonly<Record<string, string>> = { bf16: 'bf16', fp8: 'fp8', mxfp8: 'fp8', nvfp4: 'fp4' }

/** The share of the peak at the row's own precision; null where the source gives none, or of a peak that is not stated. */
function shareOf({ mfu, peak, precision, accelerator }: Cells, accelerators: readonly Cells[]): number | null {
  const [share, own, stated] = [numberIn(mfu), precisions[String(precision)], String(peak)]
  if (share === null || own === undefined || precisions[stated] === undefined) return null
  if (stated === own) return share
  const chip = accelerators.find(({ id }) => id === accelerator)
  const [ownRate, statedRate] = [numberIn(chip?.[own]), numberIn(chip?.[stated])]
  return ownRate === null || statedRate === null ? null : (share * statedRate) / ownRate
}

/** The measured steps as the parameter book carries them: those with a share, with the share of the peak at their own precision. */
export const trainingShares = (measurements: readonly Cells[], accelerators: readonly Cells[]): readonly Cells[] =>
  measurements.flatMap((row) => {
    const { id = null, name = null, accelerator = null, chips = null, mfu = null } = row
    const params = numberIn(row.activeParams) ?? numberIn(row.params)
    if (numberIn(mfu) === null) return []
    const size = params === null ? null : sizeOf(params)
    return [{ id, name, accelerator, precision: row.precision ?? null, chips, mfu, size, share: shareOf(row, accelerators) }]
  })

const read = new WeakMap<readonly Cells[], readonly Run[]>()
function stepsIn(rows: readonly Cells[]): readonly Run[] {
  const known = read.get(rows)
  if (known) return known
  const steps = rows.flatMap(({ size, accelerator, precision, chips, share }) => {
    const [count, of] = [numberIn(chips), numberIn(share)]
    if (count === null || of === null || typeof size !== 'string' || typeof accelerator !== 'string') return []
    return [{ family: size, precision: precisions[String(precision)] ?? '', accelerator, chips: count, ratio: 1 / of }]
  })
  read.set(rows, steps)
  return steps
}

/** A run as far as measured steps are matched with it. */
export interface TrainedModel {
  /** Active parameters; null where the run is given by its compute alone, so that any size counts. */
  readonly params: number | null
  readonly accelerator: Cells | null
  readonly precision: string
  /** Null where their number does not count. */
  readonly accelerators: number | null
  readonly mfu: number
}

const anySize = 'models of any size'

/** Measured ÷ modelled time of the steps most like this run; null with fewer than five. */
export function measuredTraining(
  { params, accelerator, precision, accelerators, mfu }: TrainedModel,
  rows: readonly Cells[],
): Measured | null {
  const family = params === null ? anySize : sizeOf(params)
  const steps = stepsIn(rows).map((step) => (params === null ? { ...step, family } : step))
  return measuredBeside({ family, precision, accelerator: String(accelerator?.id ?? ''), chips: accelerators }, steps, mfu, {
    noun: 'steps',
    model: `${family} in ${precision}`,
    chip: chipName(accelerator),
    differs: ' A step leaves out restarts, evaluation and idle hours, which a whole run pays for.',
    address: '/data/training-measurements/',
    filters: [],
    chipColumn: 'accelerator',
  })
}
