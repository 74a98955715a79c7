/**
 * Compute spent on an answer instead of on training: repeated samples, the best of several, and thinking longer against a larger model.
 * Pure formulas; shares are 0 to 1.
 */

/** Coverage, the share of problems that one sample of k solves: c = exp(a·kᵇ), a < 0, b < 0 (Brown et al. 2024, Eq. 2). */
export interface CoverageLaw {
  readonly a: number
  readonly b: number
}

export interface CoveragePoint {
  readonly samples: number
  /** Between 0 and 1, both excluded. */
  readonly coverage: number
}

/**
 * The law through two points, derived from Eq. 2 of Brown et al. 2024: b = ln(ln c₂ ÷ ln c₁) ÷ ln(k₂ ÷ k₁), a = ln c₁ ÷ k₁ᵇ. Null where there is none: equal numbers of samples, or
 * a coverage that does not rise with samples.
 */
export const coverageLawThrough = (low: CoveragePoint, high: CoveragePoint): CoverageLaw | null => {
  const [first, second] = [Math.log(low.coverage), Math.log(high.coverage)]
  const b = Math.log(second / first) / Math.log(high.samples / low.samples)
  const a = first / low.samples ** b
  return Number.isFinite(a) && Number.isFinite(b) && a < 0 && b < 0 ? { a, b } : null
}

/** The law with exponent b through one point, derived from Eq. 2 of Brown et al. 2024: a = ln c ÷ kᵇ. */
export const coverageLawAt = ({ samples, coverage }: CoveragePoint, b: number): CoverageLaw => ({ a: Math.log(coverage) / samples ** b, b })

/** Coverage of `samples` samples, 0 to 1 (Brown et al. 2024, Eq. 2). */
export const coverageAt = ({ a, b }: CoverageLaw, samples: number): number => Math.exp(a * samples ** b)

/** Samples for a coverage, derived as the inverse and not rounded: (ln c ÷ a)^(1÷b). Below 1 where one sample covers more; infinite where the number is too large. */
export const samplesForCoverage = ({ a, b }: CoverageLaw, coverage: number): number => (Math.log(coverage) / a) ** (1 / b)

/** KL divergence of the best of n from one sample, nats: ln n − (n − 1) ÷ n (Gao et al. 2022, § 2; an upper bound, Beirami et al. 2024). */
export const bestOfKl = (samples: number): number => Math.log(samples) - (samples - 1) / samples

/**
 * Expected rank of the best of n among all answers, 0 to 1: the mean of the largest of n uniform numbers, n ÷ (n + 1);
 * derived.
 */
export const bestOfQuantile = (samples: number): number => samples / (samples + 1)

/**
 * How many times its inference compute a model may spend before a model `sizeFactor` times larger costs as much in all:
 * M + 3·(M − 1) ÷ R, from M·(6ND + 2NI) = 6ND + m·2NI with R = I ÷ D (Snell et al. 2024, § 7). Data are the same for both.
 */
export const testTimeMultiplier = (sizeFactor: number, inferenceToPretraining: number): number =>
  sizeFactor + (3 / inferenceToPretraining) * (sizeFactor - 1)
