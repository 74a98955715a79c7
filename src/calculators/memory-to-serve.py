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


def memory_to_serve(
    *, totalParams, weightFormat, layers, kvHeads, headDim, latentDim, ropeDim, windowLayers, windowTokens,
    windowKvHeads, windowHeadDim, valueHeadDim, linearLayers, stateBytes, compressedLayers, compressRatio,
    coarseLayers, coarseRatio, indexLayers, indexDim, kvBytes, contextTokens, batch, accelerator, accelerators,
    memoryUse, overheadBytes, attention="mha-gqa", weightBits=None, model=None,
):
    """Weights + caches + software on each, against memory * use * accelerators.

    Bits: README of llama.cpp's quantize, Dettmers et al. 2023, OpenAI 2025. `model` only names the row of the shape.
    """
    memory = (accelerator or {}).get("memory")
    room = None if memory is None else memory * memoryUse * accelerators
    bits = format_bits(weightFormat, totalParams, weightBits)
    weights = bits and totalParams * bits / 8
    full = layers - windowLayers - linearLayers - compressedLayers - coarseLayers
    out = dict.fromkeys("cacheBytes totalBytes fits acceleratorsNeeded longestContext largestBatch".split())
    out.update(weightBytes=weights, availableBytes=room)
    if weights is None or full < 0:
        return out

    def pair(heads, dim):  # numbers of a key and a value
        return heads * (dim + (dim if valueHeadDim is None else valueHeadDim))

    window = entry = latentDim + ropeDim if attention == "mla" else pair(kvHeads, headDim)
    if windowKvHeads is not None or windowHeadDim is not None:
        window = pair(windowKvHeads or kvHeads, windowHeadDim or headDim)

    def cache(tokens):
        entries = full * tokens + compressedLayers * tokens / compressRatio + coarseLayers * tokens / coarseRatio
        recent = (windowLayers + compressedLayers + coarseLayers) * min(tokens, windowTokens)
        few = min(indexLayers, compressedLayers)
        keys = few * tokens / compressRatio + (indexLayers - few) * tokens
        return (entries * entry + recent * window + keys * indexDim) * kvBytes + stateBytes

    fixed = overheadBytes * accelerators
    one = cache(contextTokens)
    out.update(cacheBytes=batch * one, totalBytes=weights + batch * one + fixed)
    if room is None:
        return out
    low, high = 0, 10**10
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if weights + batch * cache(middle) + fixed <= room else (low, middle - 1)
    out["fits"] = "yes" if out["totalBytes"] <= room else "no"
    each = memory * memoryUse - overheadBytes
    out["acceleratorsNeeded"] = max(1, math.ceil((weights + batch * one) / each)) if each > 0 else None
    out["longestContext"] = None if low == 10**10 else low
    out["largestBatch"] = max(0, (room - fixed - weights) // one) if one > 0 else None
    return out
