/**
 * Scaling laws for the loss of a language model and for how to split a training budget between parameters and tokens.
 *
 * - **loss fit**: L(N, D) = E + A ÷ N^α + B ÷ D^β, nats per token; its optimum under C = 6ND has a closed form.
 * - **allocation fit**: gives the optimum only, so no loss.
 *
 * Everything is computed in logarithms: budgets span fifteen powers of ten.
 */

export interface LossLaw {
  readonly E: number
  readonly A: number
  readonly B: number
  readonly alpha: number
  readonly beta: number
}

export interface Allocation {
  /** ln of parameters and of tokens. */
  readonly lnParams: number
  readonly lnTokens: number
}

interface FitBase {
  readonly id: FitId
  /** Paper and method, for a control. */
  readonly label: string
  /** A word or two, for a line of a chart. */
  readonly short: string
  /** Key of the source. */
  readonly source: string
  /** FLOP of the smallest and largest runs that it was fitted on; null where the paper's range is not in FLOP. */
  readonly fittedOn: readonly [number, number] | null
  /** Parameters of those models, tokens of those runs; null where the paper does not say both. */
  readonly models: { readonly params: readonly [number, number]; readonly tokens: readonly [number, number] } | null
}
export type Fit =
  | (FitBase & { readonly kind: 'loss'; readonly law: LossLaw })
  | (FitBase & { readonly kind: 'allocation'; readonly allocate: (lnCompute: number) => Allocation })

/** In the order of the control; the first is the default. */
export const fitIds = [
  'besiroglu2024',
  'hoffmann2022-printed',
  'hoffmann2022-tex',
  'devries2023',
  'hoffmann2022-approach1',
  'hoffmann2022-approach2',
  'kaplan2020',
  'llama3',
  'llama3-text',
] as const
export type FitId = (typeof fitIds)[number]

const ln6 = Math.log(6)
/** FLOP in a PF-day, for Kaplan's unit of compute. */
const lnPfDay = Math.log(8.64e19)

/** N = k·C^a, tokens = C ÷ 6N. */
const powerOfCompute =
  (k: number, a: number) =>
  (lnCompute: number): Allocation => {
    const lnParams = Math.log(k) + a * lnCompute
    return { lnParams, lnTokens: lnCompute - ln6 - lnParams }
  }

/** Hoffmann et al. 2022, § 3: models of 70M to 16B on 5B to 500B tokens; budgets of § 3.2. */
const hoffmannRange = [6e18, 3e21] as const
const hoffmannModels = { params: [7e7, 1.6e10], tokens: [5e9, 5e11] } as const

/** tokens = k·C^a. */
const tokensOfCompute =
  (k: number, a: number) =>
  (lnCompute: number): Allocation => {
    const lnTokens = Math.log(k) + a * lnCompute
    return { lnParams: lnCompute - ln6 - lnTokens, lnTokens }
  }

const besiroglu: LossLaw = { E: 1.8172, A: 482.01, B: 2085.43, alpha: 0.3478, beta: 0.3658 }

/**
 * - besiroglu2024: Besiroglu et al. 2024, abstract and Table 1. hoffmann2022-printed: Hoffmann et al. 2022, Eq. 10 as printed; -tex: the
 *   unrounded constants in the paper's TeX source. devries2023: the exponents of de Vries, as used by Sardana et al. 2023.
 * - hoffmann2022-approach1 and -approach2: power laws through Tables 3 and A3 (without the 67B rows and the misprint at 175B).
 * - kaplan2020: Kaplan et al. 2020, Eq. 1.7 and Table 6: N = 1.3e9·C_min^0.73, C_min in PF-days, taken as half of C.
 * - llama3: Dubey et al. 2024, Fig. 3: tokens = 0.299·C^0.537; -text: § 3.2.1 prints 0.29 and 0.53.
 */
