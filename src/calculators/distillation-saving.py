def distillation_saving(*, teacherParams, studentParams, distillationTokens, inferenceTokens):
    """Cost (2 T + 6 S) D; saved on a token 2 (T - S); break-even their quotient; net = saved tokens - cost.

    Count of Busbridge et al. 2025, Eq. 9, with the teacher already there.
    """
    cost = (2 * teacherParams + 6 * studentParams) * distillationTokens
    saved = 2 * (teacherParams - studentParams)
    return {
        "distillationFlops": cost,
        "savedFlopsPerToken": saved,
        "breakEvenTokens": cost / saved if saved > 0 else None,
        "netSaving": saved * inferenceTokens - cost,
    }
