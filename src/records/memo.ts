/** Functions that remember their answers. */

/** `work`, done once for each object; what it gave lives as long as the object does. The same argument gives the same answer. */
export function memo<K extends object, T>(work: (key: K) => T): (key: K) => T {
  const known = new WeakMap<K, { readonly value: T }>()
  return (key) => {
    const kept = known.get(key)
    if (kept) return kept.value
    const value = work(key)
    known.set(key, { value })
    return value
  }
}

/** `work`, done once for each text. Texts are kept for good: make one of these for an object, inside `memo`. */
export function memoByText<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, { readonly value: T }>()
  return (key) => {
    const kept = known.get(key)
    if (kept) return kept.value
    const value = work(key)
    known.set(key, { value })
    return value
  }
}
