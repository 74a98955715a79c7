def edge_or_cloud(
    *, model, tokenPrice, promptTokens, outputTokens, deviceTokensPerSecond, devicePrefillPerSecond, devicePower,
    electricityPrice, cloudTokensPerSecond, cloudFirstToken, networkRoundTrip, inputPrice, outputPrice,
):
    """Device: prompt / prefill + output / speed, and its electricity (time power price / 3.6e6).
    Cloud: round trip + first token + output / speed, and its tokens at price per million.

    Plain sums; the speeds and prices carry the sources.
    """
    edge_first = promptTokens / devicePrefillPerSecond
    cloud_first = networkRoundTrip + cloudFirstToken
    edge_time = edge_first + outputTokens / deviceTokensPerSecond
    cloud_time = cloud_first + outputTokens / cloudTokensPerSecond
    edge_cost = edge_time * devicePower * electricityPrice / 3.6e6
    cloud_cost = (promptTokens * inputPrice + outputTokens * outputPrice) / 1e6

    listed = tokenPrice is not None and (tokenPrice["input"], tokenPrice["output"]) == (inputPrice, outputPrice)
    if model is None or not listed:
        gap = "not known"
    elif tokenPrice["modelRow"] == model["id"]:
        gap = "same model"
    elif tokenPrice["tier"] in ("open", None):
        gap = "another open model"
    else:
        gap = "closed, " + tokenPrice["tier"] + " tier"

    def lesser(edge, cloud):
        return "equal" if edge == cloud else "device" if edge < cloud else "cloud"

    return {
        "edgeFirstToken": edge_first,
        "cloudFirstTokenTime": cloud_first,
        "edgeTime": edge_time,
        "cloudTime": cloud_time,
        "edgeCost": edge_cost,
        "cloudCost": cloud_cost,
        "faster": lesser(edge_time, cloud_time),
        "cheaper": lesser(edge_cost, cloud_cost),
        "qualityGap": gap,
    }
