import math


def task_horizon(*, horizonNow, horizonDoubling, targetMinutes, asOf):
    """Time = doubling log2(target / now); horizons in minutes, doubling in days, a month is a twelfth of 365 days.

    METR 2026. The date is the month in which it falls, counted from the beginning of `asOf`.
    """
    months = horizonDoubling * math.log2(targetMinutes / horizonNow) / (365 / 12)
    year, month = map(int, asOf.split("-"))
    index = year * 12 + month - 1 + math.floor(months + 1e-9)
    date = f"{index // 12:04d}-{index % 12 + 1:02d}" if 12 <= index < 120_000 else None
    return {"monthsToTarget": months, "date": date}
