/**
 * Fits the serving model to measured runs: `node tests/support/fit-serving.ts`. It prints the constants, the error by cross-validation on the
 * rows marked `fit`, with and without each term, that of other forms of a step, and the errors on the rows that no fit has seen.
 *
 * Constants are found by coordinate descent on their logarithms with steps that halve; the error is the mean absolute logarithm of
 * measured ÷ modelled time. Folds keep a model on a chip together.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type MeasuredRun, measuredRun, modelledSeconds } from '../../src/calculators/spec/serving-runs.ts'
import type { Cells } from '../../src/calculators/spec/spec.ts'
import { numberIn } from '../../src/calculators/spec/views.ts'
import { atFit, type ServingSetup, servingSpeed } from '../../src/model/serving.ts'
import { readNotebook } from '../../src/notes/notebook/notebook.ts'

/** The constants of the model. */
export interface Constants {
  readonly perLayer: number
  readonly perLayerAcross: number
  readonly perLayerAndRequest: number
  readonly prefillOfOthers: number
  readonly bandwidthUse: number
}
type Term = keyof Constants
const terms: readonly Term[] = ['perLayerAcross', 'perLayerAndRequest', 'bandwidthUse', 'perLayer', 'prefillOfOthers']

export const chosen: Constants = { ...atFit.costs, prefillOfOthers: atFit.prefillOfOthers, bandwidthUse: atFit.bandwidthUse }
/** The roofline alone, at the former share of the bandwidth. */
export const roofline: Constants = { perLayer: 0, perLayerAcross: 0, perLayerAndRequest: 0, prefillOfOthers: 0, bandwidthUse: 0.65 }
const start: Constants = { perLayer: 5e-5, perLayerAcross: 1e-4, perLayerAndRequest: 1e-6, prefillOfOthers: 0.6, bandwidthUse: 0.7 }

const notebookFolder = join(import.meta.dirname, '../../content')

export type Split = 'fit' | 'test' | 'pair'

/** The usable rows of each split, from the notebook in `folder`. */
export async function readRuns(folder: string): Promise<Readonly<Record<Split, readonly MeasuredRun[]>>> {
  const { datasets } = await readNotebook(folder)
  const rowsOf = (id: string): readonly Cells[] => datasets.find((set) => set.id === id)?.rows ?? []
  const runs = rowsOf('serving-measurements').flatMap((row) => measuredRun(row, rowsOf('accelerators')) ?? [])
  const of = (split: Split) => runs.filter(({ row }) => row['split'] === split)
  return { fit: of('fit'), test: of('test'), pair: of('pair') }
}

/** Seconds that another form of a step adds to the model's. */
type Beside = (setup: ServingSetup, run: MeasuredRun) => number
const asModelled: Beside = () => 0

/** Arithmetic and reading one after the other: the shorter of the two is added to the longer. */
const summed: Beside = (setup) => {
  const flops = 2 * setup.activeParams * setup.batch
  const computing = flops / (setup.accelerators * setup.peak * setup.decodeMfu)
  const bytes = flops / servingSpeed(setup).decodeIntensity
  return Math.min(computing, bytes / (setup.accelerators * setup.bandwidth * setup.bandwidthUse))
}

/** Costs hidden behind the roofline: of the two only the longer counts. */
const hidden: Beside = (setup) => {
  const costs = { perLayer: 0, perLayerAcross: 0, perLayerAndRequest: 0 }
  const bare = servingSpeed({ ...setup, costs, prefillOfOthers: 0 }).timePerOutputToken
  return -Math.min(bare, servingSpeed({ ...setup, prefillOfOthers: 0 }).timePerOutputToken - bare)
}

/** Two exchanges a layer of 2 bytes a value, each chip sending 2·(n − 1) ÷ n of them, over so large a `share` of the links' bandwidth. */
const exchanged =
  (accelerators: readonly Cells[], share: number): Beside =>
  ({ layers, batch, accelerators: n }, { row }) => {
    const link = numberIn(accelerators.find(({ id }) => id === row['accelerator'])?.['linkBandwidth'])
    const width = numberIn(row['hidden'])
    return link === null || width === null ? 0 : (layers * 2 * batch * width * 2 * 2 * (n - 1)) / n / (link * share)
  }

/** The natural logarithm of measured ÷ modelled time of each run. */
export const errors = (
  runs: readonly MeasuredRun[],
  { prefillOfOthers, bandwidthUse, ...costs }: Constants,
  beside = asModelled,
): readonly number[] =>
  runs.map((run) => {
    const setup = { ...run.setup, costs, bandwidthUse, prefillOfOthers: run.setup.prefillOfOthers === 0 ? 0 : prefillOfOthers }
    return Math.log(run.seconds / (modelledSeconds({ ...run, setup }) + beside(setup, run)))
  })

