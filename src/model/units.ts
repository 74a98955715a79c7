/**
 * The units that a quantity can have, as data. Inside, a quantity is a plain number in its unit; text is read by `parse.ts` and
 * printed by `print.ts`, both from this table.
 *
 * - **style**: how a number in this unit is printed: scientific, with an SI letter on the symbol, grouped (with M, B, T), as money…
 * - **size**: how many base units of its dimension one of it is (an hour is 3,600 of a second), so that texts convert.
 */

export type Dimension =
  | 'time'
  | 'year-only'
  | 'byte'
  | 'flop'
  | 'usd'
  | 'token'
  | 'parameter'
  | 'person'
  | 'request'
  | 'turn'
  | 'task'
  | 'agent'
  | 'energy'
  | 'power'
  | 'mass'
  | 'accelerator'
  | 'accelerator-time'
  | 'layer'
  | 'head'
  | 'bit'
  | 'nat'
  | 'factor'
  | 'number'

/**
 * - `scientific` 3.1 × 10²³ FLOP · `si` 41 GB · `grouped` 12 300 tokens, 1.2 M tokens · `count` the same, whole numbers in full ·
 *   `money` $5.6 M · `percent` 86 % · `duration` 28 ms · `calendar` 2028
 */
export type Style = 'scientific' | 'si' | 'grouped' | 'count' | 'money' | 'percent' | 'duration' | 'calendar'

export interface UnitSpec {
  /** In words, for a label or a tooltip: "dollars an hour". */
  readonly label: string
  /** Short, for an axis or a table head: "$/h". */
  readonly symbol: string
  readonly style: Style
  /** Printed after a number: for one, for any other number. With style `si`, the letter stands directly before it. */
  readonly after: readonly [one: string, many: string]
  readonly dimension: readonly [above: Dimension, below?: Dimension]
  readonly size: number
  /** A text that is understood, shown in hints. */
  readonly example: string
}

/** 24 · 3600. */
export const secondsPerDay: number = 86_400
/** A year in every formula, leap days left out. */
export const daysPerYear: number = 365
/** A year is 365 days, a month a twelfth of it. */
export const secondsPerYear: number = daysPerYear * secondsPerDay

const unit = (
  label: string,
  symbol: string,
  style: Style,
  after: string | readonly [string, string],
  dimension: readonly [Dimension, Dimension?],
  size: number,
  example: string,
): UnitSpec => ({ label, symbol, style, after: typeof after === 'string' ? [after, after] : after, dimension, size, example })

const words = (one: string, many: string, rest = ''): readonly [string, string] => [`${one}${rest}`, `${many}${rest}`]

