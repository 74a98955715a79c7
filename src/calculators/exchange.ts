/** One table of exchange: token, request, agent task, agent-hour, GPU-hour, kilowatt-hour, dollar of rent, working day. */
import { wattHours } from '../model/energy.ts'
import { type ExchangeRates, type ExchangeUnit, exchanged, servedTokensOfAllKinds, tokensPerUnit } from '../model/exchange.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { daysPerYear } from '../quantities/time-spans.ts'
import type { Unit } from '../quantities/unit-forms.ts'
import type { Mark } from './spec/chart.ts'
import { calculator, choice, from, quantity, shared } from './spec/spec.ts'
import { chart, current, landmark, line, steps, sweep } from './spec/views.ts'

/** Each unit: its output, its name in the sentence, and how it is printed. */
const units: Readonly<Record<ExchangeUnit, { readonly label: string; readonly many: string; readonly one: string; readonly unit: Unit }>> =
  {
    token: { label: 'Tokens, read and written', one: 'a token', many: 'tokens', unit: 'token' },
    request: { label: 'Chat requests', one: 'a chat request', many: 'chat requests', unit: 'request' },
    'agent-task': { label: 'Agent tasks', one: 'an agent task', many: 'agent tasks', unit: 'none' },
    'agent-hour': { label: 'Hours of an agent at work', one: 'an agent-hour', many: 'agent-hours', unit: 'h' },
    'gpu-hour': { label: 'GPU-hours', one: 'a GPU-hour', many: 'GPU-hours', unit: 'GPU-h' },
    kwh: { label: 'Electricity', one: 'a kilowatt-hour', many: 'kilowatt-hours', unit: 'kWh' },
    dollar: { label: 'Rent of the accelerators', one: 'a dollar of rent', many: 'dollars of rent', unit: 'USD' },
    'working-day': {
      label: 'Working days of a person with an agent',
      one: 'a working day with an agent',
      many: 'working days with an agent',
      unit: 'day',
    },
  }
const ids = Object.keys(units) as readonly ExchangeUnit[]
const outputOf: Readonly<Record<ExchangeUnit, string>> = {
  token: 'tokens',
  request: 'requests',
  'agent-task': 'agentTasks',
  'agent-hour': 'agentHours',
  'gpu-hour': 'gpuHours',
  kwh: 'kwh',
  dollar: 'dollars',
  'working-day': 'workingDays',
}

interface Inputs {
  readonly requestInputTokens: number
  readonly requestOutputTokens: number
  readonly tokensPerAgentTask: number
  readonly turns: number
  readonly callsPerHour: number
  readonly agentTasksPerDay: number
  readonly activeDays: number
  readonly activeParams: number
  readonly gpuHourPrice: number
  readonly serverPower: number
  readonly serverPowerShare: number
  readonly pue: number
}

const ratesOf = (i: Inputs): ExchangeRates => ({
  ...i,
  tokensPerRequest: i.requestInputTokens + i.requestOutputTokens,
  tokensPerSecond: servedTokensOfAllKinds(i.activeParams),
  wattHours: wattHours(3600, i),
  tasksPerWorkingDay: (i.agentTasksPerDay * daysPerYear) / i.activeDays,
})

const unitOf = (id: string): ExchangeUnit => ids.find((each) => each === id) ?? 'token'

