import math


def exchange(
    *, amount, unit, requestInputTokens, requestOutputTokens, tokensPerAgentTask, turns, callsPerHour, agentTasksPerDay,
    activeDays, activeParams, gpuHourPrice, serverPower, serverPowerShare, pue,
):
    """Every unit in tokens, read and written: amount * tokens of one / tokens of one of the other.

    DeepSeek-AI 2025, day 6: 776e9 tokens on 226.75 nodes of eight with 37e9 active parameters; Epoch AI 2025.
    """
    gpu_hour = 776e9 / 86400 / (226.75 * 8) * 37e9 / activeParams * 3600
    tokens = {
        "token": 1,
        "request": requestInputTokens + requestOutputTokens,
        "agent-task": tokensPerAgentTask,
        "agent-hour": tokensPerAgentTask * callsPerHour / turns,
        "gpu-hour": gpu_hour,
        "kwh": gpu_hour * 1000 / (serverPower * serverPowerShare * pue),
        "dollar": gpu_hour / gpuHourPrice if gpuHourPrice else math.inf,
        "working-day": tokensPerAgentTask * agentTasksPerDay * 365 / activeDays,
    }
    names = "tokens requests agentTasks agentHours gpuHours kwh dollars workingDays".split()
    return {name: amount * tokens[unit] / each for name, each in zip(names, tokens.values())}
