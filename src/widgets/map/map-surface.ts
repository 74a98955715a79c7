/** The interface of the two renderers of the map: SVG in the page, and a canvas. */
import type { MapNote, MapRelation } from './map-data.ts'
import type { MapPlace } from './map-state.ts'

export interface Area {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

export interface MapView {
  /** Screen pixels a map unit. */
  scale(): number
  /** Of labels, in force. */
  level(): number
  /** Whether the user is panning or zooming. */
  moving(): boolean
  /** Around a note, which stays where it is on the screen. */
  zoomBy(factor: number, around: { readonly x: number; readonly y: number }): void
  fit(): void
  /** Moves so that the area is seen whole, no closer than reading needs. */
  show(area: Area): void
  /** Moves no farther than needed to see a point. */
  reveal(x: number, y: number): void
  /** What of the map is on the screen, without what the sheet covers. */
  seen(): Area
  /** From a place on the screen to map units, and back to a place in the stage. */
  toMap(clientX: number, clientY: number): readonly [number, number]
  toStage(x: number, y: number): readonly [number, number]
  /** Null when the whole map is on the screen. */
  place(): MapPlace | null
  go(place: MapPlace | null): void
}

/** How a lens draws a note: the name of a custom property for the colour, a fill that tells groups apart without colour, and a size. */
export interface NoteStyle {
  readonly colour: string
  readonly fill: 'full' | 'half' | 'hollow' | 'dashed'
  /** 0 to 1; undefined keeps the size by centrality. */
  readonly size?: number
}

/** What a renderer draws beside the notes and relations themselves. */
export interface MapViewModel {
  /** What stands out while the rest recedes; null when nothing does. */
  readonly notes: ReadonlySet<MapNote> | null
  readonly centre: MapNote | null
  /** Lines drawn strongly. */
  readonly relations: readonly MapRelation[]
  /** The line, or the lines to the note, that are pointed at. */
  readonly strong: MapNote | MapRelation | null
  /** Changes when a filter does. */
  readonly off: ReadonlySet<string>
  readonly derived: boolean
  /** Null: by topic, as the map comes. */
  readonly noteStyle: ((note: MapNote) => NoteStyle) | null
}

export interface Surface {
  /** The element that gets the events of pointer and keyboard. */
  readonly element: HTMLElement | SVGSVGElement
  readonly view: MapView
  draw(model: MapViewModel): void
  /** The note whose drawing or link holds an event's target. */
  noteOf(target: EventTarget | null): MapNote | null
  /** Gives a note the focus, or makes it the one where the Tab key stops. */
  focus(note: MapNote): void
  tab(note: MapNote): void
}

export interface SurfaceListeners {
  /** The level of labels changed. */
  readonly onLevel: () => void
  /** The map has come to rest somewhere else. */
  readonly onRest: () => void
}

export const showsNote = (off: ReadonlySet<string>, note: MapNote): boolean => !off.has(note.topic)
export const showsRelation = (off: ReadonlySet<string>, { kind, source, target }: MapRelation): boolean =>
  !off.has(kind) && showsNote(off, source) && showsNote(off, target)

/** Whether a line is the one pointed at, or leads to the note pointed at. */
export const isStrong = (strong: MapViewModel['strong'], relation: MapRelation): boolean =>
  strong !== null &&
  ('kind' in strong && 'source' in strong ? strong === relation : relation.source === strong || relation.target === strong)

/** A place of a link, brought back onto the map and to a scale that zooming can reach. */
export const onMap = (
  { x, y, zoom }: MapPlace,
  { width, height }: { readonly width: number; readonly height: number },
  most: number,
): MapPlace => ({
  x: Math.max(0, Math.min(width, x)),
  y: Math.max(0, Math.min(height, y)),
  zoom: Math.max(0.8, Math.min(most, zoom)),
})

/** Pixels of the drawing's foot that the panel covers when it is a sheet (on a phone). */
export function coveredBySheet(stage: Element): number {
  const panel = stage.closest('.concept-map')?.querySelector('.map-panel')
  if (!panel || getComputedStyle(panel).position !== 'fixed') return 0
  return Math.max(0, stage.getBoundingClientRect().bottom - panel.getBoundingClientRect().top)
}
