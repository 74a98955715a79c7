/** A digest of texts and bytes, by which what was read of them is kept. */
import { createHash } from 'node:crypto'

/** SHA-256 in hexadecimal digits. Each part ends with a null, so that no two lists of parts are alike. */
export const digestOf = (...parts: readonly (string | Uint8Array)[]): string => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}
