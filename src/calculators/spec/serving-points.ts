/** Measured serving runs that are like a setup of the serving model, and as points of a chart. */
import type { ServingSetup } from '../../model/serving.ts'
import { type Run, runsIn, runsLike, type Setup } from './measured-runs.ts'
import { familyOf, weightClass } from './serving-families.ts'
import type { Cells } from './spec.ts'
import { numberIn } from './views.ts'

/** Runs of the table `serving-measurements` as the parameter book carries it. */
export const servingRunsIn = (rows: readonly Cells[]): readonly Run[] =>
  runsIn(rows, ({ family, accelerator, bits }, runs) =>
    runs.map(([chips = 0, batch = 0, seconds = 0, ratio = 0]) => ({
      ...{ family: String(family), precision: String(bits), accelerator: String(accelerator) },
      ...{ chips, batch, seconds, ratio },
    })),
  )

/** What is served, as far as measured runs are matched with it. */
export interface ServedModel {
  readonly setup: ServingSetup
  readonly model: Cells | null
  readonly accelerator: Cells | null
}

/** What runs are matched with. */
export const matchOf = ({ setup, model, accelerator }: ServedModel): Setup => ({
  family: familyOf(setup.activeParams, setup.totalParams, model?.attention === 'mla'),
  precision: String(weightClass(setup.bytesPerWeight * 8)),
  accelerator: String(accelerator?.id ?? ''),
  chips: setup.accelerators,
  batch: setup.batch,
})

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
