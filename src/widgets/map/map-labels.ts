/** Draws labels on a canvas. Each is rendered once to an image of its own and then copied, since outlined text costs more than the rest of a frame. */
import { labelOrigin, labelSize, lineHeight, type Side } from '../../graph/labels.ts'
import { linesOf } from './label-occupancy.ts'
import type { MapNote } from './map-data.ts'

interface LabelImage {
  readonly image: HTMLCanvasElement
  readonly lines: number
  readonly width: number
}

export type DrawLabel = (context: CanvasRenderingContext2D, note: MapNote, x: number, y: number, side: Side, strong: boolean) => void

/** At most so many images are kept. */
const mostImages = 1200
const border = 3
const faceOf = (strong: boolean): string => `${strong ? 600 : 400} ${labelSize}px "Source Sans 3", "Sans stand-in", sans-serif`

/** Colours as CSS has them; `ratio` is the number of the canvas's pixels in a CSS pixel. The images hold for these only. */
export function createLabels(textColour: string, background: string, ratio: number): DrawLabel {
  const kept = new Map<string, LabelImage>()

  function make(note: MapNote, strong: boolean, align: CanvasTextAlign): LabelImage {
    const { lines, width: wide } = linesOf(note.title)
    const width = Math.ceil(wide * 1.08) + 2 * border
    const image = document.createElement('canvas')
    image.width = Math.ceil(width * ratio)
    image.height = Math.ceil((lines.length * lineHeight + 2 * border) * ratio)
    const context = image.getContext('2d')
    if (context) {
      context.scale(ratio, ratio)
      context.font = faceOf(strong)
      context.textAlign = align
      context.lineJoin = 'round'
      context.lineWidth = 3
      context.strokeStyle = background
      context.fillStyle = textColour
      const x = align === 'left' ? border : align === 'right' ? width - border : width / 2
      for (const draw of ['strokeText', 'fillText'] as const)
        for (const [i, line] of lines.entries()) context[draw](line, x, border + 11 + i * lineHeight)
    }
    return { image, lines: lines.length, width }
  }

  return (context, note, x, y, side, strong) => {
    const align = side.endsWith('r') ? 'left' : side.endsWith('l') ? 'right' : 'center'
    const key = `${note.index} ${align} ${strong}`
    let label = kept.get(key)
    if (!label) {
      if (kept.size >= mostImages) kept.clear()
      label = make(note, strong, align)
      kept.set(key, label)
    }
    const { image, lines, width } = label
    const origin = labelOrigin(side, note.r, lines)
    const left = x + origin.x - (align === 'left' ? border : align === 'right' ? width - border : width / 2)
    const top = y + origin.y - 11 - border
    context.drawImage(image, Math.round(left * ratio) / ratio, Math.round(top * ratio) / ratio, image.width / ratio, image.height / ratio)
  }
}
