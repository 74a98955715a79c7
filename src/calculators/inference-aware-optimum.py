import math

# E, A, B, alpha, beta of L = E + A / N^alpha + B / D^beta, nats per token
LAWS = {
    "besiroglu2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),  # Besiroglu et al. 2024, Table 1
    "hoffmann2022-printed": (1.69, 406.4, 410.7, 0.34, 0.28),  # Hoffmann et al. 2022, Eq. 10
    "hoffmann2022-tex": (1.69337, 406.401, 410.723, 0.33917084, 0.2849083),  # the same, from the TeX source
    "devries2023": (1.69, 406.4, 410.7, 0.336, 0.283),  # de Vries 2023
}


def inference_aware_optimum(*, params, inferenceTokens, fit="devries2023"):
    """Least 6 N D + 2 N T among models whose loss is that of the compute-optimal model of `params`.

    Sardana et al. 2023, Eq. 2. At the best one alpha capacity / (beta data) = 1 + T / 3D, found by bisection in the
    logarithm of the data term, in which the difference falls steadily.
    """
    E, A, B, alpha, beta = LAWS[fit]
    capacity = A / params**alpha
    base = alpha * capacity / beta  # the data term of the compute-optimal model
    reducible = capacity + base

    def tokens_of(data):
        return (B / data) ** (1 / beta)

    def excess(data):
        return alpha * (reducible - data) / (beta * data) - 1 - inferenceTokens / (3 * tokens_of(data))

    low, high = math.log(base) - 100, math.log(base)
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if excess(math.exp(middle)) > 0 else (low, middle)
    data = math.exp(high)
    best, tokens = (A / (reducible - data)) ** (1 / alpha), tokens_of(data)
    total = 6 * best * tokens + 2 * best * inferenceTokens
    baseline = 6 * params * tokens_of(base) + 2 * params * inferenceTokens
    return {
        "optimalParams": best,
        "trainingTokens": tokens,
        "totalFlops": total,
        "baselineFlops": baseline,
        "saving": max(0, 1 - total / baseline),
    }
