import math


def price_decline(*, factor, months):
    """Halving time = months ln 2 / ln factor; times cheaper a year = factor^(12 / months).

    Maslej et al. 2025 (AI Index) state the fall as a factor over months. None when the price does not fall.
    """
    try:
        yearly = factor ** (12 / months)
    except OverflowError:
        yearly = None
    return {
        "halvingMonths": months * math.log(2) / math.log(factor) if factor > 1 else None,
        "yearlyFactor": yearly,
    }
