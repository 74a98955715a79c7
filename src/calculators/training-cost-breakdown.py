def training_cost_breakdown(
    *, acceleratorCost, acceleratorShare, serverShare, interconnectShare, staffShare, energyShare
):
    """Total = accelerator cost / (its share / sum of shares); each part is the total times its share of the sum.

    After Cottier et al. 2024, section 3.4. None throughout when accelerators have no share.
    """
    parts = {
        "accelerators": acceleratorShare,
        "servers": serverShare,
        "interconnect": interconnectShare,
        "staff": staffShare,
        "energy": energyShare,
    }
    if acceleratorShare <= 0:
        return {"total": None, **dict.fromkeys(parts)}
    unit = acceleratorCost / acceleratorShare
    return {"total": unit * sum(parts.values()), **{name: unit * share for name, share in parts.items()}}
