/** A model of one's own against a model at a price: the row of the price, and what is known of the difference in quality between the two. */
import { type Sentence, say } from '../../quantities/print-quantity.ts'
import { idOf, nameOf } from './inputs.ts'
import type { Cells, RowInput } from './spec.ts'
import { row } from './spec.ts'

/** A row of token prices that gives both prices; `chosen` is the default. */
export const tokenPriceRow = (chosen: string): RowInput =>
  row({
    label: 'Bought at the price of',
    table: 'token-prices',
    default: chosen,
    fills: { inputPrice: 'input', outputPrice: 'output' },
    help: 'A model at its seller’s list price. Compare a model with itself or with one about as good. Both prices can be changed by hand.',
  })

interface Compared {
  readonly tokenPrice: Cells | null
  readonly model: Cells | null
  readonly inputPrice: number
  readonly outputPrice: number
}

/** Whether the prices in force are still those of the row. */
const isListed = ({ tokenPrice, inputPrice, outputPrice }: Compared): boolean =>
  tokenPrice !== null && tokenPrice.input === inputPrice && tokenPrice.output === outputPrice

/**
 * How the two differ, as far as the data say: `same model`, `another open model`, the tier of a closed model (`closed, mid tier`), or
 * `not known` where no row names what the prices buy.
 */
export const qualityGap = (i: Compared): string => {
  if (i.model === null || i.tokenPrice === null || !isListed(i)) return 'not known'
  if (i.tokenPrice.modelRow === idOf(i.model)) return 'same model'
  const { tier } = i.tokenPrice
  return tier === 'open' || typeof tier !== 'string' ? 'another open model' : `closed, ${tier} tier`
}

/** The difference in a sentence. */
export const qualitySentence = (i: Compared): Sentence => {
  const [bought, own] = [String(i.tokenPrice?.model ?? ''), nameOf(i.model, 'your own model')]
  const gap = qualityGap(i)
  if (gap === 'same model') return say`Both are ${own}, so there is no gap in quality.`
  if (gap === 'another open model') return say`${bought} and ${own} are different models, and no price shows which answers better.`
  if (gap === 'not known') return say`The prices name no model, so the gap in quality to ${own} is not known.`
  return say`${bought} is a ${gap.replace(', ', ' ').replace(' tier', '-tier')} model and ${own} is not: the two do not answer equally well.`
}
