/** Bytes of the index: whole numbers of seven bits a byte, low bits first (LEB128), and short texts. */

export interface ByteWriter {
  readonly number: (value: number) => void
  readonly text: (value: string) => void
  readonly raw: (bytes: Uint8Array) => void
  readonly length: () => number
  /** What was written so far; the writer goes on. */
  readonly bytes: () => Uint8Array<ArrayBuffer>
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(256)
  let at = 0
  const room = (more: number) => {
    if (at + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, at + more))
    larger.set(buffer)
    buffer = larger
  }
  return {
    number: (value) => {
      room(5)
      let rest = value
      while (rest > 127) {
        buffer[at++] = (rest & 127) | 128
        rest >>>= 7
      }
      buffer[at++] = rest
    },
    text: (value) => {
      const bytes = encoder.encode(value)
      room(bytes.length + 5)
      let rest = bytes.length
      while (rest > 127) {
        buffer[at++] = (rest & 127) | 128
        rest >>>= 7
      }
      buffer[at++] = rest
      buffer.set(bytes, at)
      at += bytes.length
    },
    raw: (bytes) => {
      room(bytes.length)
      buffer.set(bytes, at)
      at += bytes.length
    },
    length: () => at,
    bytes: () => buffer.slice(0, at),
  }
}

export interface ByteReader {
  readonly number: () => number
  readonly text: () => string
  readonly skip: (bytes: number) => void
  readonly at: () => number
  readonly done: () => boolean
}

/** Reads from `from`. Past the end it throws: a file was cut off. */
export function byteReader(bytes: Uint8Array, from = 0): ByteReader {
  let at = from
  const number = (): number => {
    let value = 0
    let shift = 0
    for (;;) {
      const byte = bytes[at++]
      if (byte === undefined) throw new Error('A file of the search index is cut off.')
      value |= (byte & 127) << shift
      if (byte < 128) return value >>> 0
      shift += 7
    }
  }
  return {
    number,
    text: () => {
      const length = number()
      if (at + length > bytes.length) throw new Error('A file of the search index is cut off.')
      at += length
      return decoder.decode(bytes.subarray(at - length, at))
    },
    skip: (count) => {
      at += count
    },
    at: () => at,
    done: () => at >= bytes.length,
  }
}

/** How many characters two words share at their beginning. */
export function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let count = 0
  while (count < most && a.charCodeAt(count) === b.charCodeAt(count)) count += 1
  return count
}
