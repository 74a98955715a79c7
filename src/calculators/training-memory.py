def training_memory(
    *, params, weightBytes, gradientBytes, optimizerBytes, dataParallel, zeroStage, tensorParallel,
    layers, hidden, heads, sequence, microBatch, recompute, accelerator,
):
    """State = N (w + g + o) / t, with o, then g, then w divided by the copies from stage 1, 2, 3.
    Activations = L s b h (34 + 5 a s / h) / t; 34 with selective recomputation, 2 with full.

    Rajbhandari et al. 2019, section 3 and Figure 1; Korthikanti et al. 2022, Table 2. Bytes of one accelerator.
    """
    def split(size, stage):
        return size / dataParallel if zeroStage >= stage else size

    per_param = split(optimizerBytes, 1) + split(gradientBytes, 2) + split(weightBytes, 3)
    state = params * per_param / tensorParallel
    factor = {"none": 34 + 5 * heads * sequence / hidden, "selective": 34, "full": 2}[recompute]
    activations = layers * sequence * microBatch * hidden * factor / tensorParallel
    memory = (accelerator or {}).get("memory")
    return {
        "stateBytes": state,
        "activationBytes": activations,
        "totalBytes": state + activations,
        "fits": None if memory is None else "yes" if state + activations <= memory else "no",
        "fitsWithReserve": None if memory is None else "yes" if state + activations <= memory * (1 - 0.1) else "no",
    }
