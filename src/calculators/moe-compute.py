def moe_compute(*, totalParams, activeParams, tokens, weightBytes):
    """Training 6 N_active D; a token 2 N_active; memory N_total bytes; sparsity 1 - N_active / N_total.

    The count of Kaplan et al. 2020, section 2.1, for active parameters.
    Sparsity is None when more are active than there are.
    """
    return {
        "trainingFlops": 6 * activeParams * tokens,
        "flopsPerToken": 2 * activeParams,
        "memoryBytes": totalParams * weightBytes,
        "sparsity": None if activeParams > totalParams else 1 - activeParams / totalParams,
    }
