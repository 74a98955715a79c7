/** Where a box goes that belongs to something on the page. All lengths are CSS pixels of the window. */

export interface Size {
  readonly width: number
  readonly height: number
}

type Anchor = Pick<DOMRectReadOnly, 'left' | 'top' | 'bottom'>

/** Between the box and its anchor, and between the box and the window's edges. */
const gap = 8
const margin = 8

const clamp = (at: number, length: number, room: number): number => Math.max(margin, Math.min(at, room - length - margin))

/** The left upper corner of the box: below the anchor, above it when there is room only there, and never outside the window. */
export const placeBeside = (anchor: Anchor, box: Size, room: Size): { readonly left: number; readonly top: number } => {
  const below = anchor.bottom + gap
  const above = anchor.top - gap - box.height
  const fitsBelow = below + box.height <= room.height - margin
  return {
    left: clamp(anchor.left, box.width, room.width),
    top: clamp(fitsBelow || above < margin ? below : above, box.height, room.height),
  }
}
