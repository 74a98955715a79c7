/**
 * The units that a quantity can have, as data: how each is printed (`unit-forms.ts`) and what it measures, which `parse-quantity.ts` reads. Inside, a
 * quantity is a plain number in its unit.
 *
 * - **size**: how many base units of its dimension one of it is (an hour is 3,600 of a second), so that texts convert.
 */
import { secondsPerDay, secondsPerYear } from './time-spans.ts'
import { type Unit, type UnitForm, unitForms } from './unit-forms.ts'

export { isUnit, type Style, type Unit } from './unit-forms.ts'

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

interface Measure {
  /** In words, for a label or a tooltip: "dollars an hour". */
  readonly label: string
  readonly dimension: readonly [above: Dimension, below?: Dimension]
  readonly size: number
  /** A text that is understood, shown in hints. */
  readonly example: string
}

export interface UnitSpec extends UnitForm, Measure {}

const measure = (label: string, dimension: Measure['dimension'], size: number, example: string): Measure => ({
  label,
  dimension,
  size,
  example,
})

const measures: Readonly<Record<Unit, Measure>> = {
  FLOP: measure('floating-point operations', ['flop'], 1, '3.8e25'),
  'FLOP/s': measure('floating-point operations a second', ['flop', 'time'], 1, '989 TFLOP/s'),
  'FLOP/yr': measure('floating-point operations a year', ['flop', 'time'], 1 / secondsPerYear, '5e27'),
  'FLOP/token': measure('floating-point operations per token', ['flop', 'token'], 1, '140 GFLOP'),
  'FLOP/byte': measure('floating-point operations per byte', ['flop', 'byte'], 1, '295'),
  'PF-day': measure('petaFLOP/s-days', ['flop'], 8.64e19, '3640'),

  byte: measure('bytes', ['byte'], 1, '80 GB'),
  'byte/s': measure('bytes a second', ['byte', 'time'], 1, '3.35 TB/s'),
  'byte/token': measure('bytes per token', ['byte', 'token'], 1, '320 KiB'),
  'byte/parameter': measure('bytes per parameter', ['byte', 'parameter'], 1, '2'),
  bit: measure('bits', ['bit'], 1, '16'),

  s: measure('seconds', ['time'], 1, '28 ms'),
  minute: measure('minutes', ['time'], 60, '90'),
  h: measure('hours', ['time'], 3600, '2 weeks'),
  day: measure('days', ['time'], secondsPerDay, '90 days'),
  month: measure('months', ['time'], secondsPerYear / 12, '2 years'),
  year: measure('years', ['time'], secondsPerYear, '10 years'),
  'calendar-year': measure('calendar year', ['number'], 1, '2028'),

  'GPU-h': measure('GPU-hours', ['accelerator-time'], 3600, '1.7M'),
  accelerator: measure('accelerators', ['accelerator'], 1, '2048'),
  layer: measure('layers', ['layer'], 1, '80'),
  head: measure('heads', ['head'], 1, '8'),
  count: measure('a number of things', ['number'], 1, '32'),
  parameter: measure('parameters', ['parameter'], 1, '70B'),

  USD: measure('US dollars', ['usd'], 1, '$5.6 M'),
  'USD/h': measure('dollars an hour', ['usd', 'time'], 1 / 3600, '$2.50'),
  'USD/day': measure('dollars a day', ['usd', 'time'], 1 / secondsPerDay, '$7500'),
  'USD/month': measure('dollars a month', ['usd', 'time'], 12 / secondsPerYear, '$90k'),
  'USD/yr': measure('dollars a year', ['usd', 'time'], 1 / secondsPerYear, '$3M'),
  'USD/Mtok': measure('dollars per million tokens', ['usd', 'token'], 1e-6, '$1.25'),
  'USD/kWh': measure('dollars per kilowatt-hour', ['usd', 'energy'], 1 / 3.6e6, '$0.08'),
  'USD/request': measure('dollars per request', ['usd', 'request'], 1, '$0.004'),

  token: measure('tokens', ['token'], 1, '128k'),
  'token/s': measure('tokens a second', ['token', 'time'], 1, '1500'),
  'token/day': measure('tokens a day', ['token', 'time'], 1 / secondsPerDay, '4000'),
  'token/yr': measure('tokens a year', ['token', 'time'], 1 / secondsPerYear, '100T'),
  'token/parameter': measure('tokens per parameter', ['token', 'parameter'], 1, '20'),
  'nat/token': measure('nats per token', ['nat', 'token'], 1, '1.94'),

  person: measure('people', ['person'], 1, '700M'),
  'person/day': measure('people a day', ['person', 'time'], 1 / secondsPerDay, '1M'),
  request: measure('requests', ['request'], 1, '10'),
  'request/day': measure('requests a day', ['request', 'time'], 1 / secondsPerDay, '10M'),
  'request/month': measure('requests a month', ['request', 'time'], 12 / secondsPerYear, '10M'),
  agent: measure('agents', ['agent'], 1, '4'),
  turn: measure('turns', ['turn'], 1, '37'),
  'task/day': measure('tasks a day', ['task', 'time'], 1 / secondsPerDay, '10'),

  W: measure('watts', ['power'], 1, '700 W'),
  GW: measure('gigawatts', ['power'], 1e9, '14'),
  kWh: measure('kilowatt-hours', ['energy'], 3.6e6, '688 MWh'),
  Wh: measure('watt-hours', ['energy'], 3600, '0.3 Wh'),
  'kg/kWh': measure('kilograms of CO2 per kilowatt-hour', ['mass', 'energy'], 1 / 3.6e6, '0.385'),
  t: measure('tonnes of CO2', ['mass'], 1000, '291'),
  g: measure('grams of CO2', ['mass'], 0.001, '0.12'),

  share: measure('share of the whole', ['number'], 1, '40%'),
  ratio: measure('ratio', ['factor'], 1, '1.35'),
  'factor/yr': measure('factor a year', ['factor', 'year-only'], 1, '2.4, or +140%'),
  none: measure('number without a unit', ['number'], 1, '1.5'),
}

/** Every unit, by the id that specs, parameters and data name it with. */
export const units: Readonly<Record<Unit, UnitSpec>> = Object.fromEntries(
  Object.entries(unitForms).map(([id, form]) => [id, { ...measures[id as Unit], ...form }]),
) as Record<Unit, UnitSpec>

/** How a unit is written and measured. */
export const unitSpec = (of: Unit): UnitSpec => units[of]

/** What a number of `unit` counts, for a message: "tokens", "dollars an hour". */
export const unitLabel = (of: Unit): string => units[of].label
