/** The best model for training and a lifetime of inference together: smaller than the compute-optimal one, and trained for longer. */
import { equalLossCurve, inferenceOptimum, lifetimeFlops, lossTerms, optimalTokens } from '../model/equal-loss.ts'
import type { LossLaw } from '../model/scaling-laws.ts'
import { fitOf, lawOf } from '../model/scaling-laws.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { everyLossFit, extrapolated, lossFitInput, modelsOf } from './spec/fit-inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, optimum, steps, sweep } from './spec/views.ts'

/** Sizes from just below the best one to just above the compute-optimal one, with the tokens of equal loss. */
const candidates = (law: LossLaw, params: number, best: number): readonly Pair[] => {
  const { capacity, data } = lossTerms(law, params, optimalTokens(law, params))
  return equalLossCurve(law, capacity + data, steps(best / 2, params * 2, 61, 'log'))
}

export const inferenceAwareOptimum = calculator({
  id: 'inference-aware-optimum',
  topic: 'scaling-laws',
  order: 110,
  title: 'Inference-aware optimum',
  question: 'Which model is best to train if it will serve many tokens?',
  inputs: {
    params: quantity({
      label: 'Compute-optimal model of the quality wanted',
      unit: 'parameter',
      default: 13e9,
      range: [1e8, 1e12],
      scale: 'log',
      limits: [1e3, 1e18],
      ticks: [
        { value: 13e9, label: 'Sardana, Fig. 1' },
        { value: 70e9, label: 'Chinchilla' },
      ],
      help: 'Sets the quality: that of a model of this size, trained on the data that is best for training compute alone.',
    }),
    inferenceTokens: quantity({
      label: 'Tokens over its life',
      unit: 'token',
      default: 2e12,
      range: [1e10, 1e16],
      scale: 'log',
      limits: [0, 1e24],
      help: 'Read and written, from release until it is switched off.',
    }),
    fit: lossFitInput('devries2023'),
  },
  outputs: {
    optimalParams: { label: 'Best size', unit: 'parameter' },
    trainingTokens: { label: 'Training tokens', unit: 'token' },
    totalFlops: { label: 'Training and inference', unit: 'FLOP' },
    baselineFlops: { label: 'The compute-optimal model’s', unit: 'FLOP' },
    saving: { label: 'Saving', unit: 'share' },
  },
  compute: ({ params, inferenceTokens, fit }) => {
    const law = lawOf(fit)
    const best = inferenceOptimum(law, params, inferenceTokens)
    const baselineFlops = lifetimeFlops(params, optimalTokens(law, params), inferenceTokens)
    const saving = 1 - best.flops / baselineFlops
    return {
      optimalParams: best.params,
      trainingTokens: best.tokens,
      totalFlops: best.flops,
      baselineFlops,
      // The search ends within rounding of the optimum.
      saving: saving < 1e-9 ? 0 : saving,
    }
  },
  warns: ({ fit }, o) =>
    typeof o.optimalParams === 'number' && typeof o.trainingTokens === 'number'
      ? extrapolated(fitOf(fit), 6 * o.optimalParams * o.trainingTokens)
      : [],
  says: (o, i) =>
    say`To serve ${typeset(i.inferenceTokens, 'token')} at that quality, train ${typeset(o.optimalParams, 'parameter')} on ${typeset(o.trainingTokens, 'token')}: ${typeset(o.saving, 'share')} less compute over its life than the compute-optimal ${typeset(i.params, 'parameter')}.`,
  main: 'optimalParams',
  views: [
    {
      id: 'size',
      title: 'Compute over the life, by size',
      draw: ({ inputs: { params, inferenceTokens, fit }, outputs }) => {
        const law = lawOf(fit)
        const best = numberIn(outputs.optimalParams) ?? params
        const models = candidates(law, params, best)
        const tokens = optimalTokens(law, params)
        return chart(
          'Models of equal quality: a smaller one costs more to train and less to serve. The sum is least below the compute-optimal size.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' },
          { label: 'Compute', unit: 'FLOP', scale: 'log' },
          [
            line(
              'training',
              'training',
              models.map(([n, d]): Pair => [n, 6 * n * d]),
            ),
            line(
              'inference',
              'inference',
              models.map(([n]): Pair => [n, 2 * n * inferenceTokens]),
            ),
            line(
              'both',
              'main',
              models.map(([n, d]): Pair => [n, lifetimeFlops(n, d, inferenceTokens)]),
            ),
            landmark('compute-optimal', 'quiet', params, lifetimeFlops(params, tokens, inferenceTokens)),
            optimum('best', 'main', outputs.optimalParams, outputs.totalFlops),
          ],
        )
      },
    },
    {
      id: 'demand',
      title: 'Best size against demand',
      draw: (context) =>
        chart(
          'The more tokens a model will serve, the smaller the best one for the same quality, by every fit; with few it is the compute-optimal one.',
          { label: 'Tokens over its life', unit: 'token', scale: 'log', input: 'inferenceTokens' },
          { label: 'Best size', unit: 'parameter', scale: 'log', input: 'params' },
          [
            ...everyLossFit(context.inputs.fit, (_, fit) =>
              sweep({ at: (changes) => context.at({ ...changes, fit }) }, 'inferenceTokens', 'optimalParams', steps(1e10, 1e16, 25, 'log')),
            ),
            line(
              'compute-optimal',
              'quiet',
              [
                [1e10, context.inputs.params],
                [1e16, context.inputs.params],
              ],
              true,
            ),
            current('here', 'main', context.inputs.inferenceTokens, context.outputs.optimalParams),
          ],
        ),
    },
  ],
  validity: ({ fit }) => modelsOf(fit, 'params', null),
})
