/** A quantity beside a label, with its unit only where the label does not have it. */
import { printQuantity } from './print-quantity.ts'
import type { Unit } from './units.ts'

/** "1000" beside "Prompt tokens", "1000 tokens" beside "Prompt". */
export function quantityBeside(label: string, unit: Unit, value: number | string | null): string {
  const text = printQuantity(value, unit)
  const noun = /\s(\p{L}+)/u.exec(text.replace(/^\S+\s[kMBT]\b/, '-'))?.[1]
  const known = noun !== undefined && label.toLowerCase().includes(noun.replace(/s$/, ''))
  return known ? text.slice(0, text.lastIndexOf(noun)).trimEnd() : text
}
