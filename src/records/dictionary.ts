/**
 * A record whose keys come from outside (ids, keys, titles). It has no prototype: asked for `constructor` or `toString`, it has only what was
 * put in.
 */
export const dictionary = <T>(entries: Iterable<readonly [key: string, value: T]>): Record<string, T> =>
  Object.assign(Object.create(null) as Record<string, T>, Object.fromEntries(entries))
