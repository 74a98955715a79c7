/**
 * One table of exchange between what AI work is counted in: tokens, requests, agent tasks, agent-hours, GPU-hours, kilowatt-hours, dollars of rent,
 * working days. Everything goes through tokens, read and written, so every way there and back closes.
 */

export interface ExchangeRates {
  /** Of a chat request, read and written. */
  readonly tokensPerRequest: number
  readonly tokensPerAgentTask: number
  /** Model calls of an agent in an hour, and in a task. */
  readonly callsPerHour: number
  readonly turns: number
  /** Tokens, read and written, that one accelerator serves in a second. */
  readonly tokensPerSecond: number
  /** Wh of one accelerator in an hour, site included. */
  readonly wattHours: number
  /** USD an hour of an accelerator. */
  readonly gpuHourPrice: number
  readonly tasksPerWorkingDay: number
}

/** What the table of exchange counts in. */
export const exchangeUnits = ['token', 'request', 'agent-task', 'agent-hour', 'gpu-hour', 'kwh', 'dollar', 'working-day'] as const
export type ExchangeUnit = (typeof exchangeUnits)[number]

/**
 * Tokens a second that one accelerator of H100 class serves, read (cached or not) and written, for N active parameters: DeepSeek's day had
 * 608·10⁹ tokens in and 168·10⁹ out on 226.75 nodes of eight, a model with 37·10⁹ active parameters (DeepSeek-AI 2025, day 6). Scaled to other sizes
 * at the same FLOP/s, derived.
 */
export const servedTokensOfAllKinds = (activeParams: number): number => (((608e9 + 168e9) / 86_400 / (226.75 * 8)) * 37e9) / activeParams

/** Tokens of one of each unit; by definition of the rates. */
export const tokensPerUnit = (r: ExchangeRates): Readonly<Record<ExchangeUnit, number>> => {
  const gpuHour = r.tokensPerSecond * 3600
  return {
    token: 1,
    request: r.tokensPerRequest,
    'agent-task': r.tokensPerAgentTask,
    'agent-hour': (r.tokensPerAgentTask * r.callsPerHour) / r.turns,
    'gpu-hour': gpuHour,
    kwh: (gpuHour * 1000) / r.wattHours,
    dollar: gpuHour / r.gpuHourPrice,
    'working-day': r.tokensPerAgentTask * r.tasksPerWorkingDay,
  }
}

/** So many of one unit in another, by definition of the rates; null where one of them has no tokens. */
export const exchanged = (rates: ExchangeRates, amount: number, from: ExchangeUnit, to: ExchangeUnit): number | null => {
  const tokens = tokensPerUnit(rates)
  const value = (amount * tokens[from]) / tokens[to]
  return Number.isFinite(value) ? value : null
}
