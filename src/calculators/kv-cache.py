def kv_cache(
    *, layers, kvHeads, headDim, latentDim, ropeDim, kvBytes, contextTokens, batch, attention="mha-gqa", model=None
):
    """Heads: 2 L kvHeads headDim bytes a token; latent: (latent + rope) L bytes.

    Chen 2022; latent attention: DeepSeek-AI 2024, section 2.1.1. `model` only names the row that gave the shape.
    """
    per_layer = latentDim + ropeDim if attention == "mla" else 2 * kvHeads * headDim
    per_token = layers * per_layer * kvBytes
    sequence = per_token * contextTokens
    return {"bytesPerToken": per_token, "bytesPerSequence": sequence, "totalBytes": sequence * batch}
