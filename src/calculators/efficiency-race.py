import math


def efficiency_race(*, trainingGain, inferenceGain, trainingCostNow, inferenceCostNow, years):
    """Cost at year t = cost / gain^t; both meet at ln(training / inference) / ln(gain_training / gain_inference).

    Gains: Ho et al. 2024 (algorithms) and Gundlach et al. 2025 (price of inference). None when they never meet.
    """
    def training(t):
        return trainingCostNow / trainingGain**t

    def inference(t):
        return inferenceCostNow / inferenceGain**t

    crossover = None
    if trainingCostNow <= inferenceCostNow:
        crossover = 0
    elif trainingGain > inferenceGain:
        crossover = math.log(trainingCostNow / inferenceCostNow) / math.log(trainingGain / inferenceGain)

    times = [*range(math.floor(years) + 1), *([] if years == math.floor(years) else [years])]
    return {
        "trainingCostThen": training(years),
        "inferenceCostThen": inference(years),
        "crossoverYears": crossover,
        "trainingCost": [{"x": t, "y": training(t)} for t in times],
        "inferenceCost": [{"x": t, "y": inference(t)} for t in times],
        "costRatio": [{"x": t, "y": training(t) / inference(t)} for t in times],
    }
