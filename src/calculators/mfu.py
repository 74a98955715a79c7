def mfu(
    *, tokensPerSecond, params, accelerator, accelerators, precision, layers=None, modelWidth=None, sequence=None,
    flops=None, seconds=None,
):
    """Rate = tokens/s (6 N + 12 layers width sequence), or FLOP / seconds / accelerators; MFU = rate / dense peak.

    Chowdhery et al. 2022, appendix B. `accelerator` has the dense FLOP/s of each precision.
    """
    peak = (accelerator or {}).get(precision)
    if flops is None and seconds is None:
        rate = 6 * params * tokensPerSecond
        if layers is not None and modelWidth is not None and sequence is not None:
            rate += 12 * layers * modelWidth * sequence * tokensPerSecond
    else:
        rate = None if flops is None or seconds is None else flops / seconds / accelerators
    return {"mfu": None if rate is None or peak is None else rate / peak, "flopsPerSecond": rate}
