/** The world's inference against its training, in FLOP and in chip-time: from people, agents and tokens, with what a cache answers taken off. */
import { finiteOrNull } from '../model/lifetime-bill.ts'
import type { CountedIn, WorldDemand } from '../model/world-demand.ts'
import {
  billedTokensPerDay,
  computedTokensPerDay,
  fallingBehindTime,
  inferenceGrowth,
  inferenceRate,
  inferenceShare,
  installedChips,
  overtakingTime,
  servingChips,
  shareOfSupply,
  supplyExceededTime,
  trainingChips,
  trainingRate,
} from '../model/world-demand.ts'
import type { Sentence } from '../quantities/print-quantity.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { typesetRough } from '../quantities/rough-quantity.ts'
import { demandInputs, demandOf, supplyWarnings, year, yearZero } from './spec/demand-inputs.ts'
import type { SeriesPoint } from './spec/spec.ts'
import { calculator, choice } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, line, optimum, region, steps } from './spec/views.ts'

/** A value at each year from 0 to `years`, and at the end. */
const yearly = (years: number, rate: (t: number) => number): readonly SeriesPoint[] => {
  const whole = Array.from({ length: Math.floor(years) + 1 }, (_, t) => t)
  const times = Number.isInteger(years) ? whole : [...whole, years]
  return times.map((x) => ({ x, y: rate(x) })).filter(({ y }) => Number.isFinite(y))
}

/** Rates of growth nearer than this factor are said to be too close to call; the ranges of both are wider. */
const tooClose = 1.25

const growthWords = (demand: WorldDemand, years: number, countedIn: CountedIn): Sentence => {
  const [ours, theirs] = [inferenceGrowth(demand, years), demand.trainingGrowth]
  if (!Number.isFinite(ours) || !(ours > 0)) return []
  const [faster, slower] = [typeset(ours, 'factor/yr', { digits: 2 }), typeset(theirs, 'factor/yr', { digits: 2 })]
  if (ours / theirs < tooClose && theirs / ours < tooClose)
    return say` Who leads from here on is too close to call: inference grows ${faster}, training ${slower}.`
  const unit = countedIn === 'flop' ? 'FLOP' : 'chip-time'
  const leads = inferenceShare(demand, 0, countedIn) >= 0.5
  const growing = say` By ${unit}, at ${faster} against ${slower}, it`
  const at = leads ? fallingBehindTime(demand, years, countedIn) : overtakingTime(demand, years, countedIn)
  if (at === null) return say`${growing} stays ${leads ? 'ahead of' : 'behind'} training throughout, to ${year(years)}.`
  return say`${growing} ${leads ? 'falls behind' : 'overtakes'} training around ${year(at)}.`
}

const countedInWords = { flop: 'FLOP', 'chip-time': 'chip-time' } as const
const readCountedIn = (text: string): CountedIn => (text === 'chip-time' ? 'chip-time' : 'flop')

