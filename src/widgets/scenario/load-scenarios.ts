/** The named scenarios of the notebook, and the earlier values of its parameters. */
import type { Histories } from '../../scenario/history.ts'
import type { Preset } from '../../scenario/presets.ts'
import { once } from '../page/once.ts'

export interface SiteScenarios {
  readonly version: string
  readonly scenarios: readonly Preset[]
  readonly history: Histories
}

/** Fetched once; rejects when they cannot be had, and the next call tries again. */
export const loadScenarios = once(async (): Promise<SiteScenarios> => {
  const response = await fetch('/api/scenarios.json')
  if (!response.ok) throw new Error(`The scenarios could not be loaded (${response.status}).`)
  return response.json()
})
