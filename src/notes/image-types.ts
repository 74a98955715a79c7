/** Whether an image's bytes are what its name says: by the signatures that its format begins with. */

const at = (bytes: Uint8Array, offset: number, text: string): boolean => {
  for (let index = 0; index < text.length; index += 1) if (bytes[offset + index] !== text.charCodeAt(index)) return false
  return true
}

/** Signatures: PNG (W3C, 5.2), JPEG (SOI and a marker), WebP (RIFF container), AVIF (ISO BMFF, major brand avif or avis). */
const signatures: Readonly<Record<string, (bytes: Uint8Array) => boolean>> = {
  png: (bytes) => at(bytes, 0, '\u0089PNG\r\n\u001a\n'),
  jpg: (bytes) => at(bytes, 0, '\u00ff\u00d8\u00ff'),
  webp: (bytes) => at(bytes, 0, 'RIFF') && at(bytes, 8, 'WEBP'),
  avif: (bytes) => at(bytes, 4, 'ftypavif') || at(bytes, 4, 'ftypavis'),
}

/** `png jpg jpeg webp avif`, without the dot. */
export const imageExtensions = ['png', 'jpg', 'jpeg', 'webp', 'avif'] as const

/** True when `bytes` (the first 16 are enough) begin as a file with this extension does. */
export function isImageOf(extension: string, bytes: Uint8Array): boolean {
  return signatures[extension === 'jpeg' ? 'jpg' : extension]?.(bytes) ?? false
}
