def fine_tuning(
    *, params, method, rank, adaptedMatrices, hidden, layers, tokens, accelerator, precision, trainingMfu, gpuHourPrice
):
    """Full: 16 N bytes, 6 N D FLOP. LoRA and QLoRA: 2 r h parameters a matrix are trained (6 FLOP, 16 bytes each);
    the weights stand still (4 FLOP; 2 bytes in LoRA, 0.5 in QLoRA). Hours = FLOP / (peak MFU 3600).

    Hu et al. 2021, section 4; bytes a trained parameter: Liang et al. 2025, lecture 2. Without activations.
    """
    if method == "full":
        trained, memory, flops = params, 16 * params, 6 * params * tokens
    else:
        trained = 2 * rank * hidden * adaptedMatrices * layers
        memory = {"lora": 2, "qlora": 0.5}[method] * params + 16 * trained
        flops = (4 * params + 6 * trained) * tokens
    peak = (accelerator or {}).get(precision)
    hours = None if peak is None else flops / (peak * trainingMfu * 3600)
    return {
        "trainableParams": trained,
        "memoryBytes": memory,
        "flops": flops,
        "gpuHours": hours,
        "cost": None if hours is None else hours * gpuHourPrice,
    }
