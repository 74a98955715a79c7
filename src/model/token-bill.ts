/**
 * The bill of tokens at list prices. Pure formulas; prices in USD per million tokens, bills in USD.
 *
 * - **fresh**: input that the provider computes; **cache read**: input that it finds in a prompt cache; **cache write**: input that it
 *   computes and keeps there.
 * - **long context**: above a length, some providers charge a higher price for all of a request.
 */

export interface TokenCounts {
  /** Input tokens by how they are billed. */
  readonly fresh: number
  readonly cacheRead: number
  readonly cacheWrite: number
  readonly output: number
}

export interface TokenPrices {
  /** USD per million tokens. */
  readonly inputPrice: number
  readonly outputPrice: number
  /** Price of cached input ÷ the input price. */
  readonly cachedPriceShare: number
  /** Price of input that is written to the cache ÷ the input price. */
  readonly cacheWriteFactor: number
  /** Input tokens of a request above which the two factors hold; 0 for no such limit. */
  readonly longContextAbove: number
  readonly longContextInputFactor: number
  readonly longContextOutputFactor: number
  /** Share taken off everything when the answer may wait. */
  readonly batchDiscount: number
}

/** A price list that has no prices for writing to the cache, for long contexts and for waiting. */
export const plainList = {
  cacheWriteFactor: 1,
  longContextAbove: 0,
  longContextInputFactor: 1,
  longContextOutputFactor: 1,
  batchDiscount: 0,
} as const

/** USD, by what was billed. */
export interface TokenBill extends TokenCounts {
  readonly total: number
}

/** Whether a request of so many input tokens, cached ones included, is billed as long context; by definition of the price lists. */
export const isLongContext = (inputTokens: number, { longContextAbove }: Pick<TokenPrices, 'longContextAbove'>): boolean =>
  longContextAbove > 0 && inputTokens > longContextAbove

/**
 * The bill of a request, by definition of the price lists: Σ tokens × price × (1 − batch discount) ÷ 10⁶. Cached input costs its share of the
 * input price, written input its multiple. In a long context all input, cached or not, costs × `longContextInputFactor`, and all output
 * × `longContextOutputFactor`. `long` says which it is for tokens of many requests together; by default they are those of one.
 */
export const billTokens = (
  tokens: TokenCounts,
  prices: TokenPrices,
  long: boolean = isLongContext(tokens.fresh + tokens.cacheRead + tokens.cacheWrite, prices),
): TokenBill => {
  const perToken = (1 - prices.batchDiscount) / 1e6
  const input = prices.inputPrice * perToken * (long ? prices.longContextInputFactor : 1)
  const fresh = tokens.fresh * input
  const cacheRead = tokens.cacheRead * input * prices.cachedPriceShare
  const cacheWrite = tokens.cacheWrite * input * prices.cacheWriteFactor
  const output = tokens.output * prices.outputPrice * perToken * (long ? prices.longContextOutputFactor : 1)
  return { fresh, cacheRead, cacheWrite, output, total: fresh + cacheRead + cacheWrite + output }
}

/**
 * Input and output tokens as they are billed, by definition: `cacheRead` of the input is found in the cache, and a share `written` of the
 * rest is kept there for the next request.
 */
export const billedTokens = (input: number, cacheRead: number, written: number, output: number): TokenCounts => ({
  fresh: (input - cacheRead) * (1 - written),
  cacheRead,
  cacheWrite: (input - cacheRead) * written,
  output,
})
