/** Recognises images: whether the bytes are what the name says, how many pixels they have, and whether the image is animated. */
import { imageDimensionsFromData } from 'image-dimensions'

const at = (bytes: Uint8Array, offset: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (bytes[offset + index] !== text.charCodeAt(index)) return false
  return true
}

interface Format {
  /** Whether the file begins with the signature of the format. */
  readonly begins: (bytes: Uint8Array) => boolean
  /** The format's name in image-dimensions. */
  readonly type: string
  /** Whether the file is neither cut off nor longer than its parts say. */
  readonly isWhole: (bytes: Buffer) => boolean
  /** Whether the file holds an animation. */
  readonly moves: (bytes: Buffer) => boolean
}

/** The types of a PNG file's chunks, which stand one behind the other; null when they end elsewhere than the file. */
function chunksOf(bytes: Buffer): readonly string[] | null {
  const types: string[] = []
  let offset = 8
  while (offset + 12 <= bytes.length) {
    types.push(bytes.toString('latin1', offset + 4, offset + 8))
    offset += 12 + bytes.readUInt32BE(offset)
  }
  return offset === bytes.length ? types : null
}

/** The boxes of an AVIF file stand one behind the other; a last one of size 0 takes the rest. */
function boxesEnd(bytes: Buffer): boolean {
  let offset = 0
  while (offset + 8 <= bytes.length) {
    const size = bytes.readUInt32BE(offset)
    if (size === 0) return true
    const length = size === 1 && offset + 16 <= bytes.length ? Number(bytes.readBigUInt64BE(offset + 8)) : size
    if (length < 8) return false
    offset += length
  }
  return offset === bytes.length
}

const jpeg: Format = {
  begins: (bytes) => at(bytes, 0, '\u00ff\u00d8\u00ff'),
  type: 'jpeg',
  // Cameras write more after the mark of its end.
  isWhole: (bytes) => bytes.includes(Buffer.of(0xff, 0xd9)),
  moves: () => false,
}
/** Signatures: PNG (W3C, 5.2), JPEG (SOI and a marker), WebP (RIFF container), AVIF (ISO BMFF, major brand avif or avis). */
const formats: Readonly<Record<string, Format>> = {
  png: {
    begins: (bytes) => at(bytes, 0, '\u0089PNG\r\n\u001a\n'),
    type: 'png',
    // One header first, a picture, and the end last.
    isWhole: (bytes) => {
      const types = chunksOf(bytes) ?? []
      return types.lastIndexOf('IHDR') === 0 && types.includes('IDAT') && types.indexOf('IEND') === types.length - 1
    },
    moves: (bytes) => chunksOf(bytes)?.includes('acTL') ?? false,
  },
  jpg: jpeg,
  jpeg,
  webp: {
    begins: (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP'),
    type: 'webp',
    isWhole: (bytes) => [0, 1].includes(bytes.length - 8 - bytes.readUInt32LE(4)),
    moves: (bytes) => at(bytes, 12, 'VP8X') && ((bytes[20] ?? 0) & 2) !== 0,
  },
  avif: {
    begins: (bytes) => at(bytes, 4, 'ftypavif') || at(bytes, 4, 'ftypavis'),
    type: 'avif',
    isWhole: boxesEnd,
    moves: (bytes) => bytes.subarray(8, bytes.readUInt32BE(0)).includes('avis'),
  },
}

/** `png jpg jpeg webp avif`, without the dot. */
export const imageExtensions: readonly string[] = Object.keys(formats)

/**
 * Pixels. A column of text is 700 wide, on a dense screen 2,100; a picture of the most pixels takes 34 MB when it is shown, whatever the
 * file's size.
 */
export const imageLimits = { side: 4096, pixels: 4096 * 2048 } as const

export interface Pixels {
  readonly width: number
  readonly height: number
}

export type ImageRead =
  | { readonly ok: true; readonly pixels: Pixels }
  /** Of another format, damaged, or an animation; or with too many pixels, or none. */
  | { readonly ok: false; readonly wrong: 'format' | 'damaged' | 'moves' }
  | { readonly ok: false; readonly wrong: 'size'; readonly pixels: Pixels }

/** Reads an image's header and its end; nothing of it is decoded. */
export function readImage(extension: string, bytes: Buffer): ImageRead {
  const format = Object.hasOwn(formats, extension) ? formats[extension] : undefined
  if (!format?.begins(bytes)) return { ok: false, wrong: 'format' }
  const found = imageDimensionsFromData(bytes)
  if (found?.type !== format.type || !format.isWhole(bytes)) return { ok: false, wrong: 'damaged' }
  const pixels = { width: found.width, height: found.height }
  const { width, height } = pixels
  const fits = width > 0 && height > 0 && Math.max(width, height) <= imageLimits.side && width * height <= imageLimits.pixels
  if (!fits) return { ok: false, wrong: 'size', pixels }
  return format.moves(bytes) ? { ok: false, wrong: 'moves' } : { ok: true, pixels }
}
