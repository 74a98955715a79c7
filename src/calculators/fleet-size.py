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
    return None if small is None else small + (large - small) * min(1, max(0, place))


def fleet_size(
    *, requestsPerSecond, inputTokens, outputTokens, maxTimeToFirstToken, maxTimePerOutputToken, activeParams,
    totalParams, layers, kvHeads, headDim, weightFormat, bytesPerWeight, kvBytes, accelerator, memoryUse, gpuHourPrice,
    prefillMfu, bandwidthUse, model=None,
):
    """The fewest accelerators over widths of 1 to 64: copies = load / (batch / (prefill + output step)), rounded up.

    Austin et al. 2025, Inference; costs of a step fitted to measured runs. `model` gives groups of layers.
    """
    chip, shape = accelerator or {}, model or {}
    four = "fp4" if chip.get("fp4") is not None else "bf16"
    tried = [{"fp8": "fp8", "int8": "int8", "mxfp4": four, "nvfp4": four}.get(weightFormat, "bf16"), "bf16"]
    if weightFormat == "custom" and 0.75 <= bytesPerWeight < 1.5:
        tried = ["fp8", "int8", "bf16"]
    peak = next((chip[name] for name in tried if chip.get(name) is not None), None)
    bandwidth, memory = chip.get("bandwidth"), chip.get("memory")

    def of(name, otherwise=0):
        return otherwise if shape.get(name) is None else shape[name]

    full = layers - of("windowLayers") - of("linearLayers") - of("compressedLayers") - of("coarseLayers")
    names = "accelerators parallelWidth batch tokensPerSecondPerAccelerator costPerMillionTokens tokensPerDollar"
    none = dict.fromkeys(names.split())
    if peak is None or bandwidth is None or memory is None or full < 0:
        return none
    weights = totalParams * (format_bits(weightFormat, totalParams, bytesPerWeight * 8) / 8)

    def pair(heads, dim):
        return heads * (dim + of("valueHeadDim", dim))

    window = entry = pair(kvHeads, headDim)
    if shape.get("attention") == "mla":
        window = entry = of("latentDim", 512) + of("ropeDim", 64)
    if shape.get("windowKvHeads") is not None or shape.get("windowHeadDim") is not None:
        window = pair(of("windowKvHeads", kvHeads), of("windowHeadDim", headDim))

    def cache(tokens):
        few, many = of("compressedLayers"), of("coarseLayers")
        entries = full * tokens + few * tokens / of("compressRatio", 4) + many * tokens / of("coarseRatio", 128)
        recent = (of("windowLayers") + few + many) * min(tokens, of("windowTokens", 4096))
        first = min(of("indexLayers"), few)
        keys = first * tokens / of("compressRatio", 4) + (of("indexLayers") - first) * tokens
        return (entries * entry + recent * window + keys * of("indexDim", 128)) * kvBytes + of("stateBytes")
    mean, whole = cache(inputTokens + outputTokens / 2), cache(inputTokens + outputTokens)

    def times(width, batch):
        rest = max(0, 1 - activeParams / totalParams)  # share of the weights that one request does not read
        reading, prompt = width * bandwidth * bandwidthUse, 2 * activeParams * inputTokens / (width * peak * prefillMfu)
        step = max(2 * activeParams * batch / (width * peak), (weights * (1 - rest**batch) + batch * mean) / reading)
        step += layers * (4.05e-5 + (7.7e-5 if width > 1 else 0) + 8.2e-7 * batch)
        return max(prompt, weights / reading), step + 0.66 * (batch - 1) * prompt / outputTokens

    def meets(width, batch):
        return weights + batch * whole <= width * memory * memoryUse and times(width, batch)[1] <= maxTimePerOutputToken

    def served(width, batch):
        first, step = times(width, batch)
        return batch / (first + outputTokens * step)
    best = None
    for width in (1, 2, 4, 8, 16, 32, 64):
        if not meets(width, 1) or times(width, 1)[0] > maxTimeToFirstToken:
            continue
        low, high = 1, 2**16
        while low < high:  # the largest batch within the limits
            middle = (low + high + 1) // 2
            low, high = (middle, high) if meets(width, middle) else (low, middle - 1)
        copies = max(1, math.ceil(requestsPerSecond / served(width, low) - 1e-9))
        if best is None or copies * width < best[0]:
            least, most = 1, low
            while least < most:  # the smallest batch that carries the load
                middle = (least + most) // 2
                enough = served(width, middle) * copies * (1 + 1e-9) >= requestsPerSecond
                least, most = (least, middle) if enough else (middle + 1, most)
            best = copies * width, width, least
    if best is None:
        return none
    written = requestsPerSecond * outputTokens / best[0]
    money = gpuHourPrice / (written * 3600) * 1e6, written * 3600 / gpuHourPrice if gpuHourPrice else None
    return dict(zip(none, (*best, written, *money)))
