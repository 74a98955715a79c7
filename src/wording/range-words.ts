/** The range of a result in words. */
import type { Output } from '../calculators/spec/spec.ts'
import { plainText, type Sentence, say, typeset } from '../quantities/print-quantity.ts'
import { typesetRough } from '../quantities/rough-quantity.ts'
import { isRange, type NoRange, type ResultRange } from '../scenario/result-range.ts'
import { rangeEnds } from './range-ends.ts'

const percent = (share: number): string => plainText(typesetRough(share, 'share'))

/** How much of a range rests on assumptions, after a space. */
const assumedWords = (share: number | null): Sentence => {
  if (share === null) return []
  if (share < 0.005) return say` All of that spread comes from inputs with a source.`
  if (share > 0.995) return say` All of that spread is our assumption: no source fixes the inputs behind it.`
  return say` ${percent(share)} of that spread is our assumption; the rest comes from inputs with a source.`
}

const noRangeWords: Readonly<Record<NoRange, string>> = {
  'nothing-varies': 'no range, since no input that counts here has one.',
  'too-few-values': 'no range, since fewer than 2 of 100 draws from our ranges give a value.',
  'does-not-move': 'the same in nine of ten draws from our ranges.',
}

/** "Rent: $0.9 M to $4.1 M in nine of ten draws from our ranges. 35% of that spread is our assumption; …" */
export function rangeSentence(range: ResultRange | NoRange, { label, unit }: Output): Sentence {
  if (!isRange(range)) return say`${label}: ${noRangeWords[range]}`
  const { low, high, missing, assumedShare } = range
  const [first, last] = rangeEnds(low, high, unit)
  const none = missing > 0 ? say` In ${typeset(Math.max(1, Math.round(missing * 100)), 'none')} of 100 draws there is none.` : []
  return [...say`${label}: ${first} to ${last} in nine of ten draws from our ranges.`, ...none, ...assumedWords(assumedShare)]
}
