/** Training against inference at one quality: the curve of equal loss, and the rate at which one is exchanged for the other. */
import { equalLossCurve, exchangeRate, lossTerms, optimalTerms, paramsOfTerm, tokensOfTerm } from '../model/equal-loss.ts'
import type { LossLaw } from '../model/scaling-laws.ts'
import { lawOf } from '../model/scaling-laws.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { everyLossFit, lossFitInput, modelsOf } from './spec/fit-inputs.ts'
import { paramTicks, tokenTicks } from './spec/inputs.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, optimum, rule, steps } from './spec/views.ts'

/** Models as good as this one, from a hundredth to a hundred times its size, and the compute-optimal one among them. */
const equals = (law: LossLaw, params: number, tokens: number): { readonly models: readonly Pair[]; readonly best: Pair } => {
  const { capacity, data } = lossTerms(law, params, tokens)
  const optimal = optimalTerms(law, capacity + data)
  const best: Pair = [paramsOfTerm(law, optimal.capacity), tokensOfTerm(law, optimal.data)]
  const models = equalLossCurve(law, capacity + data, steps(best[0] / 20, best[0] * 20, 161, 'log'))
  return { models: models.filter(([n, d]) => n * d < 1000 * best[0] * best[1]), best }
}

/** Rates beyond this are not drawn; Villalobos and Atkinson stop at 6 to 1. */
const steepest = 12

export const trainInferenceTradeoff = calculator({
  id: 'train-inference-tradeoff',
  topic: 'scaling-laws',
  order: 120,
  title: 'Training against inference',
  question: 'How much training compute buys cheaper inference?',
  inputs: {
    params: quantity({
      label: 'Parameters',
      unit: 'parameter',
      default: 70e9,
      range: [1e8, 1e13],
      scale: 'log',
      limits: [1, 1e20],
      ticks: paramTicks,
    }),
    tokens: quantity({
      label: 'Training tokens',
      unit: 'token',
      default: 1.4e12,
      range: [1e9, 1e15],
      scale: 'log',
      limits: [1, 1e22],
      ticks: tokenTicks,
    }),
    fit: lossFitInput('besiroglu2024'),
  },
  outputs: {
    trainingFlops: { label: 'Training compute', unit: 'FLOP' },
    inferenceFlopsPerToken: { label: 'Inference compute', unit: 'FLOP/token' },
    exchangeRate: { label: 'Exchange rate', unit: 'ratio' },
  },
  compute: ({ params, tokens, fit }) => ({
    trainingFlops: 6 * params * tokens,
    inferenceFlopsPerToken: 2 * params,
    exchangeRate: exchangeRate(lawOf(fit), params, tokens),
  }),
  warns: (_, { exchangeRate: rate }) =>
    typeof rate === 'number' && rate > 0.02
      ? ['The model is larger than the compute-optimal one of its quality: a smaller one would be cheaper both to train and to serve.']
      : [],
  says: (o, i) => {
    const rate = numberIn(o.exchangeRate)
    if (rate === null) return say`The exchange rate is not known here.`
    const change =
      rate < 0
        ? say`costs ${typeset(-rate / 100, 'share', { digits: 2 })} more training compute`
        : say`also saves ${typeset(rate / 100, 'share', { digits: 2 })} of training compute`
    return say`From ${typeset(i.params, 'parameter')} on ${typeset(i.tokens, 'token')}, 1 % less inference compute at equal quality ${change}.`
  },
  main: 'exchangeRate',
  views: [
    {
      id: 'equal-loss',
      title: 'Curve of equal loss',
      draw: ({ inputs: { params, tokens, fit }, outputs }) => {
        const { models, best } = equals(lawOf(fit), params, tokens)
        return chart(
          'All models on the curve are equally good. To the left of its lowest point inference gets cheaper and training dearer, ever more steeply.',
          { label: 'Inference compute', unit: 'FLOP/token', scale: 'log' },
          { label: 'Training compute', unit: 'FLOP', scale: 'log' },
          [
            line(
              'equal loss',
              'main',
              models.map(([n, d]): Pair => [2 * n, 6 * n * d]),
            ),
            optimum('least training', 'second', 2 * best[0], 6 * best[0] * best[1]),
            current('here', 'main', outputs.inferenceFlopsPerToken, outputs.trainingFlops),
          ],
        )
      },
    },
    {
      id: 'rate',
      title: 'Exchange rate along the curve',
      draw: ({ inputs: { params, tokens, fit }, outputs }) => {
        const law = lawOf(fit)
        const { models, best } = equals(law, params, tokens)
        const rates = models.map(([n, d]): Pair => [2 * n, exchangeRate(law, n, d)]).filter(([, rate]) => rate >= -steepest)
        const rate = numberIn(outputs.exchangeRate)
        return chart(
          'Training compute gained or lost per step of inference compute: zero at the compute optimum, and steep near the smallest size.',
          { label: 'Inference compute', unit: 'FLOP/token', scale: 'log' },
          { label: 'Exchange rate', unit: 'ratio', scale: 'linear' },
          [
            line('exchange rate', 'main', rates),
            rule('y', -6, '6 to 1'),
            optimum('least training', 'second', 2 * best[0], 0),
            ...(rate !== null && rate >= -2 * steepest ? current('here', 'main', outputs.inferenceFlopsPerToken, rate) : []),
          ],
        )
      },
    },
    {
      id: 'fits',
      title: 'By every fit',
      draw: ({ inputs: { params, tokens, fit }, outputs }) => {
        const sizes = steps(params / 30, params * 30, 41, 'log')
        const rate = numberIn(outputs.exchangeRate)
        return chart(
          'The exchange rate of models of other sizes on the same tokens, by every fit: where a line crosses zero that fit has its optimum, and there they disagree.',
          { label: 'Parameters', unit: 'parameter', scale: 'log', input: 'params' },
          { label: 'Exchange rate', unit: 'ratio', scale: 'linear' },
          [
            ...everyLossFit(fit, (law) =>
              sizes.map((n): Pair => [n, exchangeRate(law, n, tokens)]).filter(([, found]) => found >= -steepest / 2),
            ),
            rule('y', 0, 'compute-optimal'),
            ...(rate !== null && rate >= -steepest / 2 ? current('here', 'main', params, rate) : []),
          ],
        )
      },
    },
    {
      id: 'tokens',
      title: 'With more data',
      draw: ({ inputs: { params, tokens, fit }, outputs }) =>
        chart(
          'This size on more and more tokens: the longer it is trained, the more training each further step down in inference costs.',
          { label: 'Training tokens', unit: 'token', scale: 'log', input: 'tokens' },
          { label: 'Exchange rate', unit: 'ratio', scale: 'linear' },
          [
            ...everyLossFit(fit, (law) => steps(tokens / 30, tokens * 30, 31, 'log').map((d): Pair => [d, exchangeRate(law, params, d)])),
            rule('y', 0, 'compute-optimal'),
            current('here', 'main', tokens, outputs.exchangeRate),
          ],
        ),
    },
  ],
  validity: ({ fit }) => modelsOf(fit, 'params', 'tokens'),
})
