/** Repeated sampling: the share of problems that at least one of many samples solves, and what that costs. */
import { finiteOrNull } from '../model/demand.ts'
import { say, typeset } from '../model/print.ts'
import type { CoverageLaw } from '../model/test-time.ts'
import { coverageAt, coverageLawThrough, samplesForCoverage } from '../model/test-time.ts'
import { calculator, quantity, within } from './spec.ts'
import type { Pair } from './views.ts'
import { chart, current, landmark, line, numberIn, rule, steps, sweep } from './views.ts'

interface Inputs {
  readonly a: number | null
  readonly b: number | null
  readonly samplesLow: number
  readonly coverageLow: number
  readonly samplesHigh: number
  readonly coverageHigh: number
}

/** The law given by its two constants, else the one through the two points. */
const lawOf = (i: Inputs): CoverageLaw | null =>
  i.a !== null && i.b !== null
    ? { a: i.a, b: i.b }
    : coverageLawThrough({ samples: i.samplesLow, coverage: i.coverageLow }, { samples: i.samplesHigh, coverage: i.coverageHigh })

const point = (label: string, of: number, help: string) =>
  quantity({ label, unit: 'count', default: of, range: [1, 10_000], scale: 'log', limits: [1, 1e9], integer: true, help })
const share = (label: string, of: number) =>
  quantity({ label, unit: 'share', default: of, range: [0.001, 0.99], scale: 'linear', limits: [1e-9, 0.999999999] })

/** The fitted range of the paper’s samples. */
const mostSamples = 10_000
const extrapolated = 'The law was measured up to 10,000 samples; beyond that it is extrapolated.'

const sweBench = { a: null, b: null, samplesLow: 1, coverageLow: 0.159, samplesHigh: 250, coverageHigh: 0.56 }

export const repeatedSampling = calculator({
  id: 'repeated-sampling',
  topic: 'inference',
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
      help: 'The logarithm of the coverage of one sample. With b, it takes the place of the two points; the default points give −1.84.',
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
    a: { label: 'Constant a', unit: 'none' },
    b: { label: 'Exponent b', unit: 'none' },
  },
  compute: (i) => {
    const law = lawOf(i)
    return {
      coverage: law && coverageAt(law, i.samples),
      cost: i.samples * i.costPerSample,
      samplesForTarget: law && finiteOrNull(samplesForCoverage(law, i.targetCoverage)),
      a: law?.a ?? null,
      b: law?.b ?? null,
    }
  },
  warns: (i, o) => {
    const needed = numberIn(o.samplesForTarget)
    return [
      ...((i.a === null) === (i.b === null) ? [] : ['Only one of a and b is given; the law goes through the two points instead.']),
      ...(o.a === null ? ['There is no such law through these points: with more samples, more problems must be solved.'] : []),
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
    return say`${number} solves ${typeset(o.coverage, 'share')} of problems, for ${typeset(o.cost, 'USD')} each${target}.`
  },
  formula:
    'c(k) = e^{a k^{b}} \\qquad b = \\frac{\\ln(\\ln c_2 / \\ln c_1)}{\\ln(k_2 / k_1)} \\quad a = \\frac{\\ln c_1}{k_1^{b}} \\qquad k(c) = \\left(\\frac{\\ln c}{a}\\right)^{1/b}',
  main: 'coverage',
  views: [
    {
      id: 'coverage',
      title: 'Coverage against samples',
      draw: (context) =>
        chart(
          'The share of problems that some sample solves keeps rising with the logarithm of samples. The names are DeepSeek-Coder-V2 on SWE-bench Lite.',
          { label: 'Samples per problem', unit: 'count', scale: 'log', input: 'samples' },
          { label: 'Problems solved by some sample', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line(
              'coverage',
              'main',
              sweep(context, 'samples', 'coverage', steps(1, Math.max(mostSamples, context.inputs.samples), 41, 'log')),
            ),
            landmark('SWE-bench, 1 sample', 'quiet', 1, 0.159),
            landmark('5 samples', 'quiet', 5, 0.2962),
            landmark('250 samples', 'quiet', 250, 0.56),
            rule('y', context.inputs.targetCoverage, 'wanted'),
            current('here', 'main', context.inputs.samples, context.outputs.coverage),
          ],
        ),
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
  cases: [
    {
      name: 'SWE-bench Lite, five samples of DeepSeek-Coder-V2',
      given: { ...sweBench, samples: 5, costPerSample: 0.0072 },
      expect: {
        coverage: within(0.2962, '10%'),
        cost: within(10.8 / 300, '0.1%'),
        a: within(-1.83885, '0.01%'),
        b: within(-0.209035, '0.01%'),
      },
      source: 'brown2024',
      locator: 'Table 1, abstract',
      note: 'The law goes through the published 15.9 % and 56 % and is compared with a point between them: it comes out 2.7 points low. The constants are worked by hand from the two points. The bill of $10.80 is for 300 problems.',
    },
    {
      name: 'SWE-bench Lite, one sample of GPT-4o',
      given: { ...sweBench, samples: 1, costPerSample: 0.13 },
      expect: { cost: within(39 / 300, '0.1%') },
      source: 'brown2024',
      locator: 'Table 1',
    },
    {
      name: 'Gemma 2B on CodeContests, the samples for 7.1 %',
      given: { a: null, b: null, samplesLow: 1, coverageLow: 0.0002, samplesHigh: 10_000, coverageHigh: 0.071, targetCoverage: 0.071 },
      expect: { samplesForTarget: within(10_000, '0.1%'), a: within(-8.51719, '0.01%'), b: within(-0.126965, '0.01%') },
      source: 'brown2024',
      locator: '§ 2',
      note: 'From 0.02 % with one sample to 7.1 % with 10,000. The constants are worked by hand, the inverse closes by construction.',
    },
    {
      name: 'Pythia 160M on MATH, the samples for 57 %',
      given: { a: null, b: null, samplesLow: 1, coverageLow: 0.0027, samplesHigh: 10_000, coverageHigh: 0.57, targetCoverage: 0.57 },
      expect: { samplesForTarget: within(10_000, '0.1%') },
      source: 'brown2024',
      locator: '§ 2',
      note: 'The law goes through this point, so it closes by construction: a test of the inverse.',
    },
  ],
  sources: ['brown2024'],
  caveats: [
    'Coverage is what could be solved if the right sample were recognised (pass@k). Without a checker, majority vote and reward models stop improving near 100 samples: Llama 3 8B on MATH covers 98.4 % with 10,000 samples, and picks the right one in 41.4 %.',
    'The law is not exact: some models and tasks bend away from it.',
    'Each sample costs the same; a shared prompt read from the cache makes further samples cheaper.',
  ],
})
