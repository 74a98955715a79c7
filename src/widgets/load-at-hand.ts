/** What a hand on a figure needs, loaded once: when it reaches for the figure. */
let pending: Promise<typeof import('./at-hand.ts')> | undefined

export const loadAtHand = (): Promise<typeof import('./at-hand.ts')> => {
  pending ??= import('./at-hand.ts')
  return pending
}
