/** How many characters two words share at their beginning. */
export function sharedPrefixLength(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let length = 0
  while (length < shorter && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}
