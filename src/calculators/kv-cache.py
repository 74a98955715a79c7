def kv_cache(
    *, layers, kvHeads, headDim, latentDim, ropeDim, windowLayers, windowTokens, windowKvHeads, windowHeadDim,
    valueHeadDim, linearLayers, stateBytes, compressedLayers, compressRatio, coarseLayers, coarseRatio, indexLayers,
    indexDim, kvBytes, contextTokens, batch, attention="mha-gqa", model=None,
):
    """Full layers: heads (key + value) bytes a token, or (latent + rope) bytes; a window the same for the last tokens;
    compressed layers for tokens / ratio, and a window; index keys and states on top.

    Chen 2022; latent attention: DeepSeek-AI 2024, section 2.1.1. `model` only names the row that gave the shape.
    """
    full = layers - windowLayers - linearLayers - compressedLayers - coarseLayers
    if full < 0:
        return {"bytesPerToken": None, "bytesPerSequence": None, "totalBytes": None}

    def pair(heads, dim):  # numbers of a key and a value
        return heads * (dim + (dim if valueHeadDim is None else valueHeadDim))

    entry = latentDim + ropeDim if attention == "mla" else pair(kvHeads, headDim)
    window = entry
    if windowKvHeads is not None or windowHeadDim is not None:
        heads = kvHeads if windowKvHeads is None else windowKvHeads
        window = pair(heads, headDim if windowHeadDim is None else windowHeadDim)

    entries = full * contextTokens + compressedLayers * contextTokens / compressRatio
    entries += coarseLayers * contextTokens / coarseRatio
    recent = (windowLayers + compressedLayers + coarseLayers) * min(contextTokens, windowTokens)
    indexed = min(indexLayers, compressedLayers)
    keys = indexed * contextTokens / compressRatio + (indexLayers - indexed) * contextTokens
    sequence = (entries * entry + recent * window + keys * indexDim) * kvBytes + stateBytes
    return {"bytesPerToken": sequence / contextTokens, "bytesPerSequence": sequence, "totalBytes": sequence * batch}
