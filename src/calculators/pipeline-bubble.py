def pipeline_bubble(*, stages, microBatches, virtualStages=1):
    """Bubble = (p - 1) / (v m), idle over useful time; efficiency = 1 / (1 + bubble).

    Narayanan et al. 2021, section 2.2.
    """
    bubble = (stages - 1) / (virtualStages * microBatches)
    return {"bubbleFraction": bubble, "efficiency": 1 / (1 + bubble)}
