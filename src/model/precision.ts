/**
 * The loss of a model trained, or after training stored, in few bits (Kumar et al. 2024, Eq. 1 to 4): fewer bits in training make the model
 * act smaller, fewer bits afterwards add a penalty that grows with the tokens it has read. Main-text form, without the offsets of the fits.
 */
import type { LossLaw } from './scaling-laws.ts'
import { lossOf } from './scaling-laws.ts'

/** App. K, Table 2. */
export const precisionLaw: LossLaw = { E: 2.7648, A: 4299, B: 18_060, alpha: 0.4965, beta: 0.4965 }
const gamma = { weights: 2.6745, activations: 2.2102, kv: 0.9578, post: 0.5907, tokens: 0.5068, params: 0.3439 }
const lnPenalty = Math.log(0.0598)

export interface TrainedPrecision {
  readonly params: number
  readonly tokens: number
  /** Bits in training of weights, activations, keys and values. */
  readonly weightBits: number
  readonly activationBits: number
  readonly kvBits: number
  /** Bits of the weights after training; null: as trained. */
  readonly postTrainingBits: number | null
}

/** Share of a model that is left with so many bits: 1 − e^(−bits ÷ γ). */
const kept = (bits: number, scale: number): number => -Math.expm1(-bits / scale)

/** N_eff = N·Π(1 − e^(−P ÷ γ)) over weights, activations, keys and values (Kumar et al. 2024, among Eq. 1 to 4). Parameters. */
export const effectiveParams = (m: Omit<TrainedPrecision, 'tokens' | 'postTrainingBits'>): number =>
  m.params * kept(m.weightBits, gamma.weights) * kept(m.activationBits, gamma.activations) * kept(m.kvBits, gamma.kv)

/**
 * δ = C_T·D^γ_D ÷ N^γ_N·e^(−P ÷ γ_post), nats per token; 0 without quantisation after training (Kumar et al. 2024,
 * among Eq. 1 to 4).
 */
export const quantisationPenalty = ({
  params,
  tokens,
  postTrainingBits,
}: Pick<TrainedPrecision, 'params' | 'tokens' | 'postTrainingBits'>): number =>
  postTrainingBits === null
    ? 0
    : Math.exp(lnPenalty + gamma.tokens * Math.log(tokens) - gamma.params * Math.log(params) - postTrainingBits / gamma.post)

/** L = E + A ÷ N_eff^α + B ÷ D^β + δ (Kumar et al. 2024, among Eq. 1 to 4). Nats per token. */
export const precisionLoss = (m: TrainedPrecision): number => lossOf(precisionLaw, effectiveParams(m), m.tokens) + quantisationPenalty(m)
