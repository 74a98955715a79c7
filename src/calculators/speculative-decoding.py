def speculative_decoding(*, acceptanceRate, draftLength, draftCostRatio):
    """Tokens a pass = 1 + a + ... + a^g = (1 - a^(g + 1)) / (1 - a); speed-up = tokens / (g c + 1).

    Leviathan et al. 2022, Eq. 1 and Theorem 3.8. Best length: the shortest of the fastest from 0 to 32.
    """
    def tokens(length):
        return sum(acceptanceRate**i for i in range(length + 1))

    def speedup(length):
        return tokens(length) / (length * draftCostRatio + 1)

    best = 0
    for length in range(1, 33):
        if speedup(length) > speedup(best) * (1 + 1e-12):
            best = length
    return {
        "expectedTokens": tokens(draftLength),
        "speedup": speedup(draftLength),
        "bestDraftLength": best,
    }
