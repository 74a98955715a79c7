/** Repeated sampling: the share of problems that at least one of many samples solves, and what that costs. */
import { finiteOrNull } from '../model/lifetime-bill.ts'
import type { CoverageLaw } from '../model/test-time.ts'
import { coverageAt, coverageLawAt, coverageLawThrough, samplesForCoverage } from '../model/test-time.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, rule, steps, sweep } from './spec/views.ts'

interface Inputs {
  readonly a: number | null
  readonly b: number | null
  readonly samplesLow: number
  readonly coverageLow: number
  readonly exponentLow: number | null
  readonly exponentHigh: number | null
  readonly samplesHigh: number
  readonly coverageHigh: number
}

const both = (one: number | null, other: number | null): boolean => one !== null && other !== null
const onlyOne = (one: number | null, other: number | null): boolean => (one === null) !== (other === null)

/** The laws through the one measured point, at the two ends of the exponent; null without both. */
const lawsOfPoint = (i: Inputs): readonly [CoverageLaw, CoverageLaw] | null => {
  if (both(i.a, i.b) || i.exponentLow === null || i.exponentHigh === null) return null
  const measured = { samples: i.samplesLow, coverage: i.coverageLow }
  return [coverageLawAt(measured, i.exponentLow), coverageLawAt(measured, i.exponentHigh)]
}

/** The law given by its two constants, else the one through the measured point halfway between the exponents, else the one through two points. */
const lawOf = (i: Inputs): CoverageLaw | null => {
  if (onlyOne(i.a, i.b) || onlyOne(i.exponentLow, i.exponentHigh)) return null
  if (i.a !== null && i.b !== null) return { a: i.a, b: i.b }
  const measured = { samples: i.samplesLow, coverage: i.coverageLow }
  if (i.exponentLow !== null && i.exponentHigh !== null) return coverageLawAt(measured, (i.exponentLow + i.exponentHigh) / 2)
  return coverageLawThrough(measured, { samples: i.samplesHigh, coverage: i.coverageHigh })
}

/** The least and the most that the two ends of the exponent give; null without them. */
const spreadOf = (i: Inputs, samples: number): readonly [number, number] | null => {
  const laws = lawOf(i) === null ? null : lawsOfPoint(i)
  if (laws === null) return null
  const [one, other] = laws.map((law) => coverageAt(law, samples))
  return one === undefined || other === undefined ? null : [Math.min(one, other), Math.max(one, other)]
}

const exponent = (label: string, help: string) =>
  quantity({
    label,
    unit: 'none',
    default: null,
    range: [-1, -0.01],
    scale: 'linear',
    limits: [-10, -1e-6],
    insteadOf: ['samplesHigh', 'coverageHigh'],
    help,
  })

const point = (label: string, of: number, help: string) =>
  quantity({ label, unit: 'count', default: of, range: [1, 10_000], scale: 'log', limits: [1, 1e9], integer: true, help })
const share = (label: string, of: number) =>
  quantity({ label, unit: 'share', default: of, range: [0.001, 0.99], scale: 'linear', limits: [1e-9, 0.999999999] })

/** The fitted range of the paper’s samples. */
const mostSamples = 10_000
const extrapolated = 'The law was measured up to 10,000 samples; beyond that it is extrapolated.'

