/** Computes what the map draws from the state of the page, and where the view should move. */
import { least } from 'd3'
import { labelSize } from '../../graph/labels.ts'
import type { MapNote, MapRelation } from './map-data.ts'
import type { LensKey } from './map-lens.ts'
import type { Area, MapView, MapViewModel } from './map-surface.ts'

/** What is highlighted, and its description for the status line. */
export interface Shown {
  readonly notes: readonly MapNote[]
  readonly centre: MapNote | null
  readonly relations: readonly MapRelation[]
  readonly description: string
}

export const nothingShown: Shown = { notes: [], centre: null, relations: [], description: 'Nothing selected.' }

export interface DisplayOptions extends Pick<MapViewModel, 'strong' | 'off' | 'derived' | 'noteStyle'> {
  /** The entry of the lens's key that is pointed at. */
  readonly marked: LensKey | null
}

export function viewModelOf({ notes, centre, relations }: Shown, { marked, ...options }: DisplayOptions): MapViewModel {
  if (marked) return { ...options, notes: new Set(marked.notes.slice(0, 400)), centre: null, relations: [] }
  return { ...options, notes: notes.length > 0 ? new Set(notes) : null, centre, relations }
}

/** The rectangle around notes, in map units, with room for labels, whose size on the screen is fixed. */
export function areaOf(notes: readonly MapNote[], scale: number): Area {
  const pad = (4 * labelSize) / scale
  const xs = notes.map(({ x }) => x)
  const ys = notes.map(({ y }) => y)
  return { left: Math.min(...xs) - pad, right: Math.max(...xs) + pad, top: Math.min(...ys) - pad, bottom: Math.max(...ys) + pad }
}

/** DrawLabel are drawn for one screen pixel a map unit, and can be read a little below it. */
const readable = 0.75

/** Moves only when the area is not already seen whole and large enough to read. */
export function bringIntoView(view: MapView, area: Area): void {
  const now = view.seen()
  const whole = now.left <= area.left && now.right >= area.right && now.top <= area.top && now.bottom >= area.bottom
  if (!whole || view.scale() < readable) view.show(area)
}

/** The chosen note when it is in sight, else the one nearest to the middle of what is seen. */
export function noteInSight(view: MapView, chosen: MapNote | null, notes: readonly MapNote[]): Pick<MapNote, 'x' | 'y'> {
  const { left, right, top, bottom } = view.seen()
  const isSeen = ({ x, y }: MapNote) => x >= left && x <= right && y >= top && y <= bottom
  const middle = { x: (left + right) / 2, y: (top + bottom) / 2 }
  if (chosen && isSeen(chosen)) return chosen
  return least(notes, ({ x, y }) => Math.hypot(x - middle.x, y - middle.y)) ?? middle
}
