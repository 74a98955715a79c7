/** The smallest fleet of accelerators that serves a stream of requests within two limits of time, on the serving model. Pure formulas. */
import { type ServingSetup, servingSpeed } from './serving.ts'

/** Accelerators that one copy of the model is split over. */
export const fleetWidths = [1, 2, 4, 8, 16, 32, 64] as const

export interface FleetDemand {
  readonly requestsPerSecond: number
  /** Seconds. */
  readonly maxTimeToFirstToken: number
  readonly maxTimePerOutputToken: number
}

/** A model on a kind of accelerator, and what its requests are like. */
export interface FleetSetup extends Omit<ServingSetup, 'accelerators' | 'batch'> {
  /** Bytes of one accelerator, and the share of them that may be used. */
  readonly memory: number
  readonly memoryUse: number
}

export interface Fleet {
  readonly accelerators: number
  readonly parallelWidth: number
  /** Requests that a copy answers at a time, at this load. */
  readonly batch: number
  readonly timeToFirstToken: number
  readonly timePerOutputToken: number
}

/** Which limit no width meets, and the best that one does: seconds, or bytes for memory. */
export interface Refusal {
  readonly unmet: 'memory' | 'first token' | 'output token'
  readonly nearest: number
}

const mostRequests = 2 ** 16

/** The least whole number from 1 to `most` that holds, for a condition that holds from some number on; null where none does. */
const least = (most: number, holds: (value: number) => boolean): number | null => {
  if (!holds(most)) return null
  let [low, high] = [1, most]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

const speedAt = (setup: FleetSetup, width: number, batch: number) => servingSpeed({ ...setup, accelerators: width, batch })

const fitsAt = (s: FleetSetup, width: number, batch: number): boolean =>
  s.totalParams * s.bytesPerWeight + batch * s.cacheOf(s.promptTokens + s.outputTokens) <= width * s.memory * s.memoryUse

/** The fleet of copies of one width; null where the width does not meet a limit even for one request at a time. */
const fleetOfWidth = (setup: FleetSetup, demand: FleetDemand, width: number): Fleet | null => {
  const meets = (batch: number): boolean =>
    fitsAt(setup, width, batch) && speedAt(setup, width, batch).timePerOutputToken <= demand.maxTimePerOutputToken
  if (!meets(1) || speedAt(setup, width, 1).timeToFirstToken > demand.maxTimeToFirstToken) return null
  const most = (least(mostRequests, (batch) => !meets(batch)) ?? mostRequests + 1) - 1
  const served = (batch: number): number => batch / speedAt(setup, width, batch).totalTime
  const copies = Math.max(1, Math.ceil(demand.requestsPerSecond / served(most) - 1e-9))
  const batch = least(most, (each) => served(each) * copies * (1 + 1e-9) >= demand.requestsPerSecond) ?? most
  const { timeToFirstToken, timePerOutputToken } = speedAt(setup, width, batch)
  return { accelerators: copies * width, parallelWidth: width, batch, timeToFirstToken, timePerOutputToken }
}

/** Why no width serves: memory first, then the first token, then the others. */
const refusalOf = (setup: FleetSetup, demand: FleetDemand): Refusal => {
  const holding = fleetWidths.filter((width) => fitsAt(setup, width, 1))
  const bytes = setup.totalParams * setup.bytesPerWeight + setup.cacheOf(setup.promptTokens + setup.outputTokens)
  if (holding.length === 0) return { unmet: 'memory', nearest: bytes }
  const firsts = holding.map((width) => speedAt(setup, width, 1).timeToFirstToken)
  const first = Math.min(...firsts)
  if (first > demand.maxTimeToFirstToken) return { unmet: 'first token', nearest: first }
  const prompt = holding.filter((_, at) => (firsts[at] ?? first) <= demand.maxTimeToFirstToken)
  return { unmet: 'output token', nearest: Math.min(...prompt.map((width) => speedAt(setup, width, 1).timePerOutputToken)) }
}

/**
 * The fewest accelerators, over all widths, that answer so many requests a second, each width with as many copies as it takes; the narrower of
 * equals. A copy answers batch ÷ (prefill + output·step) requests a second, with the largest batch that fits its memory and the limit per
 * output token; the batch of the result is the smallest that carries the load. Derived from `servingSpeed`; load is taken as even.
 */
export const smallestFleet = (setup: FleetSetup, demand: FleetDemand): Fleet | Refusal =>
  fleetWidths
    .map((width) => fleetOfWidth(setup, demand, width))
    .reduce((best, fleet) => (fleet !== null && (best === null || fleet.accelerators < best.accelerators) ? fleet : best), null) ??
  refusalOf(setup, demand)
