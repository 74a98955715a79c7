# alpha, beta of L = E + A / N^alpha + B / D^beta
EXPONENTS = {
    "besiroglu2024": (0.3478, 0.3658),  # Besiroglu et al. 2024, Table 1
    "hoffmann2022-printed": (0.34, 0.28),  # Hoffmann et al. 2022, Eq. 10
    "hoffmann2022-tex": (0.33917084, 0.2849083),  # the same, from the TeX source
    "devries2023": (0.336, 0.283),  # de Vries 2023
}


def undersized_model(*, sizeFraction, fit="devries2023"):
    """k_D = [1 - (k_N^-alpha - 1) beta / alpha]^(-1 / beta); overhead = k_N k_D - 1.

    de Vries 2023. None below the smallest size: no amount of data makes up for so few parameters.
    """
    alpha, beta = EXPONENTS[fit]
    left = 1 - (sizeFraction**-alpha - 1) * beta / alpha
    multiplier = None if left <= 0 else left ** (-1 / beta)
    return {
        "dataMultiplier": multiplier,
        "computeOverhead": None if multiplier is None else max(0, sizeFraction * multiplier - 1),
    }
