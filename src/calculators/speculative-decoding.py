def speculative_decoding(
    *, acceptanceRate, draftLength, draftCostRatio, acceptedShare=None, positionRates="none"
):
    """Tokens a pass = 1 + a + ... + a^g, or 1 + g share, or 1 + shares by position; speed-up = tokens / (g c + 1).

    Leviathan et al. 2022, Eq. 1 and Theorem 3.8. Best length: the shortest of the fastest from 0 to 32, or of the
    positions measured.
    """
    listed = positionRates.replace(",", " ").replace(";", " ").split()
    rates = None if listed == ["none"] else [float(rate) for rate in listed]

    def by_chance(chance, length):
        return sum(chance**i for i in range(length + 1))

    chance = acceptanceRate
    if acceptedShare is not None and draftLength > 0:  # the one chance that gives this share
        low, high = 0, 1
        for _ in range(60):
            middle = (low + high) / 2
            few = by_chance(middle, draftLength) < 1 + draftLength * acceptedShare
            low, high = (middle, high) if few else (low, middle)
        chance = (low + high) / 2

    def tokens(length):
        return by_chance(chance, length) if rates is None else 1 + sum(rates[:length])

    best = 0
    for length in range(1, 33 if rates is None else len(rates) + 1):
        if tokens(length) / (length * draftCostRatio + 1) > tokens(best) / (best * draftCostRatio + 1) * (1 + 1e-12):
            best = length
    expected = tokens(draftLength)
    if rates is None and acceptedShare is not None:
        expected = 1 + draftLength * acceptedShare
    if rates is not None and draftLength > len(rates):
        expected = None
    return {
        "expectedTokens": expected,
        "speedup": None if expected is None else expected / (draftLength * draftCostRatio + 1),
        "bestDraftLength": best,
    }
