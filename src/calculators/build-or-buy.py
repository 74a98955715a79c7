def build_or_buy(
    *, model, tokenPrice, requestsPerMonth, inputTokens, outputTokens, months, inputPrice, outputPrice, fineTuneCost,
    selfHostAccelerators, gpuHourPrice, tokensPerSecond, servingUtilisation, trainCost,
):
    """API = requests months (T_in p_in + T_out p_out) / 1e6. Self-hosted = accelerators 730 h price months, as many as
    given or as demand needs. Fine-tuned and own model: the same, and their one-time cost.

    Plain bookkeeping; a month has 730 hours. Self-hosting pays from the requests at which both cost the same,
    unless the accelerators are full before that (None).
    """
    per_request = (inputTokens * inputPrice + outputTokens * outputPrice) / 1e6
    tokens = inputTokens + outputTokens
    capacity = tokensPerSecond * servingUtilisation * 730 * 3600  # tokens a month of one accelerator
    needed = max(selfHostAccelerators, requestsPerMonth * tokens / capacity)
    hosted = needed * 730 * gpuHourPrice * months
    ways = {
        "API": requestsPerMonth * per_request * months,
        "self-hosted": hosted,
        "fine-tuned": hosted + fineTuneCost,
        "own model": hosted + trainCost,
    }
    fixed = selfHostAccelerators * 730 * gpuHourPrice  # USD a month
    even = None
    if fixed == 0:
        even = 0
    elif per_request > 0 and fixed / per_request * tokens <= selfHostAccelerators * capacity * (1 + 1e-12):
        even = fixed / per_request
    listed = tokenPrice is not None and (tokenPrice["input"], tokenPrice["output"]) == (inputPrice, outputPrice)
    if model is None or not listed:
        gap = "not known"
    elif tokenPrice["modelRow"] == model["id"]:
        gap = "same model"
    elif tokenPrice["tier"] in ("open", None):
        gap = "another open model"
    else:
        gap = "closed, " + tokenPrice["tier"] + " tier"
    return {
        "apiCost": ways["API"],
        "fineTunedCost": ways["fine-tuned"],
        "selfHostedCost": hosted,
        "ownModelCost": ways["own model"],
        "cheapest": min(ways, key=ways.get),
        "selfHostBreakEvenRequests": even,
        "selfHostFactor": None if ways["API"] == 0 else hosted / ways["API"],
        "qualityGap": gap,
    }
