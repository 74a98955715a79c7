import math

# Bits of a weight with its scales, where embeddings and output head stay in 16 bits.
BLOCKS = {"fp8": 8, "int8": 8, "int4-g128": 4.15625, "nf4": 4.5, "nf4-dq": 4.126953125, "mxfp4": 4.25, "nvfp4": 4.5}
# Bits of whole files at 8.03e9 and 70.554e9 parameters.
FILES = {
    "bf16": (16, 16), "q8-0": (8.5008, 8.502), "q6-k": (6.5633, 6.564), "q5-k-m": (5.7036, 5.664),
    "q4-k-m": (4.8944, 4.8213), "q3-k-m": (4.005, 3.886), "q2-k": (3.1593, 2.991),
}


def format_bits(name, params, own):
    if name in BLOCKS:
        return BLOCKS[name] + min(0.2, 0.02978 * (70.554e9 / params) ** (2 / 3)) * (16 - BLOCKS[name])
    small, large = FILES.get(name, (own, own))
    place = math.log(params / 8.03e9) / math.log(70.554e9 / 8.03e9)
    return None if small is None else small + (large - small) * min(1, max(0, place))


def quantisation(*, totalParams, bits, accelerator, accelerators, memoryUse, weightFormat="custom", precision=None):
    """Weights = N bits / 8; accelerators = weights / (memory use), rounded up;
    time >= weights / (n bandwidth); speed-up <= 16 / bits.

    Austin et al. 2025, chapter Serving LLaMA 3-70B. `precision` plays no part in these numbers.
    """
    chip = accelerator or {}
    bits = format_bits(weightFormat, totalParams, bits)
    weights = totalParams * bits / 8
    memory, bandwidth = chip.get("memory"), chip.get("bandwidth")
    return {
        "totalWeightBytes": weights,
        "minAccelerators": None if memory is None else math.ceil(weights / (memory * memoryUse)),
        "timePerOutputTokenBound": None if bandwidth is None else weights / (accelerators * bandwidth),
        "speedupOver16Bit": 16 / bits,
    }
