/** How often a claim holds when the book's parameters vary, as one sentence. */
import { printQuantity } from '../quantities/print-quantity.ts'
import type { ClaimProbability } from '../scenario/claim-probability.ts'

/** "58 %"; never prints 0 % or 100 % for a share that is not exactly that. */
const shareWords = (share: number): string => {
  if (share > 0 && share < 0.005) return 'less than 1\u00a0%'
  if (share < 1 && share > 0.995) return 'more than 99\u00a0%'
  return printQuantity(share, 'share', { digits: 2 })
}

const draws = ({ count }: ClaimProbability): string => `${printQuantity(count, 'none')} draws from our ranges`

/** "Holds in 58 % of 2000 draws from our ranges, undecided in 3 %." */
export function describeChance(chance: ClaimProbability): string {
  const { holds, undecided } = chance
  const rest = undecided > 0 ? `, undecided in ${shareWords(undecided)}` : ''
  if (holds === 1) return `Holds in all ${draws(chance)}.`
  if (holds === 0) return `Holds in none of ${draws(chance)}${rest}.`
  return `Holds in ${shareWords(holds)} of ${draws(chance)}${rest}.`
}
