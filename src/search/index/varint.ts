/** The bytes of the index: whole numbers as varints (unsigned LEB128: seven bits a byte, low bits first), and short UTF-8 texts. */

export interface ByteWriter {
  /** Writes a whole number from 0 to 2³² − 1. */
  readonly varint: (value: number) => void
  /** Writes a text: its length in bytes as a varint, then its bytes. */
  readonly text: (value: string) => void
  readonly bytes: (bytes: Uint8Array) => void
  readonly length: () => number
  /** The bytes from `from` to `to` without copying: valid until the next write. */
  readonly view: (from?: number, to?: number) => Uint8Array<ArrayBuffer>
  /** Starts anew. */
  readonly clear: () => void
}

const encoder = new TextEncoder()
const decoder = new TextDecoder()
const maxVarintBytes = 5

export function byteWriter(): ByteWriter {
  let buffer = new Uint8Array(256)
  let length = 0
  const reserve = (more: number) => {
    if (length + more <= buffer.length) return
    const larger = new Uint8Array(Math.max(buffer.length * 2, length + more))
    larger.set(buffer.subarray(0, length))
    buffer = larger
  }
  const varint = (value: number) => {
    if (length + maxVarintBytes > buffer.length) reserve(maxVarintBytes)
    let rest = value
    while (rest > 127) {
      buffer[length++] = (rest & 127) | 128
      rest >>>= 7
    }
    buffer[length++] = rest
  }
  const bytes = (some: Uint8Array) => {
    reserve(some.length)
    buffer.set(some, length)
    length += some.length
  }
  /** Writes a short ASCII text; false, with nothing written, for any other. */
  const shortAscii = (value: string): boolean => {
    if (value.length > 127) return false
    reserve(value.length + 1)
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index)
      if (code > 127) return false
      buffer[length + 1 + index] = code
    }
    buffer[length] = value.length
    length += value.length + 1
    return true
  }
  const text = (value: string) => {
    if (shortAscii(value)) return
    const encoded = encoder.encode(value)
    varint(encoded.length)
    bytes(encoded)
  }
  return {
    varint,
    text,
    bytes,
    length: () => length,
    view: (from = 0, to = length) => buffer.subarray(from, to),
    clear: () => {
      length = 0
    },
  }
}

export interface ByteReader {
  readonly varint: () => number
  readonly text: () => string
  readonly skip: (bytes: number) => void
  /** Offset of the next byte. */
  readonly offset: () => number
  readonly atEnd: () => boolean
}

/** Reads what a `ByteWriter` wrote, from the offset `from`. Throws past the end: then a file was cut off. */
export function byteReader(bytes: Uint8Array, from = 0): ByteReader {
  let at = from
  const varint = (): number => {
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
    varint,
    text: () => {
      const length = varint()
      if (at + length > bytes.length) throw new Error('A file of the search index is cut off.')
      at += length
      return decoder.decode(bytes.subarray(at - length, at))
    },
    skip: (count) => {
      at += count
    },
    offset: () => at,
    atEnd: () => at >= bytes.length,
  }
}
