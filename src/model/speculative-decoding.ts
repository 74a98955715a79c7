/**
 * Speculative decoding by what servers print: the share of drafted tokens that is accepted, or the share accepted at each position. What they
 * ask of a draft model's chance, given the tokens before, is in `serving-cost.ts`. Pure formulas; shares are 0 to 1.
 */
import { speculatedTokens } from './serving-cost.ts'

/** Tokens a pass from accepted ÷ drafted: 1 + γ·share; by definition, since each pass drafts γ tokens and writes one of its own. */
export const tokensOfShare = (acceptedShare: number, draftLength: number): number => 1 + draftLength * acceptedShare

/**
 * Tokens a pass from the share of passes that accept the token at each position: 1 + their sum over the first γ; by definition, since a token
 * is accepted only with those before it. Null where a position has no share.
 */
export const tokensOfPositions = (positionRates: readonly number[], draftLength: number): number | null =>
  draftLength > positionRates.length ? null : 1 + positionRates.slice(0, draftLength).reduce((sum, rate) => sum + rate, 0)

/**
 * The chance of a drafted token given those before it, were it the same at all positions, that yields so many accepted ÷ drafted: the α at
 * which `speculatedTokens` = 1 + γ·share; derived, by bisection. Null where nothing is drafted.
 */
export const acceptanceOfShare = (acceptedShare: number, draftLength: number): number | null => {
  if (draftLength === 0) return null
  let [low, high] = [0, 1]
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2
    if (speculatedTokens(middle, draftLength) < tokensOfShare(acceptedShare, draftLength)) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** The draft length, among the positions that were measured, with the greatest tokens ÷ (γ·c + 1); derived as `bestDraftLength`. */
export const bestOfPositions = (positionRates: readonly number[], draftCost: number): number => {
  let [best, greatest] = [0, 1]
  for (let length = 1; length <= positionRates.length; length += 1) {
    const speedup = (tokensOfPositions(positionRates, length) ?? 0) / (length * draftCost + 1)
    if (speedup > greatest * (1 + 1e-12)) [best, greatest] = [length, speedup]
  }
  return best
}
