/**
 * How each unit is printed. `print-quantity.ts` and `edit-text.ts` need only this table, so a page that prints quantities does not load the
 * tables that parsing needs (`units.ts`).
 *
 * - **style**: how a number in this unit is printed: scientific, with an SI letter on the symbol, grouped (with M, B, T), as money…
 */

/**
 * - `scientific` 3.1 × 10²³ FLOP · `si` 41 GB · `grouped` 12 300 tokens, 1.2 M tokens · `count` the same, whole numbers in full ·
 *   `money` $5.6 M · `percent` 86 % · `duration` 28 ms · `calendar` 2028
 */
export type Style = 'scientific' | 'si' | 'grouped' | 'count' | 'money' | 'percent' | 'duration' | 'calendar'

export interface UnitForm {
  /** Short, for an axis or a table head: "$/h". */
  readonly symbol: string
  readonly style: Style
  /** Printed after a number: for one, for any other number. With style `si`, the letter stands directly before it. */
  readonly after: readonly [one: string, many: string]
}

const unit = (style: Style, symbol: string, one: string, many = one): UnitForm => ({ symbol, style, after: [one, many] })

/** Every unit, by the id that specs, parameters and data name it with. */
export const unitForms = {
  FLOP: unit('scientific', 'FLOP', 'FLOP'),
  'FLOP/s': unit('si', 'FLOP/s', 'FLOP/s'),
  'FLOP/yr': unit('scientific', 'FLOP/yr', 'FLOP a year'),
  'FLOP/token': unit('si', 'FLOP/token', 'FLOP per token'),
  'FLOP/byte': unit('grouped', 'FLOP/byte', 'FLOP per byte'),
  'PF-day': unit('grouped', 'PF-days', 'PF-day', 'PF-days'),

  byte: unit('si', 'B', 'B'),
  'byte/s': unit('si', 'B/s', 'B/s'),
  'byte/token': unit('si', 'B/token', 'B per token'),
  'byte/parameter': unit('grouped', 'B/parameter', 'byte per parameter', 'bytes per parameter'),
  bit: unit('count', 'bits', 'bit', 'bits'),

  s: unit('duration', 's', 's'),
  minute: unit('grouped', 'min', 'minute', 'minutes'),
  h: unit('grouped', 'h', 'hour', 'hours'),
  day: unit('grouped', 'days', 'day', 'days'),
  month: unit('grouped', 'months', 'month', 'months'),
  year: unit('grouped', 'years', 'year', 'years'),
  'calendar-year': unit('calendar', 'year', ''),

  'GPU-h': unit('grouped', 'GPU-hours', 'GPU-hour', 'GPU-hours'),
  accelerator: unit('count', 'accelerators', 'accelerator', 'accelerators'),
  layer: unit('count', 'layers', 'layer', 'layers'),
  head: unit('count', 'heads', 'head', 'heads'),
  count: unit('count', '', ''),
  parameter: unit('grouped', 'parameters', 'parameter', 'parameters'),

  USD: unit('money', '$', ''),
  'USD/h': unit('money', '$/h', 'an hour'),
  'USD/day': unit('money', '$/day', 'a day'),
  'USD/month': unit('money', '$/month', 'a month'),
  'USD/yr': unit('money', '$/yr', 'a year'),
  'USD/Mtok': unit('money', '$/M tokens', 'per million tokens'),
  'USD/kWh': unit('money', '$/kWh', 'per kWh'),
  'USD/request': unit('money', '$/request', 'per request'),

  token: unit('grouped', 'tokens', 'token', 'tokens'),
  'token/s': unit('grouped', 'tokens/s', 'token a second', 'tokens a second'),
  'token/day': unit('grouped', 'tokens/day', 'token a day', 'tokens a day'),
  'token/yr': unit('grouped', 'tokens/yr', 'token a year', 'tokens a year'),
  'token/parameter': unit('grouped', 'tokens/parameter', 'token per parameter', 'tokens per parameter'),
  'nat/token': unit('grouped', 'nats/token', 'nat per token', 'nats per token'),

  person: unit('grouped', 'people', 'person', 'people'),
  'person/day': unit('grouped', 'people/day', 'person a day', 'people a day'),
  request: unit('grouped', 'requests', 'request', 'requests'),
  'request/day': unit('grouped', 'requests/day', 'request a day', 'requests a day'),
  'request/month': unit('grouped', 'requests/month', 'request a month', 'requests a month'),
  agent: unit('grouped', 'agents', 'agent', 'agents'),
  turn: unit('grouped', 'turns', 'turn', 'turns'),
  'task/day': unit('grouped', 'tasks/day', 'task a day', 'tasks a day'),

  W: unit('si', 'W', 'W'),
  GW: unit('grouped', 'GW', 'GW'),
  kWh: unit('si', 'kWh', 'Wh'),
  Wh: unit('grouped', 'Wh', 'Wh'),
  'kg/kWh': unit('grouped', 'kg/kWh', 'kg per kWh'),
  t: unit('grouped', 't', 'tonne', 'tonnes'),
  g: unit('grouped', 'g', 'gram', 'grams'),

  share: unit('percent', '%', ''),
  ratio: unit('grouped', '×', ''),
  'factor/yr': unit('grouped', '× a year', '× a year'),
  none: unit('grouped', '', ''),
} as const satisfies Record<string, UnitForm>

export type Unit = keyof typeof unitForms

/** Whether a text is the id of a unit. */
export const isUnit = (text: string): text is Unit => Object.hasOwn(unitForms, text)

/** How a unit is written. */
export const unitForm = (of: Unit): UnitForm => unitForms[of]
