def serving_bill(
    *, dailyUsers, requestsPerUser, requestInputTokens, requestOutputTokens, inputPrice, outputPrice,
    cacheHitRate, cachedPriceShare,
):
    """Request = (T_in p_in (1 - hit + hit share) + T_out p_out) / 1e6; a month is 30 days.

    Token prices are per million (providers' price lists); writing to the cache is billed as input.
    """
    requests = dailyUsers * requestsPerUser
    cached = 1 - cacheHitRate + cacheHitRate * cachedPriceShare
    cost = (requestInputTokens * inputPrice * cached + requestOutputTokens * outputPrice) / 1e6
    return {
        "requestsPerDay": requests,
        "costPerRequest": cost,
        "costPerDay": requests * cost,
        "costPerMonth": requests * cost * 30,
    }
