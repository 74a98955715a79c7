/** Percent signs in texts of addresses, which come from outside and may be mangled. */

/** A mangled text stays as it stands. */
export const decodePercent = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Half of a character, as a cut leaves it, becomes a replacement character. */
export const encodePercent = (text: string): string => encodeURIComponent(text.toWellFormed())
