/** Hashes of texts, the same on every machine. */

/** FNV-1a over UTF-16 code units, mixed at the end (murmur3's finaliser): an unsigned 32-bit number. */
export function hash32(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A number in [0, 1) that depends on the text only. */
export const unitHash = (text: string): number => hash32(text) / 2 ** 32
