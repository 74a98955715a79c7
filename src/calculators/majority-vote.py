import math


def product(p, q, top):
    """Product of two polynomials, up to x^top."""
    result = [0.0] * (min(top, len(p) + len(q) - 2) + 1)
    for i, x in enumerate(p):
        for j, y in enumerate(q[: len(result) - i]):
            result[i + j] += x * y
    return result


def power(p, exponent, top):
    """Power of a polynomial, up to x^top."""
    if exponent == 0:
        return [1.0]
    half = power(p, exponent // 2, top)
    square = product(half, half, top)
    return product(square, p, top) if exponent % 2 else square


def wins(right, wrong, others):
    """Chance that `right` votes win when `wrong` ones fall evenly on `others` answers, ties broken at random: the mean
    of 1 / (1 + ties). Votes of one answer are Poisson, given their sum, so all terms are positive."""
    if wrong < right:
        return 1
    if others * right < wrong:
        return 0
    mean = wrong / others

    def poisson(votes, of):
        return math.exp(votes * math.log(of) - of - math.lgamma(votes + 1))

    most = min(others, wrong // right)  # answers that can tie
    below = [poisson(votes, mean) for votes in range(right)]
    rest = power(below, others - most, wrong)
    chance = 0
    for tied in range(most, -1, -1):  # `rest` holds the answers below, others - tied of them
        left = wrong - tied * right
        if left < len(rest):
            chance += math.comb(others, tied) * poisson(right, mean) ** tied * rest[left] / (1 + tied)
        rest = product(rest, below, wrong)
    return chance / poisson(wrong, wrong)


def majority_vote(*, accuracy, samples, distractors=1):
    """P(win) = sum over k of C(n, k) p^k (1 - p)^(n - k) times the chance that k votes win.

    Self-consistency (Wang et al. 2022) with one accuracy for all; errors spread evenly over the distractors.
    """
    vote = 0 if accuracy <= 0 else 1
    if 0 < accuracy < 1:
        vote = 0
        for right in range(1, samples + 1):
            ways = math.lgamma(samples + 1) - math.lgamma(right + 1) - math.lgamma(samples - right + 1)
            mass = math.exp(ways + right * math.log(accuracy) + (samples - right) * math.log1p(-accuracy))
            if mass > 1e-13:
                vote += mass * wins(right, samples - right, distractors)
        vote = min(1, vote)
    return {"voteAccuracy": vote, "gain": 0 if samples == 1 else vote - accuracy}
