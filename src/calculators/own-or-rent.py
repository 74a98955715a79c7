def own_or_rent(
    *, accelerator, lifeYears, residualShare, pue, electricityPrice, hostingPerHour, utilisation, gpuHourPrice
):
    """Owned = (price (1 - residual) / (life 8760) + W PUE electricity / 1000 + hosting) / share of hours in use.

    By definition. `accelerator` has the price in USD and the power in W. The share at which both cost the same is
    None above 1.
    """
    chip = accelerator or {}
    price, power = chip.get("price"), chip.get("power")
    own = even = None
    if price is not None and power is not None:
        hour = price * (1 - residualShare) / (lifeYears * 8760) + power * pue * electricityPrice / 1000 + hostingPerHour
        own, even = hour / utilisation, hour / gpuHourPrice if gpuHourPrice else None
    return {
        "ownCostPerHour": own,
        "rentCostPerHour": gpuHourPrice,
        "breakEvenUtilisation": None if even is None or even > 1 else even,
    }
