def supply_check(
    *, people, tokensPerPersonPerDay, agentsPerPerson, agentTasksPerDay, servingFlopShare, agentGrowth,
    trainingComputeGrowth, chatGrowth, trainingFlopsPerYear, trainingFlopShare, activeParams, chatCacheHitRate,
    agentCacheHitRate, chatInputShare, tokensPerAgentTask, outputTokensPerAgentTask, installedH100e, installedGrowth,
    years, worldTokensPerDay, revenuePerYear, inputPrice, outputPrice, cachedPriceShare, chipPower, powerShare, pue,
):
    """Chips, power and money that the world's demand takes, against those that exist.

    Chips = FLOP a year / (share of peak x FLOP of an H100-year at 989 TFLOP/s); power = chips x W x server share x PUE;
    dollars = 365 x tasks of all agents x a task at token prices. The time when chips run out is the first t in
    [0, years] with need >= chips, else None; by bisection, as ln(need / chips) is convex.
    """
    h100_year = 989e12 * 365 * 86400
    tasks = people * agentsPerPerson * agentTasksPerDay
    task_output = min(outputTokensPerAgentTask, tokensPerAgentTask)
    task_input = tokensPerAgentTask - task_output
    chat_computed = people * (tokensPerPersonPerDay - tokensPerPersonPerDay * chatInputShare * chatCacheHitRate)
    agents_computed = tasks * (tokensPerAgentTask - task_input * agentCacheHitRate)

    def needed(t):
        inference = 365 * (chat_computed * chatGrowth**t + agents_computed * agentGrowth**t) * 2 * activeParams
        training = trainingFlopsPerYear * trainingComputeGrowth**t
        return inference / (h100_year * servingFlopShare) + training / (h100_year * trainingFlopShare)

    def share(t):
        return needed(t) / (installedH100e * installedGrowth**t)

    short = None
    if share(0) >= 1:
        short = 0
    elif share(years) >= 1:
        low, short = 0, years
        for _ in range(60):
            middle = (low + short) / 2
            low, short = (low, middle) if share(middle) >= 1 else (middle, short)

    read = inputPrice * (1 - agentCacheHitRate + agentCacheHitRate * cachedPriceShare)
    dollars = 365 * tasks * (task_input * read + task_output * outputPrice) / 1e6
    tokens = people * tokensPerPersonPerDay + tasks * tokensPerAgentTask
    return {
        "tokensPerDay": tokens,
        "h100eNeeded": needed(0),
        "shareOfSupply": share(0),
        "powerGw": needed(0) * chipPower * powerShare * pue / 1e9,
        "dollarsPerYear": dollars,
        "shareOfTokens": tokens / worldTokensPerDay,
        "shareOfRevenue": dollars / revenuePerYear,
        "yearsUntilShort": short,
        "feasible": "yes" if share(0) <= 1 and dollars <= revenuePerYear else "no",
    }
