/** Puts the lens of the state before the map; lenses that need the model load it when they are chosen. */

import { notesRead } from '../page/read-notes.ts'
import { forgetButton } from './map-bar.ts'
import type { MapData } from './map-data.ts'
import { lensFor, type Seen, truthLens } from './map-lens.ts'
import type { MapState } from './map-state.ts'

export interface LensShown {
  readonly seen: Seen | null
  /** What stands with the key: buttons, lists. */
  readonly more: readonly HTMLElement[]
}

/** `show` is called when another lens, or the same with other values, is to be shown. */
export function lookThrough(data: MapData, show: (next: LensShown) => void) {
  let current = 'topic '
  return (state: MapState, change: (patch: Partial<MapState>) => void): void => {
    const wanted = `${state.lens} ${state.of}`
    if (wanted === current) return
    current = wanted
    const still = () => wanted === current
    if (state.lens === 'truth') {
      void import('./map-claims.ts').then(({ followTruth }) =>
        followTruth(data, (truth, changed) => {
          if (still()) show({ seen: truthLens(data, truth, changed), more: [] })
        }),
      )
      return
    }
    if (state.lens === 'reach') {
      void import('./parameter-lens.ts').then(({ followReaches, reachLens, reachList }) =>
        followReaches(data, (reaches) => {
          const chosen = reaches.find(({ id }) => id === state.of) ?? reaches[0]
          if (!still() || !chosen) return
          show({ seen: reachLens(data, chosen), more: [reachList(reaches, chosen, (of) => change({ of }))] })
        }),
      )
      return
    }
    const seen = lensFor(state.lens, data, notesRead())
    const more = state.lens === 'read' ? [forgetButton(() => change({ lens: 'topic' }))] : []
    show({ seen, more })
  }
}
