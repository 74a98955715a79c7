def token_bill(
    *, freshTokens, cacheReadTokens, cacheWriteTokens, outputTokens, inputPrice, outputPrice, cachedPriceShare,
    cacheWriteFactor, longContextAbove, longContextInputFactor, longContextOutputFactor, batchDiscount, tokenPrice=None,
):
    """Sum of tokens times price, less the batch discount. Prices are per million tokens.

    Above the limit all input of the request, cached or not, and all its output cost their factor more. A row of prices
    (tokenPrice) is named for the record: its prices are in the numbers.
    """
    tokens_in = freshTokens + cacheReadTokens + cacheWriteTokens
    is_long = longContextAbove > 0 and tokens_in > longContextAbove
    price_in = inputPrice * (1 - batchDiscount) / 1e6 * (longContextInputFactor if is_long else 1)
    price_out = outputPrice * (1 - batchDiscount) / 1e6 * (longContextOutputFactor if is_long else 1)
    parts = {
        "costFresh": freshTokens * price_in,
        "costCacheRead": cacheReadTokens * price_in * cachedPriceShare,
        "costCacheWrite": cacheWriteTokens * price_in * cacheWriteFactor,
        "costOutput": outputTokens * price_out,
    }
    return {"cost": sum(parts.values()), **parts}
