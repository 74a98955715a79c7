import math


def training_growth(*, frontierRunCost, trainingCostGrowth, largestRunGrowth, trainingComputeGrowth, baseYear, years):
    """Cost then = cost g^t; year of a billion = base + ln(1e9 / cost) / ln g.

    Growth as in Cottier et al. 2024 and Epoch AI 2025. No such year (None) when the cost never comes to a billion.
    """
    billion_year = None
    if frontierRunCost == 1e9:
        billion_year = baseYear
    elif trainingCostGrowth != 1 and (trainingCostGrowth > 1 or frontierRunCost > 1e9):
        billion_year = baseYear + math.log(1e9 / frontierRunCost) / math.log(trainingCostGrowth)
    return {
        "costThen": frontierRunCost * trainingCostGrowth**years,
        "computeFactor": largestRunGrowth**years,
        "shareFactor": (largestRunGrowth / trainingComputeGrowth) ** years,
        "yearOfBillion": billion_year,
    }
