def training_compute(*, params, tokens, flopsPerParamToken=6, layers=None, modelWidth=None, sequence=None):
    """Training compute: k N D for the weights, (k / 6) 12 L w s D for the attention scores.

    Kaplan et al. 2020, section 2.1; Brown et al. 2020, Table D.1; attention: Chowdhery et al. 2022, App. B.
    Attention is counted when layers, modelWidth and sequence are all given. A PF-day is 8.64e19 FLOP.
    """
    weights = flopsPerParamToken * params * tokens
    shaped = None not in (layers, modelWidth, sequence)
    scores = flopsPerParamToken / 6 * 12 * layers * modelWidth * sequence * tokens if shaped else 0
    flops = weights + scores
    return {
        "flops": flops,
        "pfDays": flops / 8.64e19,
        "attentionShare": scores / flops if shaped else None,
    }
