import math


def pass_at_k(*, samples, correct, k):
    """1 - C(n - c, k) / C(n, k), as a product in logarithms; error k (1 - q)^(k - 1) sqrt(q (1 - q) / n), q = c / n.

    Chen et al. 2021, Eq. 1. None for k > n: fewer samples than tries give no unbiased estimate.
    """
    if k > samples or correct > samples:
        return {"passAtK": None, "standardError": None}
    q = correct / samples
    sure = samples - correct < k
    failing = 0 if sure else sum(math.log1p(-k / i) for i in range(samples - correct + 1, samples + 1))
    return {
        "passAtK": 1 if sure else -math.expm1(failing),
        "standardError": k * (1 - q) ** (k - 1) * math.sqrt(q * (1 - q) / samples),
    }
