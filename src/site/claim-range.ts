/** The range of what a claim is about, in words, at our defaults. */
import { calculators } from '../calculators/index.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { memo } from '../records/memo.ts'
import { outputOf } from '../scenario/calculator-lookup.ts'
import { checkCondition, parseCondition } from '../scenario/condition.ts'
import { resultRange } from '../scenario/result-range.ts'
import { rangeSentence } from '../wording/range-words.ts'
import { drawsOfClaims } from './claims.ts'
import type { SiteNotebook } from './notebook.ts'

const known = memo((_: SiteNotebook) => new Map<string, string | null>())

function rangeIn(holds: string, { book, claims }: SiteNotebook): string | null {
  const parsed = parseCondition(holds)
  const checked = parsed.ok ? checkCondition(parsed.condition, book, calculators) : null
  if (!checked?.ok) return null
  const { calculator, given, output } = checked.condition
  const spec = outputOf(calculator, output)
  if (!spec) return null
  const range = resultRange(calculator, given, {}, book, calculators, output, drawsOfClaims(claims.size))
  // A label that begins with an abbreviation keeps its capital.
  const text = sentenceText(rangeSentence(range, spec)).replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase())
  return `At our defaults, ${text}`
}

/** "At our defaults, share of serving: 4 % to 99.7 % in nine of ten draws …"; null where the condition cannot be read. */
export function claimRange(holds: string, notebook: SiteNotebook): string | null {
  const ranges = known(notebook)
  const before = ranges.get(holds)
  if (before !== undefined) return before
  const found = rangeIn(holds, notebook)
  ranges.set(holds, found)
  return found
}
