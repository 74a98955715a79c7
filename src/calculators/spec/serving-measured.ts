/** Measured serving runs beside a setup of the serving model, in words. */
import { atFit, servingSpeed } from '../../model/serving.ts'
import type { Measured } from './measured.ts'
import { chipName, measuredBeside } from './measured-words.ts'
import { matchOf, type ServedModel, servingRunsIn } from './serving-points.ts'
import type { Cells } from './spec.ts'

const familyWords: Readonly<Record<string, string>> = {
  'dense-below-7B': 'dense models below 7B',
  'dense-7-14B': 'dense models of 7B to 14B',
  'dense-15-40B': 'dense models of 15B to 40B',
  'dense-70B': 'dense models of about 70B',
  'dense-405B': 'a dense model of 405B',
  'moe-mla': 'mixtures of experts with latent attention',
  'moe-small-active': 'mixtures of experts with few active parameters',
  'moe-large': 'large mixtures of experts',
}

/** Measured ÷ modelled time per output token of the runs most like this; null with fewer than five. */
export function measuredServing(served: ServedModel, rows: readonly Cells[]): Measured | null {
  const setup = matchOf(served)
  const scale = servingSpeed({ ...served.setup, ...atFit }).timePerOutputToken / servingSpeed(served.setup).timePerOutputToken
  return measuredBeside(setup, servingRunsIn(rows), scale, {
    noun: 'runs',
    model: `${familyWords[setup.family]} in ${setup.precision} bits`,
    chip: chipName(served.accelerator),
    address: '/data/serving-measurements/',
    filters: [`is.family:${setup.family}`],
    chipColumn: 'accelerator',
  })
}