export const exchange = calculator({
  id: 'exchange',
  topic: 'agentic-demand',
  order: 325,
  title: 'Table of exchange',
  question: 'How many tokens, GPU-hours, kilowatt-hours or dollars is that?',
  inputs: {
    amount: quantity({ label: 'Amount', unit: 'none', default: 1, range: [0.01, 1e6], scale: 'log', limits: [0, 1e30] }),
    unit: choice({
      label: 'Of what',
      options: ids.map((value) => ({ value, label: units[value].label, aliases: [units[value].many, outputOf[value]] })),
      default: 'agent-hour',
    }),
    requestInputTokens: shared('requestInputTokens', { range: [10, 1e6], scale: 'log', limits: [0, 1e9] }),
    requestOutputTokens: shared('requestOutputTokens', { range: [10, 1e5], scale: 'log', limits: [1, 1e9] }),
    tokensPerAgentTask: quantity({
      label: 'Tokens per agent task',
      unit: 'token',
      default: from('agent-task', 'totalTokens'),
      range: [1e4, 1e8],
      scale: 'log',
      limits: [1, 1e15],
      help: 'Read and written, cached ones too, as the calculator of an agent task has it.',
    }),
    turns: shared('turns', { range: [1, 200], scale: 'log', limits: [1, 1e6] }),
    callsPerHour: quantity({
      label: 'Model calls of an agent per hour',
      unit: 'count',
      default: 120,
      range: [10, 1000],
      scale: 'log',
      limits: [0.001, 1e6],
      sameAs: 'agent-task.callsPerHour',
      help: 'A turn is one call. Measured means: 120 and 161.',
    }),
    agentTasksPerDay: shared('agentTasksPerDay', { range: [0.1, 100], scale: 'log', limits: [1e-6, 1e6] }),
    activeDays: quantity({
      label: 'Working days in a year',
      unit: 'day',
      default: 240,
      range: [200, 365],
      scale: 'linear',
      limits: [1, 366],
      help: 'Tasks a day are an average over all days; these are the days on which they are done.',
    }),
    activeParams: shared('activeParams', { range: [1e9, 1e12], scale: 'log', limits: [1e6, 1e15] }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.5, 10], scale: 'log', limits: [0, 1000] }),
    serverPower: quantity({
      label: 'Power per accelerator, with its server',
      unit: 'W',
      default: 1275,
      range: [200, 3000],
      scale: 'log',
      limits: [1, 1e5],
      sameAs: 'energy-per-query.serverPower',
      help: 'A server of eight H100 is rated at 10.2 kW.',
    }),
    serverPowerShare: quantity({
      label: 'Average share of that power',
      unit: 'share',
      default: 0.7,
      range: [0.2, 1],
      scale: 'linear',
      limits: [0.01, 1],
      sameAs: 'energy-per-query.serverPowerShare',
    }),
    pue: quantity({
      label: 'Power usage effectiveness of the site',
      unit: 'ratio',
      default: 1.2,
      range: [1, 2],
      scale: 'linear',
      limits: [1, 10],
      sameAs: 'energy-per-query.pue',
    }),
  },
  outputs: {
    tokens: { label: units.token.label, unit: 'token' },
    requests: { label: units.request.label, unit: 'request' },
    agentTasks: { label: units['agent-task'].label, unit: 'none' },
    agentHours: { label: units['agent-hour'].label, unit: 'h' },
    gpuHours: { label: units['gpu-hour'].label, unit: 'GPU-h' },
    kwh: { label: units.kwh.label, unit: 'kWh' },
    dollars: { label: units.dollar.label, unit: 'USD' },
    workingDays: { label: units['working-day'].label, unit: 'day' },
  },
  compute: (i) => {
    const to = (unit: ExchangeUnit) => exchanged(ratesOf(i), i.amount, unitOf(i.unit), unit)
    return {
      tokens: to('token'),
      requests: to('request'),
      agentTasks: to('agent-task'),
      agentHours: to('agent-hour'),
      gpuHours: to('gpu-hour'),
      kwh: to('kwh'),
      dollars: to('dollar'),
      workingDays: to('working-day'),
    }
  },
  warns: (i) => (i.amount === 0 ? ['An amount of nothing is nothing in every unit.'] : []),
  says: (o, i) => {
    const own = unitOf(i.unit)
    const values: Readonly<Record<string, unknown>> = o
    const shown = (id: ExchangeUnit) => typeset(values[outputOf[id]] as number | null, units[id].unit)
    const named = (id: ExchangeUnit) => (id === 'agent-task' ? say`${shown(id)} agent tasks` : shown(id))
    const others = (['token', 'gpu-hour', 'kwh', 'dollar'] as const).filter((id) => id !== own)
    const [first = 'token', second = 'gpu-hour', third = 'kwh', fourth] = others
    const start =
      i.amount === 1
        ? say`One ${units[own].one.replace(/^an? /, '')} is`
        : say`The same work: ${typeset(i.amount, 'none')} ${units[own].many},`
    const end = fourth === undefined ? say` and ${named(third)}` : say`, ${named(third)} and ${named(fourth)} of rent`
    return say`${start} ${named(first)}, ${named(second)}${end}.`
  },
  main: 'tokens',
  views: [
    {
      id: 'ladder',
      title: 'What one of each is',
      draw: ({ inputs, outputs }) => {
        const tokens = tokensPerUnit(ratesOf(inputs))
        const shown = ids.filter((id) => id !== 'token' && id !== 'request')
        const sizes = shown.map((id) => tokens[id])
        const dollars = (count: number) => count / tokens.dollar
        const ends = [Math.min(...sizes), Math.max(...sizes)] as const
        const marks: readonly (readonly Mark[])[] = shown.map((id) => landmark(units[id].one, 'quiet', tokens[id], dollars(tokens[id])))
        return chart(
          'One of each on one line: how many tokens it stands for, and what serving them costs in rent. A token and a chat request lie far to the left.',
          { label: 'Tokens', unit: 'token', scale: 'log' },
          { label: 'Rent', unit: 'USD', scale: 'log' },
          [
            line('tokens at this rent', 'main', [
              [ends[0] / 2, dollars(ends[0] / 2)],
              [ends[1] * 2, dollars(ends[1] * 2)],
            ]),
            ...marks,
            current('here', 'main', outputs.tokens, outputs.dollars),
          ],
        )
      },
    },
    {
      id: 'size',
      title: 'Against model size',
      draw: (context) =>
        chart(
          'What the same work costs in rent, against the active parameters of the model that does it.',
          { label: 'Active parameters', unit: 'parameter', scale: 'log', input: 'activeParams' },
          { label: 'Rent', unit: 'USD', scale: 'log' },
          [
            line('this amount', 'main', sweep(context, 'activeParams', 'dollars', steps(1e9, 1e12, 21, 'log'))),
            current('here', 'main', context.inputs.activeParams, context.outputs.dollars),
          ],
        ),
    },
  ],
})
