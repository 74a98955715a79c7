# E, A, B, alpha, beta of L = E + A / N^alpha + B / D^beta, nats per token
LAWS = {
    "besiroglu2024": (1.8172, 482.01, 2085.43, 0.3478, 0.3658),  # Besiroglu et al. 2024, Table 1
    "hoffmann2022-printed": (1.69, 406.4, 410.7, 0.34, 0.28),  # Hoffmann et al. 2022, Eq. 10
    "hoffmann2022-tex": (1.69337, 406.401, 410.723, 0.33917084, 0.2849083),  # the same, from the TeX source
    "devries2023": (1.69, 406.4, 410.7, 0.336, 0.283),  # de Vries 2023
}


def train_inference_tradeoff(*, params, tokens, fit="besiroglu2024"):
    """Exchange rate dlog(6 N D) / dlog(2 N) along equal loss = 1 - alpha A / N^alpha / (beta B / D^beta).

    Villalobos and Atkinson 2023. 0 at the compute optimum, negative for a model smaller than that.
    """
    E, A, B, alpha, beta = LAWS[fit]
    capacity, data = A / params**alpha, B / tokens**beta
    return {
        "trainingFlops": 6 * params * tokens,
        "inferenceFlopsPerToken": 2 * params,
        "exchangeRate": 1 - alpha * capacity / (beta * data),
    }
