/** Labels as small pictures, drawn once and then copied: outlined text costs more than everything else of a frame. */
import { labelOrigin, labelSize, lineHeight, type Side } from '../../graph/labels.ts'
import { linesOf } from './label-occupancy.ts'
import type { MapNote } from './map-data.ts'

interface Picture {
  readonly image: HTMLCanvasElement
  readonly lines: number
  readonly width: number
}

export type Labels = (context: CanvasRenderingContext2D, note: MapNote, x: number, y: number, side: Side, strong: boolean) => void

const most = 1200
const border = 3
const faceOf = (strong: boolean): string => `${strong ? 600 : 400} ${labelSize}px "Source Sans 3", "Sans stand-in", sans-serif`

/** For one theme and one density of pixels. */
export function createLabels(ink: string, paper: string, ratio: number): Labels {
  const kept = new Map<string, Picture>()

  function make(note: MapNote, strong: boolean, align: CanvasTextAlign): Picture {
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
      context.strokeStyle = paper
      context.fillStyle = ink
      const x = align === 'left' ? border : align === 'right' ? width - border : width / 2
      for (const draw of ['strokeText', 'fillText'] as const)
        for (const [i, line] of lines.entries()) context[draw](line, x, border + 11 + i * lineHeight)
    }
    return { image, lines: lines.length, width }
  }

  return (context, note, x, y, side, strong) => {
    const align = side.endsWith('r') ? 'left' : side.endsWith('l') ? 'right' : 'center'
    const key = `${note.index} ${align} ${strong}`
    let picture = kept.get(key)
    if (!picture) {
      if (kept.size >= most) kept.clear()
      picture = make(note, strong, align)
      kept.set(key, picture)
    }
    const { image, lines, width } = picture
    const origin = labelOrigin(side, note.r, lines)
    const left = x + origin.x - (align === 'left' ? border : align === 'right' ? width - border : width / 2)
    const top = y + origin.y - 11 - border
    context.drawImage(image, Math.round(left * ratio) / ratio, Math.round(top * ratio) / ratio, image.width / ratio, image.height / ratio)
  }
}
