import math


def inference_demand(
    *, people, tokensPerPersonPerDay, agentsPerPerson, agentTasksPerDay, tokensPerAgentTask, agentGrowth,
    activeParams, trainingFlopsPerYear, trainingComputeGrowth, years,
):
    """Inference at year t = 365 people (chat + agents g^t) 2 N, training = F g_train^t, FLOP a year.

    2 FLOP per active parameter and token (Kaplan et al. 2020, section 2.1). Crossover: first t in [0, years] with
    inference >= training, else None; by bisection, as ln(inference / training) is convex.
    """
    agents = agentsPerPerson * agentTasksPerDay * tokensPerAgentTask

    def inference(t):
        return 365 * people * (tokensPerPersonPerDay + agents * agentGrowth**t) * 2 * activeParams

    def training(t):
        return trainingFlopsPerYear * trainingComputeGrowth**t

    def share(t):
        return inference(t) / (inference(t) + training(t))

    crossover = None
    if inference(0) >= training(0):
        crossover = 0
    elif inference(years) >= training(years):
        low, crossover = 0, years
        for _ in range(60):
            middle = (low + crossover) / 2
            low, crossover = (middle, crossover) if inference(middle) < training(middle) else (low, middle)

    times = [*range(math.floor(years) + 1), *([] if years == math.floor(years) else [years])]
    return {
        "inferenceFlopsNow": inference(0),
        "inferenceShareNow": share(0),
        "crossoverYears": crossover,
        "inferenceShareThen": share(years),
        "inferenceFlops": [{"x": t, "y": inference(t)} for t in times],
        "trainingFlops": [{"x": t, "y": training(t)} for t in times],
    }
