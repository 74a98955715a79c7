import math


def growth_rates(*, yearlyFactor=None, doublingMonths=None, factor=None, overMonths=None):
    """g = 2^(12 / doubling) = factor^(12 / months); doubling = 12 ln 2 / ln g, tenfold = 12 ln 10 / ln g.

    Conversions. Exactly one of yearlyFactor, doublingMonths, or factor with overMonths; else None throughout.
    """
    ways = [yearlyFactor is not None, doublingMonths is not None, factor is not None or overMonths is not None]
    g = None
    if sum(ways) == 1:
        try:
            if yearlyFactor is not None:
                g = yearlyFactor
            elif doublingMonths is not None:
                g = 2 ** (12 / doublingMonths)
            elif factor is not None and overMonths is not None:
                g = factor ** (12 / overMonths)
        except OverflowError:
            pass  # too fast to be stated for a year
    grows = g is not None and g > 1
    return {
        "yearlyFactor": g,
        "doublingMonths": 12 * math.log(2) / math.log(g) if grows else None,
        "percentPerYear": None if g is None else 100 * (g - 1),
        "tenfoldMonths": 12 * math.log(10) / math.log(g) if grows else None,
    }
