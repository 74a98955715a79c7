/** The id that the part of an address after `#` names; as it stands there when it is not encoded as it should be. */
export const anchorIn = (hash: string): string => {
  const text = hash.replace(/^#/, '')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
