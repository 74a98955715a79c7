/**
 * Measured serving runs beside the serving model: a row of the data set `serving-measurements` as inputs of the model, and what the parameter
 * book carries of it: how its measured time compares with the model’s.
 */
import { atFit, type ServingSetup, servingSpeed } from '../../model/serving.ts'
import { arithmeticOf } from '../../model/weight-formats.ts'
import { weightClass } from './serving-families.ts'
import type { Cells } from './spec.ts'
import { numberIn } from './views.ts'

/** Where a source does not say: a chat’s prompt and answer, so that the cache is small. */
const unknownTokens = { input: 200, output: 256 }

/** Formats that the arithmetic runs in; every other name only stores the weights. */
const multiplied: Readonly<Record<string, string>> = { fp8: 'fp8', mxfp8: 'fp8', mxfp4: 'mxfp4', nvfp4: 'nvfp4' }

/** Bytes of a cached number: as the source says; where the software chose, one beside weights of 8 bits and less in the makers’ own runs. */
const cacheBytesOf = (row: Cells, bits: number): number => {
  const chosen = row.cache === 'auto' && bits <= 8.5 && String(row.sources).includes('aiconfigurator2026runs')
  return row.cache === 'fp8' || chosen ? 1 : 2
}

/** Tokens of a window and the share of the layers that have one, as the column `attention` words them. */
const windowIn = (attention: string): { readonly share: number; readonly tokens: number } => {
  if (attention.includes('half the layers see 128 tokens')) return { share: 1 / 2, tokens: 128 }
  return attention.includes('5 of 6 layers see 1024 tokens') ? { share: 5 / 6, tokens: 1024 } : { share: 0, tokens: 1 }
}

/** A run as the serving model sees it. */
export interface MeasuredRun {
  readonly row: Cells
  readonly setup: ServingSetup
  /** Seconds per output token, as measured. */
  readonly seconds: number
  /** The source divides the whole answer, prefill included, by its tokens. */
  readonly prefillInside: boolean
}

/** Modes of attention, of serving and of timing that the model does not describe. */
const describes = ({ family, mode, timeKind }: Cells): boolean =>
  family !== 'hybrid' && mode !== 'disaggregated' && timeKind !== 'between accepted tokens'

/** A measured row as a setup at the fitted values; null where a number is missing or the model does not describe it. */
export function measuredRun(row: Cells, accelerators: readonly Cells[]): MeasuredRun | null {
  const chip = accelerators.find(({ id }) => id === row.accelerator)
  const [seconds, params, active, layers, bits, elements] = (
    ['timePerToken', 'params', 'activeParams', 'layers', 'weightBits', 'cacheElements'] as const
  ).map((column) => numberIn(row[column]))
  const bandwidth = numberIn(chip?.bandwidth)
  const arithmetic = arithmeticOf(multiplied[String(row.weights)] ?? '', numberIn(chip?.fp4) !== null)
  const peak = numberIn(chip?.[arithmetic]) ?? numberIn(chip?.bf16)
  if (!describes(row) || !seconds || !params || !active || !layers || !bits || !elements || bandwidth === null || peak === null) return null
  const perToken = elements * cacheBytesOf(row, bits)
  const window = windowIn(String(row.attention))
  const setup: ServingSetup = {
    ...atFit,
    ...{ activeParams: active, totalParams: params, layers, bytesPerWeight: bits / 8, peak, bandwidth },
    accelerators: numberIn(row.chips) ?? 1,
    batch: numberIn(row.batch) ?? 1,
    promptTokens: numberIn(row.inputTokens) ?? unknownTokens.input,
    outputTokens: numberIn(row.outputTokens) ?? unknownTokens.output,
    prefillOfOthers: row.mode === 'aggregated' ? atFit.prefillOfOthers : 0,
    cacheOf: (tokens) => perToken * ((1 - window.share) * tokens + window.share * Math.min(tokens, window.tokens)),
  }
  return { row, setup, seconds, prefillInside: row.timeKind === 'whole latency ÷ output' }
}

/** Seconds per output token that the model gives for a run, in the way in which the run was timed. */
export function modelledSeconds({ setup, prefillInside }: MeasuredRun): number {
  const { timePerOutputToken } = servingSpeed(setup)
  if (!prefillInside) return timePerOutputToken
  const { activeParams, promptTokens, batch, accelerators, peak, prefillMfu, outputTokens } = setup
  return timePerOutputToken + (2 * activeParams * promptTokens * batch) / (accelerators * peak * prefillMfu) / outputTokens
}

/** A number as it travels: four digits. */
const short = (value: number): string => String(Number(value.toPrecision(4)))

/**
 * The usable runs as the parameter book carries them, a row for each family, accelerator and class of weights. Its `runs` are texts
 * "chips batch seconds ratio", ratio = measured ÷ modelled time at the fitted values, with semicolons between.
 */
export function servingRuns(measurements: readonly Cells[], accelerators: readonly Cells[]): readonly Cells[] {
  const groups = new Map<string, { readonly cells: Cells; readonly runs: string[] }>()
  for (const row of measurements) {
    const run = measuredRun(row, accelerators)
    if (!run) continue
    const { setup, seconds } = run
    const bits = weightClass(setup.bytesPerWeight * 8)
    const id = `${row.family} ${row.accelerator} ${bits}`
    const group = groups.get(id) ?? { cells: { id, family: row.family ?? null, accelerator: row.accelerator ?? null, bits }, runs: [] }
    group.runs.push([setup.accelerators, setup.batch, short(seconds), short(seconds / modelledSeconds(run))].join(' '))
    groups.set(id, group)
  }
  return [...groups.values()].map(({ cells, runs }) => ({ ...cells, runs: runs.join(';') }))
}
