/** The value that `expect="3.15e23"` demands: the model's may differ by half a unit of the last digit that was written. */
import { parseQuantity } from '../../quantities/parse-quantity.ts'
import type { Unit } from '../../quantities/units.ts'

export type Expectation =
  | { readonly ok: true; readonly value: number; readonly tolerance: number; readonly digits: number }
  | { readonly ok: false; readonly message: string; readonly hint?: string }

const mantissa = /\d[\d,_\u2009\u202f]*(?:\.(\d+))?|\.(\d+)/

/** Reads an expected value. `tolerance` is in the output's unit; `digits` are the significant ones as written. */
export function readExpectation(text: string, unit: Unit): Expectation {
  const parsed = parseQuantity(text, unit)
  if (!parsed.ok) return parsed
  const written = mantissa.exec(text)
  const number = Number((written?.[0] ?? '').replace(/[,_\u2009\u202f]/g, ''))
  if (!written || !Number.isFinite(number)) return { ok: false, message: `“${text}” has no digits.` }
  const decimals = (written[1] ?? written[2] ?? '').length
  const scale = number === 0 ? 1 : Math.abs(parsed.value) / number
  const digits = written[0].replace(/\D/g, '').replace(/^0+/, '').length
  return { ok: true, value: parsed.value, tolerance: 0.5 * 10 ** -decimals * scale, digits: Math.max(1, digits) }
}

/** Whether a computed value is what was expected; one part in a billion is allowed for rounding. */
export const meets = ({ value, tolerance }: Extract<Expectation, { ok: true }>, computed: number): boolean =>
  Math.abs(computed - value) <= tolerance * (1 + 1e-9)
