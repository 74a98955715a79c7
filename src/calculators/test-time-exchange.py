def test_time_exchange(*, sizeFactor, inferenceToPretraining):
    """m = M + 3 (M - 1) / R, from M (6ND + 2NI) = 6ND + m 2NI with R = I / D.

    Snell et al. 2024, section 7.
    """
    return {"inferenceMultiplier": sizeFactor + 3 / inferenceToPretraining * (sizeFactor - 1)}
