/**
 * What training takes: compute, accelerator-hours, money, energy, carbon. Pure formulas in base units (FLOP, FLOP/s, hour, USD, kWh).
 *
 * - **6ND**: about 6 FLOP per parameter and token, 2 forward and 4 backward.
 * - **MFU**: model FLOP utilisation, the share of the dense peak rate that does useful work.
 */

/** FLOP in a petaFLOP/s-day: 10¹⁵ × 86,400. */
export const flopPerPfDay = 8.64e19

export interface AttentionShape {
  readonly layers: number
  /** Heads × head size; not always the hidden size (PaLM: 12,288 against 18,432). */
  readonly width: number
  /** Tokens. */
  readonly sequence: number
}

export interface TrainingWork {
  /** Active parameters. */
  readonly params: number
  readonly tokens: number
  /** 6 for a decoder that sees each token once; 3 for an encoder-decoder (Brown et al. 2020, Table D.1). */
  readonly flopsPerParamToken: number
  readonly attention: AttentionShape | null
}

export interface TrainingFlops {
  /** FLOP. */
  readonly flops: number
  readonly pfDays: number
  /** Share of `flops` spent on attention scores and values; null without a shape. */
  readonly attentionShare: number | null
}

/**
 * Training compute. Parameters: k·N·D (Kaplan et al. 2020, § 2.1 and Eq. 2.2; Brown et al. 2020, Table D.1). Attention: (k ÷ 6)·12·L·width·seq·D
 * (Chowdhery et al. 2022, App. B, whose 12·L·H·Q·T counts forward and backward).
 */
export const trainingFlops = ({ params, tokens, flopsPerParamToken, attention }: TrainingWork): TrainingFlops => {
  const weights = flopsPerParamToken * params * tokens
  const scores = attention ? (flopsPerParamToken / 6) * 12 * attention.layers * attention.width * attention.sequence * tokens : 0
  const flops = weights + scores
  return { flops, pfDays: flops / flopPerPfDay, attentionShare: attention ? scores / flops : null }
}

export interface TrainingRun {
  /** Active parameters. */
  readonly params: number
  readonly tokens: number
  /** FLOP in all, instead of what parameters, tokens and attention make. */
  readonly compute?: number | null
  readonly attention?: AttentionShape | null
  /** Dense FLOP/s of one accelerator; null: not known. */
  readonly peak: number | null
  /** W of one accelerator; null: not known. */
  readonly power: number | null
  readonly accelerators: number
  /** Share of peak, over all paid hours. */
  readonly mfu: number
  /** USD an accelerator-hour. */
  readonly hourPrice: number
  /** Site power ÷ computing power. */
  readonly pue: number
  /** Server power ÷ accelerator TDP. */
  readonly powerShare: number
  /** kg CO₂ per kWh. */
  readonly gridIntensity: number
}

export interface TrainingBill {
  readonly flops: number
  readonly gpuHours: number | null
  readonly days: number | null
  /** USD. */
  readonly cost: number | null
  readonly energyKwh: number | null
  readonly carbonTonnes: number | null
}

/**
 * FLOP = 6ND, with attention where its shape is known (`trainingFlops`), or as given. Hours = FLOP ÷ (peak·MFU·3600) (Liang et al. 2025, lecture 2); cost = hours × price (DeepSeek-AI 2024, Table 1); kWh = hours·TDP·share·PUE
 * ÷ 1000 (Touvron et al. 2023, LLaMA, § 6); tonnes = kWh × grid ÷ 1000. What needs an unknown rate or power is null.
 */
export const trainingRun = (run: TrainingRun): TrainingBill => {
  const flops = run.compute ?? trainingFlops({ ...run, flopsPerParamToken: 6, attention: run.attention ?? null }).flops
  const gpuHours = run.peak === null ? null : flops / (run.peak * run.mfu * 3600)
  const energyKwh = gpuHours === null || run.power === null ? null : (gpuHours * run.power * run.powerShare * run.pue) / 1000
  return {
    flops,
    gpuHours,
    days: gpuHours === null ? null : gpuHours / run.accelerators / 24,
    cost: gpuHours === null ? null : gpuHours * run.hourPrice,
    energyKwh,
    carbonTonnes: energyKwh === null ? null : (energyKwh * run.gridIntensity) / 1000,
  }
}
