import math


def quantisation(*, totalParams, bits, accelerator, accelerators, memoryUse, precision=None):
    """Weights = N bits / 8; accelerators = weights / (memory use), rounded up;
    time >= weights / (n bandwidth); speed-up <= 16 / bits.

    Austin et al. 2025, chapter Serving LLaMA 3-70B. `precision` plays no part in these numbers.
    """
    chip = accelerator or {}
    weights = totalParams * bits / 8
    memory, bandwidth = chip.get("memory"), chip.get("bandwidth")
    return {
        "totalWeightBytes": weights,
        "minAccelerators": None if memory is None else math.ceil(weights / (memory * memoryUse)),
        "timePerOutputTokenBound": None if bandwidth is None else weights / (accelerators * bandwidth),
        "speedupOver16Bit": 16 / bits,
    }
