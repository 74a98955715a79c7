def inference_latency(
    *, activeParams, totalParams, layers, kvHeads, headDim, bytesPerWeight, kvBytes, accelerator, precision,
    accelerators, batch, promptTokens, outputTokens, prefillMfu, decodeMfu, bandwidthUse, model=None,
):
    """Step = max(2 N_a B / (n F u_d), (W + KV) / (n BW u_b)), W = N b (1 - (1 - N_a / N)^B), the cache at mean length;
    first token = max(2 N_a P B / (n F u_p), N b / (n BW u_b)); critical batch = F u_d b / (2 BW u_b) N / N_a.

    Austin et al. 2025, chapter Inference; Pope et al. 2022. A `model` with attention mla caches a latent vector
    (DeepSeek-AI 2024, section 2.1.1). `accelerator` has FLOP/s by format, bandwidth in byte/s and memory in bytes.
    """
    chip, shape = accelerator or {}, model or {}
    eight = ["int8", "fp8"] if precision == "int8" else ["fp8", "int8"]
    formats = ["bf16"] if bytesPerWeight >= 1.5 else [*([] if bytesPerWeight >= 0.75 else ["fp4"]), *eight, "bf16"]
    peak = next((chip[name] for name in formats if chip.get(name) is not None), None)
    bandwidth, memory = chip.get("bandwidth"), chip.get("memory")
    names = "timeToFirstToken timePerOutputToken totalTime tokensPerSecond criticalBatch bound fits".split()
    if peak is None or bandwidth is None:
        return dict.fromkeys(names)

    latent = shape.get("attention") == "mla" and None not in (shape.get("latentDim"), shape.get("ropeDim"))
    per_layer = shape["latentDim"] + shape["ropeDim"] if latent else 2 * kvHeads * headDim
    cache = layers * per_layer * kvBytes  # bytes a token
    weights = totalParams * bytesPerWeight
    read = weights * (1 - (1 - min(1, activeParams / totalParams)) ** batch)
    rate, reading = accelerators * peak, accelerators * bandwidth * bandwidthUse

    arithmetic = 2 * activeParams * batch / (rate * decodeMfu)
    memory_time = (read + batch * (promptTokens + outputTokens / 2) * cache) / reading
    step = max(arithmetic, memory_time)
    first = max(2 * activeParams * promptTokens * batch / (rate * prefillMfu), weights / reading)
    total = first + outputTokens * step
    held = weights + batch * (promptTokens + outputTokens) * cache
    critical = peak * decodeMfu * bytesPerWeight / (2 * bandwidth * bandwidthUse) * totalParams / activeParams
    bound = "compute" if arithmetic > memory_time else "memory"
    fits = None if memory is None else "yes" if held <= accelerators * memory else "no"
    return dict(zip(names, (first, step, total, batch * outputTokens / total, critical, bound, fits)))
