def inference_latency(
    *, activeParams, totalParams, layers, kvHeads, headDim, bytesPerWeight, kvBytes, accelerator, precision,
    accelerators, batch, promptTokens, outputTokens, prefillMfu, decodeMfu, bandwidthUse, model=None,
):
    """Step = max(2 N_a B / (n F u_d), (W + KV) / (n BW u_b)), W = N b (1 - (1 - N_a / N)^B), the cache at mean length;
    first token = max(2 N_a P B / (n F u_p), N b / (n BW u_b)); critical batch = F u_d b / (2 BW u_b) N / N_a.

    Austin et al. 2025, chapter Inference; Pope et al. 2022. `model` gives the groups of layers that cache a window,
    an entry for several tokens, or a state (kv-cache). `accelerator` has FLOP/s by format, byte/s and bytes.
    """
    chip, shape = accelerator or {}, model or {}
    eight = ["int8", "fp8"] if precision == "int8" else ["fp8", "int8"]
    formats = ["bf16"] if bytesPerWeight >= 1.5 else [*([] if bytesPerWeight >= 0.75 else ["fp4"]), *eight, "bf16"]
    peak = next((chip[name] for name in formats if chip.get(name) is not None), None)
    bandwidth, memory = chip.get("bandwidth"), chip.get("memory")

    def cell(name, default):
        return default if shape.get(name) is None else shape[name]

    value = cell("valueHeadDim", None)
    window_heads, window_dim = cell("windowKvHeads", None), cell("windowHeadDim", None)
    window, compressed, coarse = cell("windowLayers", 0), cell("compressedLayers", 0), cell("coarseLayers", 0)
    ratio, index = cell("compressRatio", 4), cell("indexLayers", 0)
    full = layers - window - cell("linearLayers", 0) - compressed - coarse

    def pair(heads, dim):
        return heads * (dim + (dim if value is None else value))

    entry = cell("latentDim", 512) + cell("ropeDim", 64) if shape.get("attention") == "mla" else pair(kvHeads, headDim)
    recent = entry
    if window_heads is not None or window_dim is not None:
        recent = pair(kvHeads if window_heads is None else window_heads, headDim if window_dim is None else window_dim)

    def cache(tokens):  # bytes of one sequence
        entries = full * tokens + compressed * tokens / ratio + coarse * tokens / cell("coarseRatio", 128)
        lately = (window + compressed + coarse) * min(tokens, cell("windowTokens", 4096))
        keys = min(index, compressed) * tokens / ratio + (index - min(index, compressed)) * tokens
        return (entries * entry + lately * recent + keys * cell("indexDim", 128)) * kvBytes + cell("stateBytes", 0)

    weights = totalParams * bytesPerWeight
    held = weights + batch * cache(promptTokens + outputTokens) if full >= 0 else None
    room = None if memory is None or held is None else accelerators * memory
    fits = None if room is None else "yes" if held <= room else "no"
    reserve = None if room is None else "yes" if held <= room * (1 - 0.1) else "no"
    memory_outputs = {"memoryBytes": held, "fits": fits, "fitsWithReserve": reserve}
    names = "timeToFirstToken timePerOutputToken totalTime tokensPerSecond criticalBatch bound".split()
    if peak is None or bandwidth is None or held is None:
        return {**dict.fromkeys(names), **memory_outputs}

    read = weights * (1 - (1 - min(1, activeParams / totalParams)) ** batch)
    rate, reading = accelerators * peak, accelerators * bandwidth * bandwidthUse
    arithmetic = 2 * activeParams * batch / (rate * decodeMfu)
    memory_time = (read + batch * cache(promptTokens + outputTokens / 2)) / reading
    step = max(arithmetic, memory_time)
    first = max(2 * activeParams * promptTokens * batch / (rate * prefillMfu), weights / reading)
    total = first + outputTokens * step
    critical = peak * decodeMfu * bytesPerWeight / (2 * bandwidth * bandwidthUse) * totalParams / activeParams
    bound = "compute" if arithmetic > memory_time else "memory"
    return {**dict(zip(names, (first, step, total, batch * outputTokens / total, critical, bound))), **memory_outputs}
