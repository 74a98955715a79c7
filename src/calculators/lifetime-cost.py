import math


def lifetime_cost(
    *, servingPrice, model, params, tokens, trainingCost, costPerMillionTokens, requestOutputTokens,
    listCostPerRequest, costPerRequest, requestsPerDay, demandGrowth, priceDecline, lifetimeMonths,
):
    """Spend a day at year t = cost requests g^t; its integral is 365 spend (g^t - 1) / ln g.

    The cost of a request is as given, else by `servingPrice`: own is costPerMillionTokens tokens / 1e6, list the list
    price; cheapest is the list price with g = growth / decline. The dollar form of 6ND + 2NT (Sardana et al. 2023,
    section 2). Break-even: when the integral is the training cost. `model`, `params` and `tokens` decide the two costs
    before they come here, as the training run 6 N D and a throughput in proportion to 1 / N.
    """
    years = lifetimeMonths / 12

    def request_cost(reading, given):
        if given is not None:
            return given
        return costPerMillionTokens * requestOutputTokens / 1e6 if reading == "own" else listCostPerRequest

    def bill(reading, given):
        rate = math.log(demandGrowth / priceDecline if reading == "cheapest" else demandGrowth)
        yearly = 365 * request_cost(reading, given) * requestsPerDay
        inference = yearly * (years if abs(rate * years) < 1e-9 else math.expm1(rate * years) / rate)
        total = trainingCost + inference
        return rate, yearly, inference, total, None if total == 0 else inference / total

    rate, yearly, inference, total, share = bill(servingPrice, costPerRequest)
    day = None
    if yearly > 0:
        amount = trainingCost / yearly
        if abs(rate) < 1e-12:
            day = amount * 365
        elif rate * amount > -1:
            day = math.log1p(rate * amount) / rate * 365
        if day is not None and day > years * 365:
            day = None
    return {
        "inferenceCost": inference,
        "totalCost": total,
        "inferenceShare": share,
        "breakEvenDay": day,
        "requestCost": request_cost(servingPrice, costPerRequest),
        "ownCostShare": bill("own", None)[4],
        "listPriceShare": bill("list", None)[4],
    }
