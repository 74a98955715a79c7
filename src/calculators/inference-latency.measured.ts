/** Measured serving runs beside inference-latency. */
import { type Inputs, setupOf } from './inference-latency.ts'
import type { Measures } from './spec/measured.ts'
import { measuredServing } from './spec/serving-measured.ts'

export const inferenceLatencyMeasured: Measures<Inputs> = (i, rows) => {
  const setup = setupOf(i)
  return setup && measuredServing({ setup, model: i.model, accelerator: i.accelerator }, rows('serving-measurements'))
}
