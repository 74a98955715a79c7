/**
 * What of the map stands in its address: `#note=kv-cache&off=explains.training&lens=status&at=1200,800,1.5`. Ids and names have no
 * character that an address would escape. What cannot be read is passed over.
 */
export interface MapPlace {
  /** In the middle of the screen, map units. */
  readonly x: number
  readonly y: number
  /** Times the scale at which the whole map fits. */
  readonly zoom: number
}

export interface MapState {
  readonly note: string | null
  /** How the first leads to the second. */
  readonly path: readonly [from: string, to: string] | null
  /** The note that others are to be read before. */
  readonly first: string | null
  /** Topics and kinds of relation that are filtered out. */
  readonly off: readonly string[]
  readonly lens: string
  /** A parameter or community that the lens asks for. */
  readonly of: string
  readonly derived: boolean
  /** Null: the whole map. */
  readonly at: MapPlace | null
}

export const firstState: MapState = { note: null, path: null, first: null, off: [], lens: 'topic', of: '', derived: false, at: null }

const name = /^[A-Za-z0-9-]+$/
const named = (text: string | undefined): string | null => (text && name.test(text) ? text : null)

function readPlace(text: string | undefined): MapPlace | null {
  const [x, y, zoom, ...rest] = (text ?? '').split(',').map(Number)
  if (x === undefined || y === undefined || zoom === undefined || rest.length > 0) return null
  return Number.isFinite(x) && Number.isFinite(y) && zoom >= 0.5 && zoom < 1e4 ? { x, y, zoom } : null
}

export function readState(hash: string): MapState {
  const parts = new Map(
    hash
      .replace(/^#/, '')
      .split('&')
      .map((part) => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)] as const),
  )
  const [from, to] = (parts.get('path') ?? '').split('.').map(named)
  return {
    note: named(parts.get('note')),
    path: from && to ? [from, to] : null,
    first: named(parts.get('first')),
    off: (parts.get('off') ?? '').split('.').filter((each) => named(each) !== null),
    lens: named(parts.get('lens')) ?? firstState.lens,
    of: named(parts.get('of')) ?? '',
    derived: parts.get('derived') === 'yes',
    at: readPlace(parts.get('at')),
  }
}

/** Empty for the map as it opens, else beginning with `#`. */
export function writeState({ note, path, first, off, lens, of, derived, at }: MapState): string {
  const parts = [
    note && `note=${note}`,
    path && `path=${path.join('.')}`,
    first && `first=${first}`,
    off.length > 0 && `off=${[...off].sort().join('.')}`,
    lens !== firstState.lens && `lens=${lens}`,
    of && `of=${of}`,
    derived && 'derived=yes',
    at && `at=${Math.round(at.x)},${Math.round(at.y)},${Number(at.zoom.toPrecision(3))}`,
  ].filter((part) => typeof part === 'string' && part !== '')
  return parts.length === 0 ? '' : `#${parts.join('&')}`
}
