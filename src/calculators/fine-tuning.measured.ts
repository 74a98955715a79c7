/** Measured training steps beside fine-tuning, on any number of accelerators. */
import type { Measures } from './spec/measured.ts'
import type { Cells } from './spec/spec.ts'
import { measuredTraining } from './spec/training-measured.ts'

interface Inputs {
  readonly params: number
  readonly accelerator: Cells | null
  readonly precision: string
  readonly trainingMfu: number
}

export const fineTuningMeasured: Measures<Inputs> = ({ params, accelerator, precision, trainingMfu }, rows) =>
  measuredTraining({ params, accelerator, precision, accelerators: null, mfu: trainingMfu }, rows('training-measurements'))
