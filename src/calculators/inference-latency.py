import math

# Bits of a weight with its scales, where embeddings and output head stay in 16 bits.
BLOCKS = {"fp8": 8, "int8": 8, "int4-g128": 4.15625, "nf4": 4.5, "nf4-dq": 4.126953125, "mxfp4": 4.25, "nvfp4": 4.5}
# Bits of whole files at 8.03e9 and 70.554e9 parameters.
FILES = {
    "bf16": (16, 16), "q8-0": (8.5008, 8.502), "q6-k": (6.5633, 6.564), "q5-k-m": (5.7036, 5.664),
    "q4-k-m": (4.8944, 4.8213), "q3-k-m": (4.005, 3.886), "q2-k": (3.1593, 2.991),
}


def format_bits(name, params, own):
    if name in BLOCKS:
        return BLOCKS[name] + min(0.2, 0.02978 * (70.554e9 / params) ** (2 / 3)) * (16 - BLOCKS[name])
    small, large = FILES.get(name, (own, own))
    place = math.log(params / 8.03e9) / math.log(70.554e9 / 8.03e9)
    return small + (large - small) * min(1, max(0, place))


def arithmetic_formats(name, size, precision, chip):
    if precision != "auto":
        return [precision]
    if name == "custom":
        return ["fp8", "int8", "bf16"] if 0.75 <= size < 1.5 else ["bf16"]
    own = {"fp8": "fp8", "int8": "int8"}.get(name, "bf16")
    return ["fp4" if name in ("mxfp4", "nvfp4") and chip.get("fp4") is not None else own, "bf16"]


def inference_latency(
    *, activeParams, totalParams, layers, kvHeads, headDim, bytesPerWeight, kvBytes, accelerator, precision,
    accelerators, batch, promptTokens, outputTokens, prefillMfu, decodeMfu, bandwidthUse, prefillOfOthers,
    weightFormat="custom", stepCosts="measured", model=None,
):
    """Step = max(2 N_a B / (n F u_d), (W + KV) / (n BW u_b)) + layers (c0 + c1 [n > 1] + c2 B) + prefill of others,
    W = N b (1 - (1 - N_a / N)^B); first token = max(2 N_a P / (n F u_p), N b / (n BW u_b)).

    Austin et al. 2025, chapter Inference; costs of a step fitted to measured runs. `model` gives the groups of layers
    that cache a window, an entry for several tokens, or a state. `accelerator` has FLOP/s by format, byte/s, bytes.
    """
    chip, shape = accelerator or {}, model or {}
    formats = arithmetic_formats(weightFormat, bytesPerWeight, precision, chip)
    bytesPerWeight = format_bits(weightFormat, totalParams, bytesPerWeight * 8) / 8
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
    prefill = 2 * activeParams * promptTokens / (rate * prefillMfu)
    costs = (4.05e-5, 7.7e-5 if accelerators > 1 else 0, 8.2e-7 * batch) if stepCosts == "measured" else (0,)
    overhead = layers * sum(costs)
    roofline = max(arithmetic, memory_time)
    step = roofline + overhead + prefillOfOthers * (batch - 1) * prefill / outputTokens
    first = max(prefill, weights / reading)
    total = first + outputTokens * step
    critical = peak * decodeMfu * bytesPerWeight / (2 * bandwidth * bandwidthUse) * totalParams / activeParams
    bound = "overhead" if overhead > roofline else "compute" if arithmetic > memory_time else "memory"
    return {**dict(zip(names, (first, step, total, batch * outputTokens / total, critical, bound))), **memory_outputs}
