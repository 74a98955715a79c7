def serving_cost(*, tokensPerSecond, gpuHourPrice, servingUtilisation):
    """Price / (tokens a second 3600 utilisation) 1e6, USD per million tokens.

    Erdil 2025, on cost.
    """
    return {"costPerMillionTokens": gpuHourPrice / (tokensPerSecond * 3600 * servingUtilisation) * 1e6}
