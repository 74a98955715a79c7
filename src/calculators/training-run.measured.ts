/** Measured training steps beside training-run. */
import type { Measures } from './spec/measured.ts'
import type { Cells } from './spec/spec.ts'
import { measuredTraining } from './spec/training-measured.ts'

interface Inputs {
  readonly params: number
  readonly compute: number | null
  readonly accelerator: Cells | null
  readonly precision: string
  readonly accelerators: number
  readonly trainingMfu: number
}

/** A run that is given by its compute alone has no size, so that steps of models of any size count. */
export const trainingRunMeasured: Measures<Inputs> = ({ params, compute, trainingMfu, accelerator, precision, accelerators }, rows) =>
  measuredTraining(
    { accelerator, precision, accelerators, params: compute === null ? params : null, mfu: trainingMfu },
    rows('training-measurements'),
  )
