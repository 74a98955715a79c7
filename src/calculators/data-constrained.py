import math

# Muennighoff et al. 2023: constants of the paper's repository
E, A, B, ALPHA, BETA = 1.86914, 520.825, 1487.716, 0.3526596, 0.3526596
TOKEN_DECAY, PARAM_DECAY = 15.387756, 5.309743
G = 0.225802  # at equal exponents the best model of U tokens has G^2 U parameters


def data_constrained(*, params, uniqueTokens, epochs):
    """L = E + A / N'^alpha + B / D'^beta, D' = U + U R* (1 - e^(-R / R*)), R = epochs - 1; and so N' from its U.

    Muennighoff et al. 2023, Eq. 5 and 6. freshDataLoss: all tokens new.
    """
    def worth(unit, total, decay):
        return unit - unit * decay * math.expm1(-(total / unit - 1) / decay)

    def law(unique, times):
        tokens = worth(unique, unique * times, TOKEN_DECAY)
        size = worth(min(params, G * G * unique), params, PARAM_DECAY)
        return tokens, size, E + A / size**ALPHA + B / tokens**BETA

    tokens, size, loss = law(uniqueTokens, epochs)
    return {
        "effectiveTokens": tokens,
        "effectiveParams": size,
        "loss": loss,
        "freshDataLoss": law(uniqueTokens * epochs, 1)[2],
    }
