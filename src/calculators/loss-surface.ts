/** The loss of a model by its size and data: what is lost by each, and the compute wasted by the wrong balance of the two. */
import { equalLossCurve, lossTerms, wastedCompute } from '../model/equal-loss.ts'
import type { LossLaw } from '../model/scaling-laws.ts'
import { computeOptimal, fitOf, lawOf, lossOf } from '../model/scaling-laws.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { Mark } from './spec/chart.ts'
import { everyLossFit, lossFitInput, modelsOf } from './spec/fit-inputs.ts'
import { paramTicks, tokenTicks } from './spec/inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, optimum, rule, short, steps } from './spec/views.ts'

const nats = (value: number): string => value.toFixed(value < 10 ? 2 : 1)

/** How far the contours reach on either side of the model. */
const reach = 100

const inside = ([x, y]: Pair, params: number, tokens: number): boolean =>
  x >= params / reach && x <= params * reach && y >= tokens / reach && y <= tokens * reach

const contour = (law: LossLaw, loss: number, params: number, tokens: number): readonly Pair[] =>
  equalLossCurve(law, loss - law.E, steps(params / reach, params * reach, 61, 'log')).filter((pair) => inside(pair, params, tokens))

const contours = (fitId: string, params: number, tokens: number): readonly Mark[] => {
  const law = lawOf(fitId)
  const here = lossOf(law, params, tokens)
  const around = [-3, -2, -1, 1, 2, 3].map((power) => law.E + (here - law.E) * 1.4 ** power)
  return [
    ...around.map((loss) => line(nats(loss), 'quiet', contour(law, loss, params, tokens))),
    line(nats(here), 'main', contour(law, here, params, tokens)),
  ]
}

const frontier = (fitId: string, params: number, tokens: number): readonly Pair[] =>
  steps((6 * params * tokens) / reach ** 2, 6 * params * tokens * reach ** 2, 41, 'log')
    .map((compute): Pair => {
      const best = computeOptimal(fitOf(fitId), compute)
      return [best.params, best.tokens]
    })
    .filter((pair) => inside(pair, params, tokens))

/** The optimum of each budget that is an even power of ten, along the frontier. */
const budgets = (fitId: string, params: number, tokens: number): readonly Mark[] =>
  [-4, -2, 0, 2, 4].flatMap((power) => {
    const compute = 10 ** (2 * Math.round(Math.log10(6 * params * tokens) / 2) + power)
    const best = computeOptimal(fitOf(fitId), compute)
    return inside([best.params, best.tokens], params, tokens) ? optimum(short(compute, 'FLOP'), 'second', best.params, best.tokens) : []
  })

export const lossSurface = calculator({
  id: 'loss-surface',
  topic: 'scaling-laws',
  order: 90,
  title: 'Loss surface',
  question: 'How good is a model of this size after this much data?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e7, 1e13],
      scale: 'log',
      limits: [1, 1e20],
      ticks: paramTicks,
    }),
    tokens: quantity({
      label: 'Training tokens',
      unit: 'token',
      default: 1.4e12,
      range: [1e8, 1e15],
      scale: 'log',
      limits: [1, 1e22],
      ticks: tokenTicks,
    }),
    fit: lossFitInput('besiroglu2024'),
  },
  outputs: {
    loss: { label: 'Loss', unit: 'nat/token', digits: 4 },
    reducibleLoss: { label: 'Reducible loss', unit: 'nat/token' },
    capacityTerm: { label: 'Lost by few parameters', unit: 'nat/token' },
    dataTerm: { label: 'Lost by little data', unit: 'nat/token' },
    compute: { label: 'Training compute', unit: 'FLOP' },
    wastedCompute: { label: 'Wasted compute', unit: 'share' },
  },
  compute: ({ params, tokens, fit }) => {
    const law = lawOf(fit)
    const { capacity, data } = lossTerms(law, params, tokens)
    return {
      loss: law.E + capacity + data,
      reducibleLoss: capacity + data,
      capacityTerm: capacity,
      dataTerm: data,
      compute: 6 * params * tokens,
      wastedCompute: wastedCompute(law, params, tokens),
    }
  },
  says: (o, i) =>
    say`A model of ${typeset(i.params, 'parameter')} that reads ${typeset(i.tokens, 'token')} has a loss of ${typeset(o.loss, 'nat/token', { digits: 4 })}; the best size would reach it with ${typeset(o.wastedCompute, 'share', { digits: 2 })} less compute.`,
  main: 'loss',
  views: [
    {
      id: 'contours',
      title: 'Contours of equal loss',
      draw: ({ inputs: { params, tokens, fit }, rows }) =>
        chart(
          'Each curve joins models of equal loss, in nats per token. A growing budget walks along the broken frontier, where each loss takes the least compute.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', domain: [params / reach, params * reach], input: 'params' },
          { label: 'Training tokens', unit: 'token', scale: 'log', domain: [tokens / reach, tokens * reach], input: 'tokens' },
          [
            ...contours(fit, params, tokens),
            line('frontier', 'second', frontier(fit, params, tokens), true),
            ...budgets(fit, params, tokens),
            ...rows('models').flatMap((model) => {
              const [n, d] = [numberIn(model.activeParams), numberIn(model.tokens)]
              return n !== null && d !== null && n === model.params && inside([n, d], params, tokens)
                ? landmark(String(model.name), 'quiet', n, d)
                : []
            }),
            current('here', 'main', params, tokens),
          ],
        ),
    },
    {
      id: 'tokens',
      title: 'More data at this size',
      draw: ({ inputs: { params, tokens, fit }, outputs }) => {
        const law = lawOf(fit)
        const span = steps(tokens / reach, tokens * reach, 41, 'log')
        return chart(
          'Loss against tokens: at a fixed size more data helps less and less, and never goes below what the size itself costs.',
          { label: 'Training tokens', unit: 'token', scale: 'log', input: 'tokens' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            line(
              'this size',
              'main',
              span.map((d): Pair => [d, lossOf(law, params, d)]),
            ),
            line(
              'ten times the size',
              'quiet',
              span.map((d): Pair => [d, lossOf(law, params * 10, d)]),
            ),
            rule('y', law.E + lossTerms(law, params, 1).capacity, 'limit of this size'),
            current('here', 'main', tokens, outputs.loss),
          ],
        )
      },
    },
    {
      id: 'fits',
      title: 'By every fit',
      draw: ({ inputs: { params, tokens, fit }, outputs }) => {
        const span = steps(tokens / reach, tokens * reach, 41, 'log')
        return chart(
          'The same model by every fit that gives a loss: they part by a few hundredths of a nat, and most where there is little data or very much.',
          { label: 'Training tokens', unit: 'token', scale: 'log', input: 'tokens' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            ...everyLossFit(fit, (law) => span.map((d): Pair => [d, lossOf(law, params, d)])),
            current('here', 'main', tokens, outputs.loss),
          ],
        )
      },
    },
  ],
  validity: ({ fit }) => modelsOf(fit, 'params', 'tokens'),
})
