import math


def repeated_sampling(
    *, samplesLow, coverageLow, samplesHigh, coverageHigh, samples, costPerSample, targetCoverage, a=None, b=None,
    exponentLow=None, exponentHigh=None,
):
    """Coverage = exp(a k^b); through two points b = ln(ln c2 / ln c1) / ln(k2 / k1), a = ln c1 / k1^b, or through one
    point halfway between two exponents; samples for a coverage c: (ln c / a)^(1 / b).

    Brown et al. 2024, Eq. 2. None where no such law goes through the points, or one of a pair is missing.
    """
    ends = [exponentLow, exponentHigh]
    halves = (a is None) != (b is None) or (exponentLow is None) != (exponentHigh is None)
    spread = [None, None]
    if halves:
        a = b = None
    elif a is None and exponentLow is not None:
        b = (exponentLow + exponentHigh) / 2
        a = math.log(coverageLow) / samplesLow**b
        spread = sorted(math.exp(math.log(coverageLow) / samplesLow**end * samples**end) for end in ends)
    elif a is None and samplesLow != samplesHigh:
        exponent = math.log(math.log(coverageHigh) / math.log(coverageLow)) / math.log(samplesHigh / samplesLow)
        if exponent < 0:
            a, b = math.log(coverageLow) / samplesLow**exponent, exponent
    needed = None
    if a is not None:
        try:
            needed = (math.log(targetCoverage) / a) ** (1 / b)
        except OverflowError:
            pass  # more samples than can be written
    return {
        "coverage": None if a is None else math.exp(a * samples**b),
        "cost": samples * costPerSample,
        "samplesForTarget": needed,
        "coverageLeast": spread[0],
        "coverageMost": spread[1],
        "a": a,
        "b": b,
    }
