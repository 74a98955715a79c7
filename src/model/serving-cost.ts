/**
 * What a token costs to serve, and what lowers the cost: fewer bits per weight, a draft model, your own device. Pure formulas in base units
 * (byte, second, USD, watt).
 */

/** USD per million tokens of a rented accelerator: price ÷ (tokens/s · 3600 · busy share)·10⁶ (Erdil 2025, on cost). */
export const costPerMillionTokens = (tokensPerSecond: number, hourPrice: number, utilisation: number): number =>
  (hourPrice / (tokensPerSecond * 3600 * utilisation)) * 1e6

/**
 * Output tokens a second of one accelerator of H100 class in a service that is used, for N active parameters: 1072 · 37·10⁹ ÷ N. DeepSeek's
 * day: 168·10⁹ output tokens by 226.75 nodes of eight, a model with 37·10⁹ active parameters (DeepSeek-AI 2025, day 6); reading the prompts
 * is in the time. Scaled to other sizes at the same FLOP/s, derived here.
 */
export const servedTokensPerSecond = (activeParams: number): number => ((168e9 / 86_400 / (226.75 * 8)) * 37e9) / activeParams

/** USD of a request on one's own accelerators, by definition: USD per million output tokens · output tokens ÷ 10⁶. */
export const ownCostPerRequest = (costPerMillion: number, outputTokens: number): number => (costPerMillion * outputTokens) / 1e6

/** Bytes of the weights, by definition: N·bits ÷ 8. */
export const weightBytes = (params: number, bits: number): number => (params * bits) / 8

/** Tokens that one pass of the target is expected to yield: (1 − α^(γ+1)) ÷ (1 − α), γ + 1 at α = 1 (Leviathan et al. 2022, Eq. 1). */
export const speculatedTokens = (acceptance: number, draftLength: number): number => {
  const rest = 1 - acceptance
  if (rest <= 0) return draftLength + 1
  return acceptance <= 0 ? 1 : -Math.expm1((draftLength + 1) * Math.log1p(-rest)) / rest
}

/** Expected tokens ÷ (γ·c + 1), c the time of a draft step over that of the target (Leviathan et al. 2022, Theorem 3.8). */
export const speculativeSpeedup = (acceptance: number, draftLength: number, draftCost: number): number =>
  speculatedTokens(acceptance, draftLength) / (draftLength * draftCost + 1)

/** Drafts longer than this are not sought. */
export const longestDraft = 32

/**
 * The draft length from 0 to `longestDraft` with the greatest `speculativeSpeedup` (Leviathan et al. 2022, Theorem 3.8); the
 * shortest of equals.
 */
export const bestDraftLength = (acceptance: number, draftCost: number): number => {
  let [best, greatest] = [0, 1]
  for (let length = 1; length <= longestDraft; length += 1) {
    const speedup = speculativeSpeedup(acceptance, length, draftCost)
    if (speedup > greatest * (1 + 1e-12)) [best, greatest] = [length, speedup]
  }
  return best
}

/** USD of electricity, by definition: seconds · W · USD/kWh ÷ 3.6·10⁶. */
export const electricityCost = (seconds: number, watts: number, price: number): number => (seconds * watts * price) / 3.6e6

/** USD for so many input and output tokens at the two list prices, nothing of it cached; by definition, see `billTokens`. */
export const tokenCost = (
  inputTokens: number,
  outputTokens: number,
  prices: { readonly inputPrice: number; readonly outputPrice: number },
): number => (inputTokens * prices.inputPrice + outputTokens * prices.outputPrice) / 1e6
