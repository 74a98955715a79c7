/** Applies the selected lens to the map. Lenses that need the model load it when they are chosen. */

import { notesRead } from '../page/visited-notes.ts'
import { forgetButton } from './map-bar.ts'
import type { MapData } from './map-data.ts'
import { lensFor, type Seen, truthLens } from './map-lens.ts'
import type { MapState } from './map-state.ts'

export interface LensShown {
  readonly seen: Seen | null
  /** Controls beside the key: buttons, lists. */
  readonly controls: readonly HTMLElement[]
}

/** Returns a function that applies the lens of a state. `show` is called for each new lens, and again when values of the same lens change. */
export function createLensSwitch(data: MapData, show: (next: LensShown) => void) {
  let current = 'topic '
  return (state: MapState, change: (patch: Partial<MapState>) => void): void => {
    const wanted = `${state.lens} ${state.of}`
    if (wanted === current) return
    current = wanted
    const still = () => wanted === current
    if (state.lens === 'truth') {
      void import('./map-claims.ts').then(({ followTruth }) =>
        followTruth(data, (truth, changed) => {
          if (still()) show({ seen: truthLens(data, truth, changed), controls: [] })
        }),
      )
      return
    }
    if (state.lens === 'reach') {
      void import('./parameter-lens.ts').then(({ followReaches, reachLens, reachList }) =>
        followReaches(data, (reaches) => {
          const chosen = reaches.find(({ id }) => id === state.of) ?? reaches[0]
          if (!still() || !chosen) return
          show({ seen: reachLens(data, chosen), controls: [reachList(reaches, chosen, (of) => change({ of }))] })
        }),
      )
      return
    }
    const seen = lensFor(state.lens, data, notesRead())
    const controls = state.lens === 'read' ? [forgetButton(() => change({ lens: 'topic' }))] : []
    show({ seen, controls })
  }
}