/** Every unit, by the id that specs, parameters and data name it with. */
export const units = {
  FLOP: unit('floating-point operations', 'FLOP', 'scientific', 'FLOP', ['flop'], 1, '3.8e25'),
  'FLOP/s': unit('floating-point operations a second', 'FLOP/s', 'si', 'FLOP/s', ['flop', 'time'], 1, '989 TFLOP/s'),
  'FLOP/yr': unit('floating-point operations a year', 'FLOP/yr', 'scientific', 'FLOP a year', ['flop', 'time'], 1 / secondsPerYear, '5e27'),
  'FLOP/token': unit('floating-point operations per token', 'FLOP/token', 'si', 'FLOP per token', ['flop', 'token'], 1, '140 GFLOP'),
  'FLOP/byte': unit('floating-point operations per byte', 'FLOP/byte', 'grouped', 'FLOP per byte', ['flop', 'byte'], 1, '295'),
  'PF-day': unit('petaFLOP/s-days', 'PF-days', 'grouped', words('PF-day', 'PF-days'), ['flop'], 8.64e19, '3640'),

  byte: unit('bytes', 'B', 'si', 'B', ['byte'], 1, '80 GB'),
  'byte/s': unit('bytes a second', 'B/s', 'si', 'B/s', ['byte', 'time'], 1, '3.35 TB/s'),
  'byte/token': unit('bytes per token', 'B/token', 'si', 'B per token', ['byte', 'token'], 1, '320 KiB'),
  'byte/parameter': unit(
    'bytes per parameter',
    'B/parameter',
    'grouped',
    words('byte', 'bytes', ' per parameter'),
    ['byte', 'parameter'],
    1,
    '2',
  ),
  bit: unit('bits', 'bits', 'count', words('bit', 'bits'), ['bit'], 1, '16'),

  s: unit('seconds', 's', 'duration', 's', ['time'], 1, '28 ms'),
  minute: unit('minutes', 'min', 'grouped', words('minute', 'minutes'), ['time'], 60, '90'),
  h: unit('hours', 'h', 'grouped', words('hour', 'hours'), ['time'], 3600, '2 weeks'),
  day: unit('days', 'days', 'grouped', words('day', 'days'), ['time'], secondsPerDay, '90 days'),
  month: unit('months', 'months', 'grouped', words('month', 'months'), ['time'], secondsPerYear / 12, '2 years'),
  year: unit('years', 'years', 'grouped', words('year', 'years'), ['time'], secondsPerYear, '10 years'),
  'calendar-year': unit('calendar year', 'year', 'calendar', '', ['number'], 1, '2028'),

  'GPU-h': unit('GPU-hours', 'GPU-hours', 'grouped', words('GPU-hour', 'GPU-hours'), ['accelerator-time'], 3600, '1.7M'),
  accelerator: unit('accelerators', 'accelerators', 'count', words('accelerator', 'accelerators'), ['accelerator'], 1, '2048'),
  layer: unit('layers', 'layers', 'count', words('layer', 'layers'), ['layer'], 1, '80'),
  head: unit('heads', 'heads', 'count', words('head', 'heads'), ['head'], 1, '8'),
  count: unit('a number of things', '', 'count', '', ['number'], 1, '32'),
  parameter: unit('parameters', 'parameters', 'grouped', words('parameter', 'parameters'), ['parameter'], 1, '70B'),

  USD: unit('US dollars', '$', 'money', '', ['usd'], 1, '$5.6 M'),
  'USD/h': unit('dollars an hour', '$/h', 'money', 'an hour', ['usd', 'time'], 1 / 3600, '$2.50'),
  'USD/day': unit('dollars a day', '$/day', 'money', 'a day', ['usd', 'time'], 1 / secondsPerDay, '$7500'),
  'USD/month': unit('dollars a month', '$/month', 'money', 'a month', ['usd', 'time'], 12 / secondsPerYear, '$90k'),
  'USD/yr': unit('dollars a year', '$/yr', 'money', 'a year', ['usd', 'time'], 1 / secondsPerYear, '$3M'),
  'USD/Mtok': unit('dollars per million tokens', '$/M tokens', 'money', 'per million tokens', ['usd', 'token'], 1e-6, '$1.25'),
  'USD/kWh': unit('dollars per kilowatt-hour', '$/kWh', 'money', 'per kWh', ['usd', 'energy'], 1 / 3.6e6, '$0.08'),
  'USD/request': unit('dollars per request', '$/request', 'money', 'per request', ['usd', 'request'], 1, '$0.004'),

  token: unit('tokens', 'tokens', 'grouped', words('token', 'tokens'), ['token'], 1, '128k'),
  'token/s': unit('tokens a second', 'tokens/s', 'grouped', words('token', 'tokens', ' a second'), ['token', 'time'], 1, '1500'),
  'token/day': unit(
    'tokens a day',
    'tokens/day',
    'grouped',
    words('token', 'tokens', ' a day'),
    ['token', 'time'],
    1 / secondsPerDay,
    '4000',
  ),
  'token/yr': unit(
    'tokens a year',
    'tokens/yr',
    'grouped',
    words('token', 'tokens', ' a year'),
    ['token', 'time'],
    1 / secondsPerYear,
    '100T',
  ),
  'token/parameter': unit(
    'tokens per parameter',
    'tokens/parameter',
    'grouped',
    words('token', 'tokens', ' per parameter'),
    ['token', 'parameter'],
    1,
    '20',
  ),
  'nat/token': unit('nats per token', 'nats/token', 'grouped', words('nat', 'nats', ' per token'), ['nat', 'token'], 1, '1.94'),

  person: unit('people', 'people', 'grouped', words('person', 'people'), ['person'], 1, '700M'),
  'person/day': unit(
    'people a day',
    'people/day',
    'grouped',
    words('person', 'people', ' a day'),
    ['person', 'time'],
    1 / secondsPerDay,
    '1M',
  ),
  request: unit('requests', 'requests', 'grouped', words('request', 'requests'), ['request'], 1, '10'),
  'request/day': unit(
    'requests a day',
    'requests/day',
    'grouped',
    words('request', 'requests', ' a day'),
    ['request', 'time'],
    1 / secondsPerDay,
    '10M',
  ),
  'request/month': unit(
    'requests a month',
    'requests/month',
    'grouped',
    words('request', 'requests', ' a month'),
    ['request', 'time'],
    12 / secondsPerYear,
    '10M',
  ),
  agent: unit('agents', 'agents', 'grouped', words('agent', 'agents'), ['agent'], 1, '4'),
  turn: unit('turns', 'turns', 'grouped', words('turn', 'turns'), ['turn'], 1, '37'),
  'task/day': unit('tasks a day', 'tasks/day', 'grouped', words('task', 'tasks', ' a day'), ['task', 'time'], 1 / secondsPerDay, '10'),

  W: unit('watts', 'W', 'si', 'W', ['power'], 1, '700 W'),
  kWh: unit('kilowatt-hours', 'kWh', 'si', 'Wh', ['energy'], 3.6e6, '688 MWh'),
  'kg/kWh': unit('kilograms of CO2 per kilowatt-hour', 'kg/kWh', 'grouped', 'kg per kWh', ['mass', 'energy'], 1 / 3.6e6, '0.385'),
  t: unit('tonnes of CO2', 't', 'grouped', words('tonne', 'tonnes'), ['mass'], 1000, '291'),

  share: unit('share of the whole', '%', 'percent', '', ['number'], 1, '40%'),
  ratio: unit('ratio', '×', 'grouped', '', ['factor'], 1, '1.35'),
  'factor/yr': unit('factor a year', '× a year', 'grouped', '× a year', ['factor', 'year-only'], 1, '2.4, or +140%'),
  none: unit('number without a unit', '', 'grouped', '', ['number'], 1, '1.5'),
} as const satisfies Record<string, UnitSpec>

export type Unit = keyof typeof units

/** Whether a text is the id of a unit. */
export const isUnit = (text: string): text is Unit => Object.hasOwn(units, text)

/** How a unit is written and measured. */
export const unitSpec = (of: Unit): UnitSpec => units[of]

/** What a number of `unit` counts, for a message: "tokens", "dollars an hour". */
export const unitLabel = (of: Unit): string => units[of].label
