def rl_compute(*, params, prompts, rolloutsPerPrompt, tokensPerRollout, updatesPerRollout, generationMfu, trainingMfu):
    """Writing 2 N a token, learning 6 N a token and update; time is FLOP / MFU.

    The count of Kaplan et al. 2020, section 2.1, on rollouts.
    """
    tokens = prompts * rolloutsPerPrompt * tokensPerRollout
    generation = 2 * params * tokens
    update = 6 * params * updatesPerRollout * tokens
    writing, learning = generation / generationMfu, update / trainingMfu
    return {
        "generationFlops": generation,
        "updateFlops": update,
        "generationShareOfTime": writing / (writing + learning),
    }
