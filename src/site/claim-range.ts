/** The range of what a claim is about, in words, at our defaults. */
import { calculators } from '../calculators/index.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { memo } from '../records/memo.ts'
import { outputOf } from '../scenario/calculator-lookup.ts'
import { checkCondition, parseCondition } from '../scenario/condition.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { resultRange } from '../scenario/result-range.ts'
import { rangeSentence } from '../wording/range-words.ts'

const known = memo((_: Book) => new Map<string, string | null>())

function rangeIn(holds: string, book: Book): string | null {
  const parsed = parseCondition(holds)
  const checked = parsed.ok ? checkCondition(parsed.condition, book, calculators) : null
  if (!checked?.ok) return null
  const { calculator, given, output } = checked.condition
  const spec = outputOf(calculator, output)
  const text = spec && sentenceText(rangeSentence(resultRange(calculator, given, {}, book, calculators, output), spec))
  // A label that begins with an abbreviation keeps its capital.
  return text ? text.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase()) : null
}

/** "share of serving: 4 % to 99.7 % in nine of ten draws …"; null where the condition cannot be read. */
export function claimRange(holds: string, book: Book): string | null {
  const ranges = known(book)
  const before = ranges.get(holds)
  if (before !== undefined) return before
  const found = rangeIn(holds, book)
  ranges.set(holds, found)
  return found
}