/** The value at a share of the sorted values, between two of them in proportion. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const at = share * (sorted.length - 1)
  const [low, high] = [sorted[Math.floor(at)] ?? Number.NaN, sorted[Math.ceil(at)] ?? Number.NaN]
  return low + (high - low) * (at - Math.floor(at))
}
export const medianError = (found: readonly number[]): number => quantile(found.map(Math.abs), 0.5)
export const meanError = (found: readonly number[]): number => found.reduce((sum, each) => sum + Math.abs(each), 0) / found.length

/** Steps of the search: each constant up or down, alone or with another one, since the terms stand in for each other. */
const directions = (free: readonly Term[]): readonly Partial<Record<Term, number>>[] => {
  const single = free.flatMap((term) => [{ [term]: 1 }, { [term]: -1 }])
  const pairs = free.flatMap((one, index) =>
    free.slice(index + 1).flatMap((other) => [1, -1].flatMap((a) => [1, -1].map((b) => ({ [one]: a, [other]: b })))),
  )
  return [...single, ...pairs]
}

/** The constants of least mean error; those not among `free` stay as in `roofline`. */
function fitted(runs: readonly MeasuredRun[], free: readonly Term[], beside = asModelled): Constants {
  let best: Constants = { ...roofline, ...Object.fromEntries(free.map((term) => [term, start[term]])) }
  let least = meanError(errors(runs, best, beside))
  const most = (term: Term) => (term === 'bandwidthUse' || term === 'prefillOfOthers' ? 1 : 1e-2)
  for (let step = 0.5; step > 0.004; ) {
    let improved = false
    for (const direction of directions(free)) {
      const moved = free.map((term) => [term, Math.min(best[term] * Math.exp((direction[term] ?? 0) * step), most(term))])
      const trial = { ...best, ...Object.fromEntries(moved) }
      const error = meanError(errors(runs, trial, beside))
      if (error >= least - 1e-9) continue
      best = trial
      least = error
      improved = true
    }
    if (!improved) step /= 2
  }
  return best
}

const folds = 4
/** Errors of each run under constants fitted without its fold. */
function crossValidated(runs: readonly MeasuredRun[], free: readonly Term[], beside = asModelled): readonly number[] {
  const keyOf = ({ row }: MeasuredRun) => `${row['name']} ${row['accelerator']}`
  const keys = [...new Set(runs.map(keyOf))].sort()
  return Array.from({ length: folds }, (_, fold) => {
    const inFold = (run: MeasuredRun) => keys.indexOf(keyOf(run)) % folds === fold
    return errors(
      runs.filter(inFold),
      fitted(
        runs.filter((run) => !inFold(run)),
        free,
        beside,
      ),
      beside,
    )
  }).flat()
}

const digits = (value: number): string => value.toPrecision(3)
const band = (found: readonly number[]): string => [0.1, 0.5, 0.9].map((share) => digits(Math.exp(quantile(found, share)))).join(' ')

async function formsOfAStep(): Promise<readonly (readonly [string, Beside])[]> {
  const { datasets } = await readNotebook(notebookFolder)
  const accelerators: readonly Cells[] = datasets.find(({ id }) => id === 'accelerators')?.rows ?? []
  return [
    ['maximum of arithmetic and reading', asModelled],
    ['their sum', summed],
    ['costs hidden behind the roofline', hidden],
    ...[1, 0.5, 0.25].map((share) => [`maximum, exchange at ${share} of the links`, exchanged(accelerators, share)] as const),
    ['sum, exchange at 0.5 of the links', (setup, run) => summed(setup, run) + exchanged(accelerators, 0.5)(setup, run)],
  ]
}

async function main(): Promise<void> {
  const runs = await readRuns(notebookFolder)
  const print = (text: string) => process.stdout.write(`${text}\n`)
  print(
    `rows: ${Object.entries(runs)
      .map(([split, found]) => `${split} ${found.length}`)
      .join(', ')}`,
  )
  for (const free of [[], ...terms.map((_, index) => terms.slice(0, index + 1))]) {
    const found = fitted(runs.fit, free)
    const seen = (['fit', 'test', 'pair'] as const).map((split) => `${split} ${digits(medianError(errors(runs[split], found)))}`)
    print(
      `${free.join(' + ') || 'roofline alone'}: cross-validated ${digits(medianError(crossValidated(runs.fit, free)))}; ${seen.join(', ')}`,
    )
    print(
      `  ${Object.entries(found)
        .map(([term, value]) => `${term} ${digits(value)}`)
        .join(', ')}; band on test ${band(errors(runs.test, found))}`,
    )
  }
  for (const [name, beside] of await formsOfAStep()) {
    const [found, left] = [fitted(runs.fit, terms, beside), crossValidated(runs.fit, terms, beside)]
    const seen = (['test', 'pair'] as const).map((split) => `${split} ${digits(medianError(errors(runs[split], found, beside)))}`)
    print(`${name}: cross-validated ${digits(medianError(left))}, mean ${digits(meanError(left))}; ${seen.join(', ')}`)
  }
  for (const [name, constants] of [
    ['before', roofline],
    ['now', chosen],
  ] as const)
    for (const family of [...new Set(runs.test.map(({ row }) => String(row['family'])))].sort()) {
      const found = errors(
        runs.test.filter(({ row }) => row['family'] === family),
        constants,
      )
      print(`${name} ${family}: ${found.length} rows, ${digits(medianError(found))}, band ${band(found)}`)
    }
}
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
