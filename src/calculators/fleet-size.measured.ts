/** Measured serving runs beside fleet-size: of one copy, at its width and its requests at a time. */
import { answerOf, type Inputs, isFleet, setupOf } from './fleet-size.ts'
import type { Measures } from './spec/measured.ts'
import { measuredServing } from './spec/serving-measured.ts'

export const fleetSizeMeasured: Measures<Inputs> = (i, rows) => {
  const [setup, fleet] = [setupOf(i), answerOf(i)]
  if (setup === null || !isFleet(fleet)) return null
  const copy = { ...setup, accelerators: fleet.parallelWidth, batch: fleet.batch }
  return measuredServing({ setup: copy, model: i.model, accelerator: i.accelerator }, rows('serving-measurements'))
}
