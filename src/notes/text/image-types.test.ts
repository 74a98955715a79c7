/** Promise: an image is what its name says, is of a bearable size, stands still, and damaged bytes are refused, never stumbled over. */
import { describe, expect, it } from 'vitest'
import { avif, jpeg, png, webpExtended, webpLossless, webpLossy } from './image.fixture.ts'
import { imageLimits, readImage } from './image-types.ts'

type Make = (width: number, height: number) => Buffer
const makers: readonly (readonly [name: string, extension: string, make: Make])[] = [
  ['PNG', 'png', png],
  ['JPEG', 'jpg', jpeg],
  ['progressive JPEG', 'jpeg', (width, height) => jpeg(width, height, 0xc2)],
  ['lossy WebP', 'webp', webpLossy],
  ['lossless WebP', 'webp', webpLossless],
  ['extended WebP', 'webp', webpExtended],
  ['AVIF', 'avif', avif],
]

describe.each(makers)('%s', (_, extension, make) => {
  it('gives its width and height', () => {
    expect(readImage(extension, make(1203, 805))).toEqual({ ok: true, pixels: { width: 1203, height: 805 } })
  })
  it('is refused beyond 4,096 pixels a side or 4,096 × 2,048 in all', () => {
    expect(imageLimits).toEqual({ side: 4096, pixels: 8_388_608 })
    expect([make(4096, 2048), make(2048, 4096)].map((bytes) => readImage(extension, bytes).ok)).toEqual([true, true])
    const wrong = { ok: false, wrong: 'size' }
    for (const [width, height] of [
      [4097, 1],
      [1, 4097],
      [4096, 2049],
      [3000, 3000],
      [16_000, 16_000],
    ] as const)
      expect(readImage(extension, make(width, height)), `${width} × ${height}`).toMatchObject(wrong)
  })
  it('cut off anywhere, or with any byte changed, is read or refused, and never throws', () => {
    const whole = make(1203, 805)
    for (let length = 0; length < whole.length; length++) readImage(extension, whole.subarray(0, length))
    for (const length of [0, 3, 16, whole.length - 1, whole.length - 2])
      expect(readImage(extension, whole.subarray(0, length)).ok).toBe(false)
    for (let index = 0; index < whole.length; index++)
      for (const value of [0, 1, 0x7f, 0xff]) readImage(extension, Buffer.from(whole.with(index, value)))
  })
  it('under the name of another format is refused', () => {
    for (const other of ['png', 'jpg', 'webp', 'avif'])
      expect(readImage(other, make(10, 10)).ok, other).toBe(other === extension.replace('jpeg', 'jpg'))
    expect(readImage('gif', make(10, 10)).ok).toBe(false)
    expect(readImage('constructor', make(10, 10)).ok).toBe(false)
  })
})

describe('an image', () => {
  it('without pixels is refused', () => {
    for (const bytes of [png(0, 10), png(10, 0)]) expect(readImage('png', bytes)).toMatchObject({ ok: false, wrong: 'size' })
    expect(readImage('jpg', jpeg(0, 10)).ok).toBe(false)
    expect(readImage('webp', webpLossy(10, 0)).ok).toBe(false)
    expect(readImage('avif', avif(0, 0)).ok).toBe(false)
  })
  it('with the largest numbers that its header can hold is refused', () => {
    expect(readImage('png', png(0xffffffff, 0xffffffff))).toMatchObject({ wrong: 'size' })
    expect(readImage('jpg', jpeg(0xffff, 0xffff))).toMatchObject({ wrong: 'size' })
    expect(readImage('avif', avif(0xffffffff, 1))).toMatchObject({ wrong: 'size' })
  })
  it('that moves is refused, in each format that can', () => {
    const animation = '\0\0\0\u0008acTL\0\0\0\u0002\0\0\0\0\0\0\0\0'
    expect(readImage('png', png(10, 10, animation))).toMatchObject({ wrong: 'moves' })
    const text = '\0\0\0\u0006tEXta\0IDAT\0\0\0\0'
    expect(readImage('png', png(10, 10, text + animation)), 'behind a text that names the picture').toMatchObject({ wrong: 'moves' })
    expect(readImage('png', png(10, 10, text)).ok).toBe(true)
    expect(readImage('webp', webpExtended(10, 10, 2))).toMatchObject({ wrong: 'moves' })
    expect(readImage('avif', avif(10, 10, 'avis'))).toMatchObject({ wrong: 'moves' })
    expect(readImage('webp', webpExtended(10, 10, 0x10)).ok).toBe(true)
  })
  it('with a page or a script behind its end is refused, where the format has an end', () => {
    const page = Buffer.from('<script>alert(1)</script>')
    for (const [extension, bytes] of [
      ['png', png(9, 9)],
      ['webp', webpLossy(9, 9)],
      ['avif', avif(9, 9)],
    ] as const)
      expect(readImage(extension, Buffer.concat([bytes, page])), extension).toMatchObject({ wrong: 'damaged' })
  })
  it('that is a PNG has one header, a picture, and its end at the end', () => {
    const whole = png(9, 9)
    const header = whole.subarray(8, 33)
    const end = whole.subarray(-12)
    const page = Buffer.from('<script>alert(1)</script>')
    for (const parts of [
      [whole, page, end],
      [whole.subarray(0, 33), end],
      [whole.subarray(0, 33), header, whole.subarray(33)],
      [whole, end],
    ])
      expect(readImage('png', Buffer.concat(parts))).toMatchObject({ wrong: 'damaged' })
  })
  it('of a megabyte of noise after its signature costs little', () => {
    const before = process.threadCpuUsage()
    for (const start of [Buffer.from([0xff, 0xd8, 0xff]), avif(1, 1).subarray(0, 24), png(1, 1).subarray(0, 8)])
      for (const filler of [0, 0xff, 0xc4]) {
        const bytes = Buffer.concat([start, Buffer.alloc(1_000_000, filler)])
        for (const extension of ['jpg', 'avif', 'png']) readImage(extension, bytes)
      }
    const { user, system } = process.threadCpuUsage(before)
    expect((user + system) / 1000).toBeLessThan(2000)
  })
})
