def training_run(
    *, params, tokens, accelerator, precision, accelerators, trainingMfu, gpuHourPrice, pue, powerShare, gridIntensity,
    compute=None, layers=None, modelWidth=None, sequence=None,
):
    """FLOP = 6 N D + 12 layers width sequence D, or as given; hours = FLOP / (peak MFU 3600); cost = hours price;
    kWh = hours TDP share PUE / 1000; tonnes = kWh grid / 1000.

    Liang et al. 2025, lecture 2; Chowdhery et al. 2022, appendix B; DeepSeek-AI 2024, Table 1; Touvron et al. 2023
    (LLaMA), section 6.
    `accelerator` has the dense FLOP/s of each precision and the power in W; what needs an unknown one is None.
    """
    chip = accelerator or {}
    peak, power = chip.get(precision), chip.get("power")
    flops = compute
    if flops is None:
        flops = 6 * params * tokens
        if layers is not None and modelWidth is not None and sequence is not None:
            flops += 12 * layers * modelWidth * sequence * tokens
    hours = None if peak is None else flops / (peak * trainingMfu * 3600)
    kwh = None if hours is None or power is None else hours * power * powerShare * pue / 1000
    return {
        "flops": flops,
        "gpuHours": hours,
        "days": None if hours is None else hours / accelerators / 24,
        "cost": None if hours is None else hours * gpuHourPrice,
        "energyKwh": kwh,
        "carbonTonnes": None if kwh is None else kwh * gridIntensity / 1000,
    }
