/** What serving takes in time, electricity and carbon, and what an hour of one's own accelerator costs. Pure formulas (second, Wh, gram, USD). */
import { daysPerYear } from '../quantities/time-spans.ts'

export interface Query {
  readonly activeParams: number
  /** Read and written. */
  readonly tokens: number
  /** Dense FLOP/s of one accelerator, and the share of it that does useful work. */
  readonly peak: number
  readonly utilisation: number
}

/** Seconds of one accelerator for a request: 2·N·tokens ÷ (peak·utilisation) (Epoch AI 2025, the sheet of energy per query). */
export const querySeconds = ({ activeParams, tokens, peak, utilisation }: Query): number =>
  (2 * activeParams * tokens) / (peak * utilisation)

export interface SitePower {
  /** W for each accelerator, its share of the server included, at full load. */
  readonly serverPower: number
  /** Average power ÷ full load. */
  readonly serverPowerShare: number
  /** Site power ÷ computing power. */
  readonly pue: number
}

/** Wh of an accelerator at work for so many seconds: s·W·share·PUE ÷ 3600 (Epoch AI 2025, the same sheet). */
export const wattHours = (seconds: number, { serverPower, serverPowerShare, pue }: SitePower): number =>
  (seconds * serverPower * serverPowerShare * pue) / 3600

export interface OwnHardware {
  /** USD of one accelerator with its part of the server, and the share of it that is left at the end. */
  readonly purchasePrice: number
  readonly residualShare: number
  readonly lifeYears: number
  /** W; USD per kWh; site power ÷ computing power. */
  readonly power: number
  readonly pue: number
  readonly electricityPrice: number
  /** USD an hour for space, network and people. */
  readonly hostingPerHour: number
}

/** USD an hour that the clock shows, used or not: price·(1 − residual) ÷ (life·8760) + kW·PUE·electricity + hosting; by definition. */
export const ownedHour = (own: OwnHardware): number =>
  (own.purchasePrice * (1 - own.residualShare)) / (own.lifeYears * daysPerYear * 24) +
  (own.power * own.pue * own.electricityPrice) / 1000 +
  own.hostingPerHour
