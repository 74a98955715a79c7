import math


def lifetime_cost(*, trainingCost, costPerRequest, requestsPerDay, demandGrowth, priceDecline, lifetimeMonths):
    """Spend a day at year t = cost requests g^t, g = growth / decline; its integral is 365 spend (g^t - 1) / ln g.

    The dollar form of 6ND + 2NT (Sardana et al. 2023, section 2). Break-even: when the integral is the training cost.
    """
    years = lifetimeMonths / 12
    rate = math.log(demandGrowth / priceDecline)
    yearly = 365 * costPerRequest * requestsPerDay
    inference = yearly * (years if abs(rate * years) < 1e-9 else math.expm1(rate * years) / rate)
    total = trainingCost + inference
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
        "inferenceShare": None if total == 0 else inference / total,
        "breakEvenDay": day,
    }
