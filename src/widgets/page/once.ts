/**
 * `load`, called once for each key: later calls get the same promise. A promise that rejects is forgotten, so that the next call loads
 * again.
 */
export const once = <T, A extends [key?: string]>(load: (...key: A) => Promise<T>): ((...key: A) => Promise<T>) => {
  const results = new Map<string | undefined, Promise<T>>()
  return (...args) => {
    const [key] = args
    const known = results.get(key)
    if (known) return known
    const result = load(...args)
    results.set(key, result)
    result.catch(() => results.delete(key))
    return result
  }
}
