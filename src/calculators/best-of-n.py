import math


def best_of_n(*, samples):
    """KL = ln n - (n - 1) / n, an upper bound; expected rank n / (n + 1).

    Gao et al. 2022, section 2; Beirami et al. 2024 on the bound.
    """
    return {
        "klNats": math.log(samples) - (samples - 1) / samples,
        "expectedQuantile": samples / (samples + 1),
    }
