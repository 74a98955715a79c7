/** What one frame of the canvas map is painted from. */
import type { Colours } from './map-colours.ts'
import type { MapData } from './map-data.ts'
import type { DrawLabel } from './map-labels.ts'
import type { Area, MapViewModel } from './map-surface.ts'

export interface Scene {
  readonly data: MapData
  readonly regions: readonly {
    readonly topic: string
    readonly title: string
    readonly x: number
    readonly y: number
    readonly outline: Path2D
  }[]
  readonly model: MapViewModel
  readonly colours: Colours
  readonly labels: DrawLabel
  /** Pixels a map unit, and where the map's origin stands. */
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly level: number
  readonly moving: boolean
  readonly seen: Area
  readonly ratio: number
  readonly width: number
  readonly height: number
}