export const inferenceDemand = calculator({
  id: 'inference-demand',
  topic: 'agentic-demand',
  order: 330,
  title: 'Inference demand',
  question: 'Does inference or training take more of the world’s AI compute?',
  inputs: {
    countedIn: choice({
      label: 'Counted in',
      options: [
        {
          value: 'flop',
          label: 'FLOP',
          why: 'The arithmetic that is done. A chip that serves does little of it, about 2 % of its peak, while it waits for memory and for requests.',
        },
        {
          value: 'chip-time',
          label: 'chip-time',
          why: 'The chips that are kept busy or waiting, which is what is bought and powered. Published shares of inference are of this kind, or of dollars.',
        },
      ],
      default: 'flop',
    }),
    ...demandInputs,
  },
  outputs: {
    inferenceFlopsNow: { label: 'Inference now', unit: 'FLOP/yr', digits: 2 },
    inferenceShareNow: { label: 'Share of FLOP now', unit: 'share', digits: 2 },
    inferenceChipShareNow: { label: 'Share of chip-time now', unit: 'share', digits: 2 },
    billedTokensPerDay: { label: 'Tokens billed', unit: 'token/day' },
    computedTokensPerDay: { label: 'Of these, computed', unit: 'token/day' },
    shareOfSupply: { label: 'Chips needed ÷ chips at work', unit: 'ratio', digits: 2 },
    crossoverYears: { label: 'Years until inference leads', unit: 'year', digits: 2 },
    inferenceShareThen: { label: 'Share of FLOP at the end', unit: 'share', digits: 2 },
    inferenceChipShareThen: { label: 'Share of chip-time at the end', unit: 'share', digits: 2 },
    shareOfSupplyThen: { label: 'Chips needed ÷ at work, at the end', unit: 'ratio', digits: 2 },
    inferenceFlops: { label: 'Inference', unit: 'FLOP/yr', type: 'series' },
    trainingFlops: { label: 'Training', unit: 'FLOP/yr', type: 'series' },
  },
  compute: (i) => {
    const [demand, countedIn] = [demandOf(i), readCountedIn(i.countedIn)]
    return {
      inferenceFlopsNow: inferenceRate(demand, 0),
      inferenceShareNow: finiteOrNull(inferenceShare(demand, 0)),
      inferenceChipShareNow: finiteOrNull(inferenceShare(demand, 0, 'chip-time')),
      billedTokensPerDay: billedTokensPerDay(demand),
      computedTokensPerDay: computedTokensPerDay(demand),
      shareOfSupply: finiteOrNull(shareOfSupply(demand, 0)),
      crossoverYears: overtakingTime(demand, i.years, countedIn),
      inferenceShareThen: finiteOrNull(inferenceShare(demand, i.years)),
      inferenceChipShareThen: finiteOrNull(inferenceShare(demand, i.years, 'chip-time')),
      shareOfSupplyThen: finiteOrNull(shareOfSupply(demand, i.years)),
      inferenceFlops: yearly(i.years, (t) => inferenceRate(demand, t)),
      trainingFlops: yearly(i.years, (t) => trainingRate(demand, t)),
    }
  },
  warns: (i, o) => [
    ...supplyWarnings(demandOf(i), i.years),
    ...(o.crossoverYears === null
      ? [
          `Inference stays below training in ${countedInWords[readCountedIn(i.countedIn)]} to the end of the chart, so no year of overtaking is given.`,
        ]
      : []),
  ],
  says: (o, i) => [
    ...say`At these values inference takes about ${typesetRough(o.inferenceShareNow, 'share')} of the FLOP and ${typesetRough(o.inferenceChipShareNow, 'share')} of the chip-time.`,
    ...growthWords(demandOf(i), i.years, readCountedIn(i.countedIn)),
  ],
  main: 'inferenceShareNow',
  views: [
    {
      id: 'years',
      title: 'Compute a year',
      draw: ({ inputs }) => drawYears(demandOf(inputs), inputs.years, readCountedIn(inputs.countedIn)),
    },
  ],
})

/** Inference and training over the years, shaded from where the chips run out. */
function drawYears(demand: WorldDemand, years: number, countedIn: CountedIn) {
  const last = Math.max(years, 0.1)
  const times = steps(0, last, 41, 'linear')
  const drawn = (rate: (d: WorldDemand, t: number) => number): readonly Pair[] => times.map((t) => [yearZero + t, rate(demand, t)])
  const inFlop = countedIn === 'flop'
  const [serving, training] = inFlop ? [inferenceRate, trainingRate] : [servingChips, trainingChips]
  const overtaking = overtakingTime(demand, last, countedIn)
  const crossing = overtaking === 0 ? fallingBehindTime(demand, last, countedIn) : overtaking
  const short = supplyExceededTime(demand, last)
  return chart(
    inFlop
      ? `FLOP on inference and on training, a year.${short === null ? '' : ' The shaded years take more chips than there will be.'}`
      : 'Chips that inference and training keep busy, in H100-equivalents, and those at work.',
    { label: 'Year', unit: 'calendar-year', scale: 'linear' },
    inFlop ? { label: 'Compute', unit: 'FLOP/yr', scale: 'log' } : { label: 'H100-equivalents', unit: 'accelerator', scale: 'log' },
    [
      short === null ? [] : region('x', yearZero + short, Number.POSITIVE_INFINITY, 'more than the chips'),
      line('inference', 'inference', drawn(serving)),
      line('training', 'training', drawn(training)),
      inFlop ? [] : line('at work', 'quiet', drawn(installedChips), true),
      crossing !== null && crossing > 0
        ? optimum(String(Math.floor(yearZero + crossing)), 'main', yearZero + crossing, training(demand, crossing))
        : [],
    ],
  )
}
