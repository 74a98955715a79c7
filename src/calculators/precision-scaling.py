import math


def precision_scaling(*, params, tokens, weightBits, activationBits, kvBits, postTrainingBits=None):
    """L = E + A / N_eff^alpha + B / D^beta + delta; N_eff = N (1 - e^(-bits / gamma)) over weights, activations, cache;
    delta = C_T D^gamma_D / N^gamma_N e^(-bits / gamma_post), 0 without rounding after training.

    Kumar et al. 2024, Eq. 1 to 4, constants of App. K, Table 2, without offsets.
    """
    effective = params
    for bits, gamma in (weightBits, 2.6745), (activationBits, 2.2102), (kvBits, 0.9578):
        effective *= -math.expm1(-bits / gamma)
    penalty = 0
    if postTrainingBits is not None:
        penalty = 0.0598 * tokens**0.5068 / params**0.3439 * math.exp(-postTrainingBits / 0.5907)
    return {
        "effectiveParams": effective,
        "loss": 2.7648 + 4299 / effective**0.4965 + 18060 / tokens**0.4965 + penalty,
        "quantisationPenalty": penalty,
    }
