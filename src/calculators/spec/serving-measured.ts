/** Measured serving runs beside a setup of the serving model. */
import { atFit, type ServingSetup, servingSpeed } from '../../model/serving.ts'
import type { Measured } from './measured.ts'
import { chipName, measuredBeside, type Run, runsIn, runsLike, type Setup } from './measured-runs.ts'
import { familyOf, weightClass } from './serving-families.ts'
import type { Cells } from './spec.ts'
import { numberIn } from './views.ts'

/** Runs of the table `serving-measurements` as the parameter book carries it. */
const servingRunsIn = (rows: readonly Cells[]): readonly Run[] =>
  runsIn(rows, ({ family, accelerator, bits }, runs) =>
    runs.map(([chips = 0, batch = 0, seconds = 0, ratio = 0]) => ({
      ...{ family: String(family), precision: String(bits), accelerator: String(accelerator) },
      ...{ chips, batch, seconds, ratio },
    })),
  )

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

/** What is served, as far as measured runs are matched with it. */
export interface ServedModel {
  readonly setup: ServingSetup
  readonly model: Cells | null
  readonly accelerator: Cells | null
}

const matchOf = ({ setup, model, accelerator }: ServedModel): Setup => ({
  family: familyOf(setup.activeParams, setup.totalParams, model?.attention === 'mla'),
  precision: String(weightClass(setup.bytesPerWeight * 8)),
  accelerator: String(accelerator?.id ?? ''),
  chips: setup.accelerators,
  batch: setup.batch,
})

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

/** The measured runs most like this as seconds per token and tokens a second, at most `most` of them, spread over their batches. */
export function measuredPoints(served: ServedModel, rows: readonly Cells[], most: number): readonly (readonly [number, number])[] {
  const found = runsLike(matchOf(served), servingRunsIn(rows))
  const points = (found?.runs ?? []).flatMap(({ batch, seconds }) => {
    const [b, s] = [numberIn(batch), numberIn(seconds)]
    return b === null || s === null || s <= 0 ? [] : [[s, b / s] as const]
  })
  const sorted = points.toSorted(([, a], [, b]) => a - b)
  return sorted.length <= most
    ? sorted
    : Array.from({ length: most }, (_, i) => sorted[Math.round((i * (sorted.length - 1)) / (most - 1))] as (typeof sorted)[number])
}
