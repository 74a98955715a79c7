import math


def inference_demand(
    *, countedIn, people, tokensPerPersonPerDay, agentsPerPerson, agentTasksPerDay, servingFlopShare, agentGrowth,
    trainingComputeGrowth, chatGrowth, trainingFlopsPerYear, trainingFlopShare, activeParams, chatCacheHitRate,
    agentCacheHitRate, chatInputShare, tokensPerAgentTask, outputTokensPerAgentTask, installedH100e, installedGrowth,
    years,
):
    """Inference at year t = 365 (chat g_chat^t + agents g_agent^t) 2 N, training = F g_train^t, in FLOP a year.

    Computed tokens are all but the input that a cache answers. 2 FLOP per active parameter and token (Kaplan et al.
    2020, section 2.1). Chips are FLOP / (share of peak x FLOP of an H100-year at 989 TFLOP/s). Crossover: first t in
    [0, years] with inference >= training in FLOP or chip-time, else None; by bisection, as ln(inference / training)
    is convex.
    """
    h100_year = 989e12 * 365 * 86400
    tasks = people * agentsPerPerson * agentTasksPerDay
    chat = people * tokensPerPersonPerDay
    agents = tasks * tokensPerAgentTask
    task_input = max(0, tokensPerAgentTask - outputTokensPerAgentTask)
    chat_computed = people * (tokensPerPersonPerDay - tokensPerPersonPerDay * chatInputShare * chatCacheHitRate)
    agents_computed = tasks * (tokensPerAgentTask - task_input * agentCacheHitRate)

    def inference(t):
        return 365 * (chat_computed * chatGrowth**t + agents_computed * agentGrowth**t) * 2 * activeParams

    def training(t):
        return trainingFlopsPerYear * trainingComputeGrowth**t

    def share(t, weight):
        odds = inference(t) / training(t) * weight
        return odds / (1 + odds)

    def supply(t):
        chips = inference(t) / (h100_year * servingFlopShare) + training(t) / (h100_year * trainingFlopShare)
        return chips / (installedH100e * installedGrowth**t)

    chip_weight = trainingFlopShare / servingFlopShare
    weight = chip_weight if countedIn == "chip-time" else 1
    crossover = None
    if inference(0) * weight >= training(0):
        crossover = 0
    elif inference(years) * weight >= training(years):
        low, crossover = 0, years
        for _ in range(60):
            middle = (low + crossover) / 2
            ahead = inference(middle) * weight >= training(middle)
            low, crossover = (low, middle) if ahead else (middle, crossover)

    times = [*range(math.floor(years) + 1), *([] if years == math.floor(years) else [years])]
    return {
        "inferenceFlopsNow": inference(0),
        "inferenceShareNow": share(0, 1),
        "inferenceChipShareNow": share(0, chip_weight),
        "billedTokensPerDay": chat + agents,
        "computedTokensPerDay": chat_computed + agents_computed,
        "shareOfSupply": supply(0),
        "crossoverYears": crossover,
        "inferenceShareThen": share(years, 1),
        "inferenceChipShareThen": share(years, chip_weight),
        "shareOfSupplyThen": supply(years),
        "inferenceFlops": [{"x": t, "y": inference(t)} for t in times],
        "trainingFlops": [{"x": t, "y": training(t)} for t in times],
    }
