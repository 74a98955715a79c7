/** From what the reader asked to what the map draws. */
import { least } from 'd3'
import { labelSize } from '../../graph/labels.ts'
import type { MapNote, MapRelation } from './map-data.ts'
import type { LensKey } from './map-lens.ts'
import type { Area, MapView, Picture } from './map-surface.ts'

/** What stands out, and how that is said. */
export interface Shown {
  readonly notes: readonly MapNote[]
  readonly centre: MapNote | null
  readonly relations: readonly MapRelation[]
  readonly says: string
}

export const nothingShown: Shown = { notes: [], centre: null, relations: [], says: 'Nothing selected.' }

export interface Ways extends Pick<Picture, 'strong' | 'off' | 'derived' | 'look'> {
  /** The entry of the lens's key that is pointed at. */
  readonly marked: LensKey | null
}

export function pictureOf({ notes, centre, relations }: Shown, { marked, ...ways }: Ways): Picture {
  if (marked) return { ...ways, notes: new Set(marked.notes.slice(0, 400)), centre: null, relations: [] }
  return { ...ways, notes: notes.length > 0 ? new Set(notes) : null, centre, relations }
}

/** The room that notes need, in map units; labels have a fixed size on the screen. */
export function areaOf(notes: readonly MapNote[], scale: number): Area {
  const pad = (4 * labelSize) / scale
  const xs = notes.map(({ x }) => x)
  const ys = notes.map(({ y }) => y)
  return { left: Math.min(...xs) - pad, right: Math.max(...xs) + pad, top: Math.min(...ys) - pad, bottom: Math.max(...ys) + pad }
}

/** Labels are drawn for one screen pixel a map unit, and can be read a little below it. */
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
