def agent_task(
    *, turns, systemTokens, tokensPerTurnIn, tokensPerTurnOut, inputPrice, outputPrice, cacheHitRate,
    cachedPriceShare, agents=1,
):
    """Turn t reads S + t in + (t - 1) out and writes out: input n S + in n (n + 1) / 2 + out n (n - 1) / 2.

    Every turn resends its history, so tokens grow with the square of turns. Prices are per million tokens.
    """
    def read(n):
        return n * systemTokens + tokensPerTurnIn * n * (n + 1) / 2 + tokensPerTurnOut * n * (n - 1) / 2

    def cost(hit):
        return (tokens_in * inputPrice * (1 - hit + hit * cachedPriceShare) + tokens_out * outputPrice) / 1e6

    tokens_in, tokens_out = agents * read(turns), agents * turns * tokensPerTurnOut
    chat = read(1) + tokensPerTurnOut
    return {
        "inputTokens": tokens_in,
        "outputTokens": tokens_out,
        "totalTokens": tokens_in + tokens_out,
        "cost": cost(cacheHitRate),
        "costWithoutCache": cost(0),
        "tokensVersusChat": None if chat == 0 else (tokens_in + tokens_out) / chat,
    }
