/** The world's inference against its training: FLOP a year from people, agents and tokens, and the year in which one overtakes the other. */
import type { Demand } from '../model/demand.ts'
import { fallingBehindTime, finiteOrNull, inferenceRate, inferenceShare, overtakingTime, trainingRate } from '../model/demand.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { SeriesPoint } from './spec/spec.ts'
import { calculator, from, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, line, optimum, steps } from './spec/views.ts'

/** The calendar year that t = 0 stands for: the year of the book's values. */
const yearZero = 2026

interface Inputs {
  readonly people: number
  readonly tokensPerPersonPerDay: number
  readonly agentsPerPerson: number
  readonly agentTasksPerDay: number
  readonly tokensPerAgentTask: number
  readonly agentGrowth: number
  readonly activeParams: number
  readonly trainingFlopsPerYear: number
  readonly trainingComputeGrowth: number
}
const demandOf = (i: Inputs): Demand => ({
  people: i.people,
  chatTokens: i.tokensPerPersonPerDay,
  agentTokens: i.agentsPerPerson * i.agentTasksPerDay * i.tokensPerAgentTask,
  agentGrowth: i.agentGrowth,
  activeParams: i.activeParams,
  trainingFlops: i.trainingFlopsPerYear,
  trainingGrowth: i.trainingComputeGrowth,
})

/** A value at each year from 0 to `years`, and at the end. */
const yearly = (years: number, rate: (t: number) => number): readonly SeriesPoint[] => {
  const whole = Array.from({ length: Math.floor(years) + 1 }, (_, t) => t)
  const times = Number.isInteger(years) ? whole : [...whole, years]
  return times.map((x) => ({ x, y: rate(x) })).filter(({ y }) => Number.isFinite(y))
}

export const inferenceDemand = calculator({
  id: 'inference-demand',
  topic: 'agentic-demand',
  order: 330,
  title: 'Inference demand',
  question: 'When does inference overtake training?',
  inputs: {
    people: shared('people', { range: [1e6, 8e9], scale: 'log', limits: [1, 1e12] }),
    tokensPerPersonPerDay: shared('tokensPerPersonPerDay', { range: [100, 1e6], scale: 'log', limits: [0, 1e12] }),
    agentsPerPerson: shared('agentsPerPerson', { range: [1e-4, 100], scale: 'log', limits: [0, 1e6] }),
    agentTasksPerDay: shared('agentTasksPerDay', { range: [0.1, 1000], scale: 'log', limits: [0, 1e6] }),
    tokensPerAgentTask: quantity({
      label: 'Tokens per agent task',
      unit: 'token',
      default: from('agent-task', 'totalTokens'),
      range: [1e3, 1e8],
      scale: 'log',
      limits: [0, 1e12],
      help: 'Follows the agent task of this scenario until a value is given.',
    }),
    agentGrowth: shared('agentGrowth', { range: [0.5, 20], scale: 'log', limits: [0.01, 1000] }),
    activeParams: shared('activeParams', { range: [1e9, 2e12], scale: 'log', limits: [1, 1e15] }),
    trainingFlopsPerYear: shared('trainingFlopsPerYear', { range: [1e26, 1e30], scale: 'log', limits: [1, 1e40] }),
    trainingComputeGrowth: shared('trainingComputeGrowth', { range: [0.5, 10], scale: 'log', limits: [0.01, 1000] }),
    years: quantity({ label: 'Years ahead', unit: 'year', default: 10, range: [1, 20], scale: 'linear', limits: [0, 50] }),
  },
  outputs: {
    inferenceFlopsNow: { label: 'Inference now', unit: 'FLOP/yr' },
    inferenceShareNow: { label: 'Share of inference now', unit: 'share' },
    crossoverYears: { label: 'Years until inference leads', unit: 'year' },
    inferenceShareThen: { label: 'Share of inference at the end', unit: 'share' },
    inferenceFlops: { label: 'Inference', unit: 'FLOP/yr', type: 'series' },
    trainingFlops: { label: 'Training', unit: 'FLOP/yr', type: 'series' },
  },
  compute: (i) => {
    const demand = demandOf(i)
    return {
      inferenceFlopsNow: inferenceRate(demand, 0),
      inferenceShareNow: finiteOrNull(inferenceShare(demand, 0)),
      crossoverYears: overtakingTime(demand, i.years),
      inferenceShareThen: finiteOrNull(inferenceShare(demand, i.years)),
      inferenceFlops: yearly(i.years, (t) => inferenceRate(demand, t)),
      trainingFlops: yearly(i.years, (t) => trainingRate(demand, t)),
    }
  },
  warns: (i, o) =>
    o.crossoverYears === null
      ? [`Inference stays below training for all of the ${short(i.years)} ahead, so no year of overtaking is given.`]
      : [],
  says: (o, i) => {
    const demand = demandOf(i)
    const now = say`Inference is ${typeset(o.inferenceShareNow, 'share')} of compute today`
    if (o.crossoverYears === null) return say`${now}, and stays behind training until ${year(i.years)}.`
    if (o.crossoverYears !== 0) return say`${now}, and overtakes training in ${year(Number(o.crossoverYears))}.`
    const back = fallingBehindTime(demand, i.years)
    return back === null
      ? say`${now}, and stays ahead of training until ${year(i.years)}.`
      : say`${now}, and falls below half in ${year(back)}.`
  },
  main: 'inferenceShareNow',
  views: [
    {
      id: 'years',
      title: 'Compute a year',
      draw: ({ inputs, outputs }) => {
        const demand = demandOf(inputs)
        const times = steps(0, Math.max(inputs.years, 0.1), 41, 'linear')
        const drawn = (rate: (d: Demand, t: number) => number): readonly Pair[] => times.map((t) => [yearZero + t, rate(demand, t)])
        const crossing = outputs.crossoverYears === 0 ? fallingBehindTime(demand, inputs.years) : outputs.crossoverYears
        const at = typeof crossing === 'number' && crossing > 0 ? crossing : null
        return chart(
          'Compute on inference and on training, a year; where the lines cross, the larger becomes the smaller.',
          { label: 'Year', unit: 'calendar-year', scale: 'linear' },
          { label: 'Compute', unit: 'FLOP/yr', scale: 'log' },
          [
            line('inference', 'inference', drawn(inferenceRate)),
            line('training', 'training', drawn(trainingRate)),
            at === null ? [] : optimum(String(Math.floor(yearZero + at)), 'main', yearZero + at, trainingRate(demand, at)),
          ],
        )
      },
    },
  ],
})

const short = (years: number): string => `${Number(years.toFixed(1))} years`
const year = (t: number) => typeset(yearZero + t, 'calendar-year')
