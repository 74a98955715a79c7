/**
 * Majority vote over independent samples of one problem: the chance that the right answer gets most votes. Exact, in plain numbers.
 *
 * - **distractors**: wrong answers that the errors spread over evenly.
 * - A tie for the most votes is broken at random.
 */

type Coefficients = readonly number[]

const multiply = (a: Coefficients, b: Coefficients, degree: number): Coefficients => {
  const product = new Array<number>(Math.min(degree, a.length + b.length - 2) + 1).fill(0)
  for (const [i, x] of a.entries()) {
    for (let j = 0; j < b.length && i + j < product.length; j += 1) product[i + j] = (product[i + j] ?? 0) + x * (b[j] ?? 0)
  }
  return product
}

/** A polynomial to a whole power ≥ 0, up to `degree`. */
const power = (base: Coefficients, exponent: number, degree: number): Coefficients => {
  if (exponent < 1) return [1]
  if (exponent === 1) return base
  const half = power(base, Math.floor(exponent / 2), degree)
  const square = multiply(half, half, degree)
  return exponent % 2 === 0 ? square : multiply(square, base, degree)
}

/** ln n! for n from 0 to `most`. */
const logFactorials = (most: number): readonly number[] => {
  const logs = [0]
  for (let n = 1; n <= most; n += 1) logs.push((logs[n - 1] ?? 0) + Math.log(n))
  return logs
}

/** Nodes and weights on [0, 1] that integrate polynomials of degree 2·count − 1 exactly (Gauss and Legendre). */
const quadrature = (count: number): readonly (readonly [node: number, weight: number])[] =>
  Array.from({ length: count }, (_, i) => {
    let x = Math.cos((Math.PI * (i + 0.75)) / (count + 0.5))
    let slope = 1
    for (let round = 0; round < 20; round += 1) {
      let [before, value] = [1, x]
      for (let n = 2; n <= count; n += 1) [before, value] = [value, ((2 * n - 1) * x * value - (n - 1) * before) / n]
      slope = (count * (x * value - before)) / (x * x - 1)
      x -= value / slope
    }
    return [(x + 1) / 2, 1 / ((1 - x * x) * slope * slope)] as const
  })

/** Chances below this do not count. */
const negligible = 1e-13

/** Most nodes used: exact for fifteen answers tied at once, beyond which a tie has no weight. */
const mostNodes = 8

/**
 * Given `right` votes for the right answer and `wrong` votes spread evenly over `distractors`, the chance that the right answer wins:
 * E[1 ÷ (1 + ties); no distractor above `right`] = ∫₀¹ E[u^ties; …] du. Votes of a distractor are Poisson with mean wrong ÷ distractors,
 * conditioned on their sum, so that all terms are positive and of moderate size.
 */
const winsWith = (right: number, wrong: number, distractors: number, logs: readonly number[]): number => {
  if (wrong < right) return 1
  if (distractors * right < wrong) return 0
  const mean = wrong / distractors
  const weight = (votes: number, of: number) => Math.exp(votes * Math.log(of) - of - (logs[votes] ?? 0))
  const tied = weight(right, mean)
  // The chance that some distractor gets as many is at most this, the tail of the Poisson bounded by a geometric series.
  const rivalled = mean < right + 1 ? (distractors * tied) / (1 - mean / (right + 1)) / weight(wrong, wrong) : 1
  if (rivalled < negligible) return 1
  const below = Array.from({ length: right }, (_, votes) => weight(votes, mean))
  const ties = Math.min(distractors, Math.floor(wrong / right))
  const chance = quadrature(Math.min(mostNodes, Math.ceil((ties + 1) / 2))).reduce(
    (sum, [u, share]) => sum + share * (power([...below, u * tied], distractors, wrong)[wrong] ?? 0),
    0,
  )
  return chance / weight(wrong, wrong)
}

/**
 * Chance that the right answer wins the vote of `samples`, each right with chance `accuracy`. With one distractor it is the binomial
 * majority. Derived exactly, for the vote of Wang et al. 2022; one accuracy for all problems. Time grows with the cube of `samples` when there are several distractors: some hundreds of samples at most.
 */
export const voteAccuracy = (accuracy: number, samples: number, distractors: number): number => {
  if (accuracy <= 0 || accuracy >= 1) return accuracy <= 0 ? 0 : 1
  const logs = logFactorials(samples)
  const [hit, miss] = [Math.log(accuracy), Math.log1p(-accuracy)]
  let chance = 0
  for (let right = 1; right <= samples; right += 1) {
    const wrong = samples - right
    const ways = (logs[samples] ?? 0) - (logs[right] ?? 0) - (logs[wrong] ?? 0)
    const mass = Math.exp(ways + right * hit + wrong * miss)
    if (mass > negligible) chance += mass * winsWith(right, wrong, distractors, logs)
  }
  return Math.min(1, chance)
}
