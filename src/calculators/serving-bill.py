def serving_bill(
    *, dailyUsers, requestsPerUser, requestInputTokens, requestOutputTokens, inputPrice, outputPrice,
    chatCacheHitRate, cachedPriceShare, cacheWriteShare, cacheWriteFactor, longContextAbove, longContextInputFactor,
    longContextOutputFactor, batchDiscount, tokenPrice=None,
):
    """Request = input (fresh, read from the cache, written to it) and output, each at its price; a month is 30 days.

    Token prices are per million. Above the limit all of a request costs the factors more. A row of prices (tokenPrice)
    is named for the record: its prices are in the numbers.
    """
    requests = dailyUsers * requestsPerUser
    is_long = longContextAbove > 0 and requestInputTokens > longContextAbove
    written = 1 - cacheWriteShare + cacheWriteShare * cacheWriteFactor
    share = chatCacheHitRate * cachedPriceShare + (1 - chatCacheHitRate) * written
    cost_in = requestInputTokens * inputPrice * share * (longContextInputFactor if is_long else 1)
    cost_out = requestOutputTokens * outputPrice * (longContextOutputFactor if is_long else 1)
    cost = (cost_in + cost_out) * (1 - batchDiscount) / 1e6
    return {
        "requestsPerDay": requests,
        "costPerRequest": cost,
        "costPerDay": requests * cost,
        "costPerMonth": requests * cost * 30,
    }
