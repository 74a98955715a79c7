/** The named scenarios of the notebook and the book's memory, fetched once, when asked for. */
import type { Histories } from '../../scenario/history.ts'
import type { Preset } from '../../scenario/presets.ts'

export interface SiteScenarios {
  readonly version: string
  readonly scenarios: readonly Preset[]
  readonly history: Histories
}

let pending: Promise<SiteScenarios> | undefined

/** Rejects when they cannot be had; the next call tries again. */
export const loadScenarios = (): Promise<SiteScenarios> => {
  pending ??= fetch('/api/scenarios.json').then((response) => {
    if (!response.ok) throw new Error(`The scenarios could not be loaded (${response.status}).`)
    return response.json() as Promise<SiteScenarios>
  })
  pending.catch(() => {
    pending = undefined
  })
  return pending
}
