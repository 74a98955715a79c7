/** The reader of texts, loaded once. */
let pending: Promise<typeof import('./parse-texts.ts')> | undefined

export const loadReader = (): Promise<typeof import('./parse-texts.ts')> => {
  pending ??= import('./parse-texts.ts')
  return pending
}
