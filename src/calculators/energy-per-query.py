def energy_per_query(
    *, activeParams, inputTokens, outputTokens, accelerator, precision, utilisation, serverPower, serverPowerShare, pue,
    gridIntensity,
):
    """Seconds = 2 N tokens / (peak utilisation); Wh = seconds power share PUE / 3600; grams = Wh grid.

    Epoch AI 2025, sheet of energy per query. `accelerator` has the dense FLOP/s of each precision.
    """
    peak = (accelerator or {}).get(precision)
    if peak is None:
        return {"energyWh": None, "carbonGrams": None, "secondsOfAccelerator": None}
    seconds = 2 * activeParams * (inputTokens + outputTokens) / (peak * utilisation)
    energy = seconds * serverPower * serverPowerShare * pue / 3600
    return {"energyWh": energy, "carbonGrams": energy * gridIntensity, "secondsOfAccelerator": seconds}
