import math


def agent_task(
    *, turns, systemTokens, tokensPerTurnIn, tokensPerTurnOut, inputPrice, outputPrice, agentCacheHitRate, successRate,
    callsPerHour, cachedPriceShare, cacheWriteShare, cacheWriteFactor, longContextAbove, longContextInputFactor,
    longContextOutputFactor, batchDiscount, requestInputTokens, requestOutputTokens, agents=1, tokenPrice=None,
):
    """Turn t reads c(t) = S + t in + (t - 1) out and writes out; a cache answers min(hit c(t), c(t - 1)) of it.

    Every turn resends its history, so tokens grow with the square of turns. Prices are per million tokens; a turn that
    reads more than the limit costs the long-context factors. A row of prices (tokenPrice) is named for the record.
    """
    added = tokensPerTurnIn + tokensPerTurnOut

    def context(t):
        return systemTokens + t * tokensPerTurnIn + (t - 1) * tokensPerTurnOut

    def read(n):
        return n * systemTokens + tokensPerTurnIn * n * (n + 1) / 2 + tokensPerTurnOut * n * (n - 1) / 2

    def cached(n, hit):
        """Early turns find what was sent before, later ones their share of the context."""
        if n < 1:
            return 0
        steps = math.inf if added == 0 else (systemTokens - tokensPerTurnOut) / added
        bound = n if hit == 1 else 1 / (1 - hit) - steps
        early = 1 if bound == -math.inf else min(n, max(1, math.ceil(bound) - 1))
        first = min(hit * context(1), systemTokens)
        return first + read(early) - read(1) - added * (early - 1) + hit * (read(n) - read(early))

    def within():
        """Turns that read no more than the limit."""
        if longContextAbove <= 0 or context(turns) <= longContextAbove:
            return turns
        last = 0 if added == 0 else math.floor((longContextAbove - systemTokens + tokensPerTurnOut) / added + 1e-9)
        return min(turns, max(0, last))

    def bill(tokens_in, hits, tokens_out, factor_in, factor_out, written):
        other = (tokens_in - hits) * (1 - written + written * cacheWriteFactor)
        cost_in = (hits * cachedPriceShare + other) * inputPrice * factor_in
        return (cost_in + tokens_out * outputPrice * factor_out) * (1 - batchDiscount) / 1e6

    def cost(hit, written):
        n = within()
        short = bill(read(n), cached(n, hit), n * tokensPerTurnOut, 1, 1, written)
        tokens_in, hits = read(turns) - read(n), cached(turns, hit) - cached(n, hit)
        factors = longContextInputFactor, longContextOutputFactor
        return agents * (short + bill(tokens_in, hits, (turns - n) * tokensPerTurnOut, *factors, written))

    tokens_in, tokens_out = agents * read(turns), agents * turns * tokensPerTurnOut
    task, chat = cost(agentCacheHitRate, cacheWriteShare), requestInputTokens + requestOutputTokens
    return {
        "inputTokens": tokens_in, "outputTokens": tokens_out, "totalTokens": tokens_in + tokens_out,
        "cachedShare": None if tokens_in == 0 else agents * cached(turns, agentCacheHitRate) / tokens_in,
        "cost": task, "costWithoutCache": cost(0, 0),
        "costPerCompletedTask": None if successRate == 0 else task / successRate,
        "costPerAgentHour": task / (agents * turns) * callsPerHour,
        "tokensVersusChat": None if chat == 0 else (tokens_in + tokens_out) / chat,
    }
