import math

# E, A, B, alpha, beta of L = E + A / N^alpha + B / D^beta, nats per token
LAWS = {
    "besiroglu2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),  # Besiroglu et al. 2024, Table 1
    "hoffmann2022-printed": (1.69, 406.4, 410.7, 0.34, 0.28),  # Hoffmann et al. 2022, Eq. 10
    "hoffmann2022-tex": (1.69337, 406.401, 410.723, 0.33917084, 0.2849083),  # the same, from the TeX source
    "devries2023": (1.69, 406.4, 410.7, 0.336, 0.283),  # de Vries 2023
}


def loss_surface(*, params, tokens, fit="besiroglu2024"):
    """L = E + A / N^alpha + B / D^beta; wasted = 1 - compute of the optimal model of equal loss / 6 N D.

    Hoffmann et al. 2022, Eq. 2; at the optimum alpha times the capacity term is beta times the data term (Eq. 4).
    """
    E, A, B, alpha, beta = LAWS[fit]
    capacity, data = A / params**alpha, B / tokens**beta
    reducible = capacity + data
    best_params = (A * (alpha + beta) / (reducible * beta)) ** (1 / alpha)
    best_tokens = (B * (alpha + beta) / (reducible * alpha)) ** (1 / beta)
    saved = math.log(best_params / params) + math.log(best_tokens / tokens)
    return {
        "loss": E + reducible,
        "reducibleLoss": reducible,
        "capacityTerm": capacity,
        "dataTerm": data,
        "compute": 6 * params * tokens,
        "wastedCompute": max(0, -math.expm1(saved)),
    }
