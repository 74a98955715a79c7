/** What a hand on a figure needs, loaded once: when it reaches for the figure. */
let pending: Promise<typeof import('./figure-interaction.ts')> | undefined

export const loadAtHand = (): Promise<typeof import('./figure-interaction.ts')> => {
  pending ??= import('./figure-interaction.ts')
  return pending
}
