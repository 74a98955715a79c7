/** Images of a given size for tests: the headers that say it, by the formats' specifications; no picture follows. */

const bytes = (...parts: readonly (string | number | readonly number[])[]): Buffer =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(typeof part === 'number' ? [part] : [...part]),
    ),
  )
const u16 = (value: number): readonly number[] => [(value >> 8) & 255, value & 255]
const u32 = (value: number): readonly number[] => [...u16(value >>> 16), ...u16(value & 0xffff)]
const reversed = (value: readonly number[]): readonly number[] => value.toReversed()
const u24le = (value: number): readonly number[] => reversed(u32(value)).slice(0, 3)

/** `before` stands between the header and the picture. */
export const png = (width: number, height: number, before = ''): Buffer =>
  bytes(
    '\u0089PNG\r\n\u001a\n',
    u32(13),
    'IHDR',
    u32(width),
    u32(height),
    [8, 2, 0, 0, 0],
    u32(0),
    before,
    u32(0),
    'IDAT',
    u32(0),
    u32(0),
    'IEND',
    u32(0),
  )

/** SOI, a comment, and the header of a frame: baseline (C0) or progressive (C2). */
export const jpeg = (width: number, height: number, frame = 0xc0): Buffer =>
  bytes([0xff, 0xd8, 0xff, 0xfe], u16(6), 'text', [0xff, frame], u16(11), 8, u16(height), u16(width), [1, 1, 0x11, 0, 0xff, 0xd9])

const riff = (chunk: string, data: Buffer): Buffer =>
  bytes('RIFF', reversed(u32(data.length + 12)), 'WEBP', chunk, reversed(u32(data.length)), [...data])
export const webpLossy = (width: number, height: number): Buffer =>
  riff('VP8 ', bytes([0, 0, 0, 0x9d, 0x01, 0x2a], reversed(u16(width)), reversed(u16(height)), [0, 0]))
export const webpLossless = (width: number, height: number): Buffer =>
  riff('VP8L', bytes(0x2f, reversed(u32((width - 1) | ((height - 1) << 14))), [0, 0]))
/** Flag 2 is that of an animation. */
export const webpExtended = (width: number, height: number, flags = 0): Buffer =>
  riff('VP8X', bytes([flags, 0, 0, 0], u24le(width - 1), u24le(height - 1)))

const box = (type: string, ...parts: readonly Buffer[]): Buffer => {
  const inner = Buffer.concat(parts)
  return bytes(u32(inner.length + 8), type, [...inner])
}
/** A file type, the primary item, and its size among the properties. */
export const avif = (width: number, height: number, brand = 'avif'): Buffer =>
  Buffer.concat([
    box('ftyp', bytes(brand, u32(0), 'mif1miaf')),
    box(
      'meta',
      bytes(u32(0)),
      box('pitm', bytes(u32(0), u16(1))),
      box('iprp', box('ipco', box('ispe', bytes(u32(0), u32(width), u32(height)))), box('ipma', bytes(u32(0), u32(1), u16(1), [1, 1]))),
    ),
  ])