export const repeatedSampling = calculator({
  id: 'repeated-sampling',
  topic: 'inference',
  order: 260,
  title: 'Repeated sampling',
  question: 'How many tries until one of them is right?',
  inputs: {
    a: quantity({
      label: 'Constant a',
      unit: 'none',
      default: null,
      range: [-10, -0.01],
      scale: 'linear',
      limits: [-1e6, -1e-9],
      insteadOf: ['samplesLow', 'coverageLow', 'samplesHigh', 'coverageHigh', 'exponentLow', 'exponentHigh'],
      help: 'The logarithm of the coverage of one sample. With b, it takes the place of all points; the default points give −1.84.',
    }),
    b: quantity({
      label: 'Exponent b',
      unit: 'none',
      default: null,
      range: [-1, -0.01],
      scale: 'linear',
      limits: [-10, -1e-6],
      help: 'How fast failures become rare. The default points give −0.209.',
    }),
    samplesLow: point('Few samples', 1, 'A measured point of the law: so many samples…'),
    coverageLow: share('Solved by one of the few', 0.159),
    exponentLow: exponent(
      'Lowest exponent',
      'With the highest, takes the place of the second point: how little, or how much, more samples may add.',
    ),
    exponentHigh: exponent('Highest exponent', 'The published pairs below give −0.21 and −0.13; nearer to 0, more samples add less.'),
    samplesHigh: point('Many samples', 250, 'A second measured point, for more samples.'),
    coverageHigh: share('Solved by one of the many', 0.56),
    samples: quantity({
      label: 'Samples per problem',
      unit: 'count',
      default: 10,
      range: [1, mostSamples],
      scale: 'log',
      limits: [1, 1e12],
      integer: true,
    }),
    costPerSample: quantity({
      label: 'Cost of a sample',
      unit: 'USD',
      default: 0.0072,
      range: [1e-4, 10],
      scale: 'log',
      limits: [0, 1e9],
      ticks: [
        { value: 0.0072, label: 'DeepSeek-Coder-V2' },
        { value: 0.13, label: 'GPT-4o' },
      ],
    }),
    targetCoverage: share('Share of problems wanted', 0.5),
  },
  outputs: {
    coverage: { label: 'Problems solved by some sample', unit: 'share' },
    cost: { label: 'Cost per problem', unit: 'USD' },
    samplesForTarget: { label: 'Samples for the share wanted', unit: 'count' },
    coverageLeast: { label: 'At the least, by the exponents', unit: 'share' },
    coverageMost: { label: 'At the most, by the exponents', unit: 'share' },
    a: { label: 'Constant a', unit: 'none' },
    b: { label: 'Exponent b', unit: 'none' },
  },
  compute: (i) => {
    const law = lawOf(i)
    const spread = spreadOf(i, i.samples)
    return {
      coverage: law && coverageAt(law, i.samples),
      cost: i.samples * i.costPerSample,
      samplesForTarget: law && finiteOrNull(samplesForCoverage(law, i.targetCoverage)),
      coverageLeast: spread?.[0] ?? null,
      coverageMost: spread?.[1] ?? null,
      a: law?.a ?? null,
      b: law?.b ?? null,
    }
  },
  warns: (i, o) => {
    const needed = numberIn(o.samplesForTarget)
    return [
      ...(onlyOne(i.a, i.b) ? ['The law needs both a and b: give the other one too, or neither.'] : []),
      ...(onlyOne(i.exponentLow, i.exponentHigh)
        ? ['Give both the lowest and the highest exponent, or neither; if you know it well, the same number twice.']
        : []),
      ...(o.a === null && !onlyOne(i.a, i.b) && !onlyOne(i.exponentLow, i.exponentHigh)
        ? ['There is no such law through these points: with more samples, more problems must be solved.']
        : []),
      ...(o.a !== null && needed === null ? ['So many samples that the number cannot be written.'] : []),
      ...(needed !== null && needed <= 1 ? ['One sample is enough for the share wanted.'] : []),
      ...((needed ?? 0) > mostSamples ? [extrapolated] : []),
    ]
  },
  says: (o, i) => {
    if (o.coverage === null)
      return say`No coverage can be given; ${typeset(i.samples, 'count')} samples cost ${typeset(o.cost, 'USD')} a problem.`
    const needed = numberIn(o.samplesForTarget)
    const wanted = typeset(i.targetCoverage, 'share')
    const target =
      needed === null
        ? say``
        : needed <= 1
          ? say`; for ${wanted} one is enough`
          : say`; ${wanted} takes ${typeset(needed, 'count', { digits: 3 })}`
    const number = i.samples === 1 ? say`One sample` : say`At least one of ${typeset(i.samples, 'count')} samples`
    const between =
      o.coverageLeast === null || o.coverageLeast === o.coverageMost
        ? say``
        : say` (${typeset(o.coverageLeast, 'share')} to ${typeset(o.coverageMost, 'share')})`
    return say`${number} solves ${typeset(o.coverage, 'share')}${between} of problems, for ${typeset(o.cost, 'USD')} each${target}.`
  },
  main: 'coverage',
  views: [
    {
      id: 'coverage',
      title: 'Coverage against samples',
      draw: (context) => {
        const counts = steps(1, Math.max(mostSamples, context.inputs.samples), 41, 'log')
        const band = counts.flatMap((samples) => {
          const spread = spreadOf(context.inputs, samples)
          return spread === null ? [] : [[samples, ...spread] as const]
        })
        return chart(
          'The share of problems that some sample solves keeps rising with the logarithm of samples. The names are DeepSeek-Coder-V2 on SWE-bench Lite.',
          { label: 'Samples per problem', unit: 'count', scale: 'log', input: 'samples' },
          { label: 'Problems solved by some sample', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            band.length > 0 ? { type: 'area', label: 'between the exponents', tone: 'main', points: band } : [],
            line('coverage', 'main', sweep(context, 'samples', 'coverage', counts)),
            landmark('SWE-bench, 1 sample', 'quiet', 1, 0.159),
            landmark('5 samples', 'quiet', 5, 0.2962),
            landmark('250 samples', 'quiet', 250, 0.56),
            rule('y', context.inputs.targetCoverage, 'wanted'),
            current('here', 'main', context.inputs.samples, context.outputs.coverage),
          ],
        )
      },
    },
    {
      id: 'cost',
      title: 'Coverage for the money',
      draw: ({ inputs, outputs, at }) =>
        chart(
          'Many cheap tries can beat one dear one, if a right answer can be recognised: GPT-4o solved 24 % of SWE-bench Lite at $0.13 a try.',
          { label: 'Cost per problem', unit: 'USD', scale: 'log' },
          { label: 'Problems solved by some sample', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line(
              'this model, sampled again',
              'main',
              steps(1, Math.max(1000, inputs.samples), 31, 'log').flatMap((samples): Pair[] => {
                const { cost, coverage } = at({ samples })
                return typeof cost === 'number' && typeof coverage === 'number' ? [[cost, coverage]] : []
              }),
            ),
            landmark('GPT-4o, one try', 'quiet', 0.13, 0.24),
            current('here', 'main', outputs.cost, outputs.coverage),
          ],
        ),
    },
  ],
  validity: [{ input: 'samples', range: [1, mostSamples], says: extrapolated }],
})
