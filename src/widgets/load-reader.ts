/** The reader of texts, loaded once. */
let pending: Promise<typeof import('./reader.ts')> | undefined

export const loadReader = (): Promise<typeof import('./reader.ts')> => {
  pending ??= import('./reader.ts')
  return pending
}
