import math


def emergence(*, lossPerToken, answerLength):
    """A token is right with p = e^-loss, an answer with p^L; wrong tokens L (1 - p).

    Schaeffer et al. 2023, section 2.
    """
    return {
        "tokenAccuracy": math.exp(-lossPerToken),
        "exactMatch": math.exp(-lossPerToken * answerLength),
        "expectedTokenErrors": -answerLength * math.expm1(-lossPerToken),
    }