export const fits: Readonly<Record<FitId, Fit>> = {
  besiroglu2024: {
    id: 'besiroglu2024',
    kind: 'loss',
    label: 'Besiroglu 2024, refit of the Chinchilla data',
    short: 'Besiroglu',
    source: 'besiroglu2024',
    fittedOn: [6e18, 1.3e22],
    models: hoffmannModels,
    law: besiroglu,
  },
  'hoffmann2022-printed': {
    id: 'hoffmann2022-printed',
    kind: 'loss',
    label: 'Hoffmann 2022, parametric fit as printed',
    short: 'Hoffmann, printed',
    source: 'hoffmann2022',
    fittedOn: hoffmannRange,
    models: hoffmannModels,
    law: { E: 1.69, A: 406.4, B: 410.7, alpha: 0.34, beta: 0.28 },
  },
  'hoffmann2022-tex': {
    id: 'hoffmann2022-tex',
    kind: 'loss',
    label: 'Hoffmann 2022, parametric fit unrounded',
    short: 'Hoffmann, exact',
    source: 'hoffmann2022',
    fittedOn: hoffmannRange,
    models: hoffmannModels,
    law: { E: 1.69337, A: 406.401, B: 410.723, alpha: 0.33917084, beta: 0.2849083 },
  },
  devries2023: {
    id: 'devries2023',
    kind: 'loss',
    label: 'De Vries 2023, exponents used by Sardana',
    short: 'De Vries',
    source: 'devries2023',
    fittedOn: hoffmannRange,
    models: hoffmannModels,
    law: { E: 1.69, A: 406.4, B: 410.7, alpha: 0.336, beta: 0.283 },
  },
  'hoffmann2022-approach1': {
    id: 'hoffmann2022-approach1',
    kind: 'allocation',
    label: 'Hoffmann 2022, approach 1: minimum over runs',
    short: 'Hoffmann 1',
    source: 'hoffmann2022',
    fittedOn: hoffmannRange,
    models: hoffmannModels,
    allocate: powerOfCompute(0.0993487, 0.49809),
  },
  'hoffmann2022-approach2': {
    id: 'hoffmann2022-approach2',
    kind: 'allocation',
    label: 'Hoffmann 2022, approach 2: IsoFLOP profiles',
    short: 'Hoffmann 2',
    source: 'hoffmann2022',
    fittedOn: hoffmannRange,
    models: hoffmannModels,
    allocate: powerOfCompute(0.145574, 0.48993),
  },
  kaplan2020: {
    id: 'kaplan2020',
    kind: 'allocation',
    label: 'Kaplan 2020, compute-efficient frontier',
    short: 'Kaplan',
    source: 'kaplan2020',
    fittedOn: null,
    models: null,
    allocate: (lnCompute) => {
      const lnParams = Math.log(1.3e9) + 0.73 * (lnCompute - Math.LN2 - lnPfDay)
      return { lnParams, lnTokens: lnCompute - ln6 - lnParams }
    },
  },
  llama3: {
    id: 'llama3',
    kind: 'allocation',
    label: 'Llama 3 (Dubey 2024), IsoFLOP, constants of its figure',
    short: 'Llama 3',
    source: 'dubey2024',
    fittedOn: [6e18, 1e22],
    models: null,
    allocate: tokensOfCompute(0.299, 0.537),
  },
  'llama3-text': {
    id: 'llama3-text',
    kind: 'allocation',
    label: 'Llama 3 (Dubey 2024), constants of its text',
    short: 'Llama 3, text',
    source: 'dubey2024',
    fittedOn: [6e18, 1e22],
    models: null,
    allocate: tokensOfCompute(0.29, 0.53),
  },
}

/** The fits that give a loss. */
export const lossFitIds: readonly FitId[] = fitIds.filter((id) => fits[id].kind === 'loss')

/** The fit of that id, by definition of `fits`; the first one for an id that is none. */
export const fitOf = (id: string): Fit => fits[fitIds.find((known) => known === id) ?? fitIds[0]]

/** The loss law of that fit, by definition of `fits`; the first one's for an id that is none or gives no loss. */
export const lawOf = (id: string): LossLaw => {
  const fit = fitOf(id)
  return fit.kind === 'loss' ? fit.law : besiroglu
}

/** Loss in nats per token of N parameters on D tokens (Hoffmann et al. 2022, Eq. 2). */
export const lossOf = (law: LossLaw, params: number, tokens: number): number =>
  law.E + Math.exp(Math.log(law.A) - law.alpha * Math.log(params)) + Math.exp(Math.log(law.B) - law.beta * Math.log(tokens))

/** The split of C FLOP with the least loss under C = 6ND: N = G·(C ÷ 6)^a, a = β ÷ (α + β) (Hoffmann et al. 2022, Eq. 4). */
export const optimumOfLaw = (law: LossLaw, lnCompute: number): Allocation => {
  const sum = law.alpha + law.beta
  const lnG = Math.log((law.alpha * law.A) / (law.beta * law.B)) / sum
  const lnParams = lnG + (law.beta / sum) * (lnCompute - ln6)
  return { lnParams, lnTokens: lnCompute - ln6 - lnParams }
}

export interface Optimum {
  readonly params: number
  readonly tokens: number
  readonly tokensPerParam: number
  /** Nats per token; null when the fit gives no loss. */
  readonly loss: number | null
}

/**
 * The compute-optimal model of a budget of `compute` FLOP: Hoffmann et al. 2022, Eq. 4, for a fit that gives a loss; else the power law of
 * its paper, as `fits` says.
 */
export const computeOptimal = (fit: Fit, compute: number): Optimum => {
  const lnCompute = Math.log(compute)
  const { lnParams, lnTokens } = fit.kind === 'loss' ? optimumOfLaw(fit.law, lnCompute) : fit.allocate(lnCompute)
  const params = Math.exp(lnParams)
  const tokens = Math.exp(lnTokens)
  return {
    params,
    tokens,
    tokensPerParam: Math.exp(lnTokens - lnParams),
    loss: fit.kind === 'loss' ? lossOf(fit.law, params, tokens) : null,
  }
}
