/** pass@k: how likely it is that one of k samples is right, from how many of n were. Shares are 0 to 1. */

/**
 * 1 − C(n − c, k) ÷ C(n, k), the unbiased estimate (Chen et al. 2021, Eq. 1), as 1 − Π (1 − k ÷ i) over i from n − c + 1 to n, in logarithms.
 * Whole numbers. Null where k > n, since fewer samples than k say nothing of k without bias, and where c > n.
 */
export const passAtK = (samples: number, correct: number, k: number): number | null => {
  if (k > samples || correct > samples) return null
  if (samples - correct < k) return 1
  let failing = 0
  for (let i = samples - correct + 1; i <= samples; i += 1) failing += Math.log1p(-k / i)
  return failing === 0 ? 0 : -Math.expm1(failing)
}

/**
 * Standard error of the estimate from sampling one problem: k·(1 − q)^(k−1)·√(q(1 − q) ÷ n), q = c ÷ n; the slope of 1 − (1 − q)^k times the
 * standard error of q, derived. Null as `passAtK`.
 */
export const passAtKError = (samples: number, correct: number, k: number): number | null => {
  if (k > samples || correct > samples) return null
  const q = correct / samples
  return k * (1 - q) ** (k - 1) * Math.sqrt((q * (1 - q)) / samples)
}
