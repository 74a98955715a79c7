def rl_scaling(*, gpuHours, ceiling, start, midpoint, exponent):
    """R = R0 + (A - R0) / (1 + (C_mid / C)^B).

    Khatri et al. 2025, Eq. 1.
    """
    def rate(hours):
        return start + (ceiling - start) / (1 + (midpoint / hours) ** exponent)

    return {"passRate": rate(gpuHours), "gainPerDoubling": rate(2 * gpuHours) - rate(gpuHours)}
