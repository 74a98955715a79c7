/** The compute-optimal model: how a training budget splits between parameters and tokens, by nine published fits. */

import type { Fit, LossLaw } from '../model/scaling-laws.ts'
import { fitIds, fitOf, fits, lossOf, computeOptimal as optimumOf } from '../model/scaling-laws.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import type { Mark } from './spec/chart.ts'
import { budgetsOf, fitInput } from './spec/fit-inputs.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, numberIn, optimum, rule, short, steps } from './spec/views.ts'

/** Loss along one budget, from `spread` times fewer to `spread` times more parameters than the optimum. */
const isoflop = (fit: Fit & { readonly law: LossLaw }, compute: number, spread: number): readonly Pair[] => {
  const best = optimumOf(fit, compute).params
  return steps(best / spread, best * spread, 41, 'log').map((params) => [params, lossOf(fit.law, params, compute / (6 * params))] as const)
}

const besiroglu = fits.besiroglu2024

/** Curves of the chosen fit; for a fit without a loss those of the default fit, with the chosen optimum as a rule. */
const isoflopMarks = (fit: Fit, compute: number, chosen: number): readonly (Mark | readonly Mark[])[] => {
  const drawn = fit.kind === 'loss' ? fit : besiroglu
  if (drawn.kind !== 'loss') return []
  const budgets = [compute / 100, compute / 10, compute, compute * 10]
  const optima = steps(compute / 300, compute * 30, 21, 'log').map((c): Pair => {
    const best = optimumOf(drawn, c)
    return [best.params, best.loss ?? Number.NaN]
  })
  const here = optimumOf(drawn, compute)
  return [
    ...budgets.map((budget) => line(short(budget, 'FLOP'), budget === compute ? 'main' : 'quiet', isoflop(drawn, budget, 12))),
    line('optimum', 'second', optima, true),
    ...(fit.kind === 'loss' ? [optimum(short(here.params, 'parameter'), 'main', here.params, here.loss)] : [rule('x', chosen, fit.short)]),
  ]
}

/** Dense models near enough to the budget to stand among its curves, with the loss that the law gives them. */
const realModels = (fit: Fit, compute: number, models: readonly Cells[]): readonly Mark[] => {
  const drawn = fit.kind === 'loss' ? fit : besiroglu
  if (drawn.kind !== 'loss') return []
  return models.flatMap((model) => {
    const [params, tokens] = [numberIn(model.activeParams), numberIn(model.tokens)]
    if (params === null || tokens === null || params !== model.params) return []
    const flop = 6 * params * tokens
    const best = optimumOf(drawn, flop).params
    const among = flop > compute / 150 && flop < compute * 15 && params > best / 20 && params < best * 20
    return among ? landmark(String(model.name), 'quiet', params, lossOf(drawn.law, params, tokens)) : []
  })
}

export const computeOptimal = calculator({
  id: 'compute-optimal',
  topic: 'scaling-laws',
  order: 80,
  title: 'Compute-optimal model',
  question: 'How large a model, on how much data, for a given budget?',
  inputs: {
    compute: quantity({
      label: 'Training compute',
      unit: 'FLOP',
      default: 1e24,
      range: [1e18, 1e28],
      scale: 'log',
      limits: [1e9, 1e40],
      ticks: [
        { value: 3.14e23, label: 'GPT-3' },
        { value: 5.88e23, label: 'Chinchilla' },
        { value: 3.8e25, label: 'Llama 3.1 405B' },
      ],
    }),
    fit: fitInput,
  },
  outputs: {
    params: { label: 'Parameters', unit: 'parameter' },
    tokens: { label: 'Tokens', unit: 'token' },
    tokensPerParam: { label: 'Tokens per parameter', unit: 'token/parameter' },
    loss: { label: 'Loss', unit: 'nat/token', digits: 4 },
  },
  compute: ({ compute, fit }) => ({ ...optimumOf(fitOf(fit), compute) }),
  warns: ({ fit }) => {
    const chosen = fitOf(fit)
    return chosen.kind === 'loss' ? [] : [`${chosen.label}: gives the best split of a budget only, so there is no loss.`]
  },
  says: (o, i) => {
    const loss = o.loss === null ? say`` : say`, with a loss of ${typeset(o.loss, 'nat/token', { digits: 4 })}`
    return say`The best model has ${typeset(o.params, 'parameter')} and reads ${typeset(o.tokens, 'token')}, ${typeset(o.tokensPerParam, 'token/parameter')}, for ${typeset(i.compute, 'FLOP')}${loss}.`
  },
  main: 'params',
  views: [
    {
      id: 'isoflop',
      title: 'IsoFLOP curves',
      draw: ({ inputs, outputs, rows }) => {
        const fit = fitOf(inputs.fit)
        const other = fit.kind === 'loss' ? '' : ` The curves are ${besiroglu.short}’s, as ${fit.short} gives no loss.`
        return chart(
          `Loss against model size at fixed compute: each budget has one best size, where its curve is lowest. Real dense models stand where the law puts them.${other}`,
          { label: 'Parameters', unit: 'parameter', scale: 'log' },
          { label: 'Loss', unit: 'nat/token', scale: 'linear' },
          [
            ...isoflopMarks(fit, inputs.compute, typeof outputs.params === 'number' ? outputs.params : Number.NaN),
            ...realModels(fit, inputs.compute, rows('models')),
          ],
        )
      },
    },
    {
      id: 'fits',
      title: 'All fits side by side',
      draw: ({ inputs, outputs }) => {
        const chosen = fitOf(inputs.fit)
        return chart(
          'Tokens per parameter against compute, by every fit: near the data they agree, far beyond it they part by a factor of ten, and Kaplan leaves the chart.',
          { label: 'Training compute', unit: 'FLOP', scale: 'log', input: 'compute' },
          { label: 'Tokens per parameter', unit: 'token/parameter', scale: 'log', domain: [1, 400] },
          [
            ...fitIds.map((id) =>
              line(
                fits[id].short,
                id === chosen.id ? 'main' : 'quiet',
                steps(1e18, 1e28, 21, 'log').map((compute): Pair => [compute, optimumOf(fits[id], compute).tokensPerParam]),
                fits[id].kind === 'allocation',
              ),
            ),
            current('here', 'main', inputs.compute, outputs.tokensPerParam),
          ],
        )
      },
    },
    {
      id: 'models',
      title: 'Real models',
      draw: ({ inputs, outputs, rows }) =>
        chart(
          'Real models above the line read more tokens than is optimal for training alone: smaller models are cheaper to serve.',
          { label: 'Active parameters', unit: 'parameter', scale: 'log' },
          { label: 'Training tokens', unit: 'token', scale: 'log' },
          [
            line(
              'optimum',
              'main',
              steps(1e21, 1e27, 31, 'log').map((compute): Pair => {
                const best = optimumOf(fitOf(inputs.fit), compute)
                return [best.params, best.tokens]
              }),
            ),
            ...rows('models').map((model) => landmark(String(model.name), 'quiet', model.activeParams, model.tokens)),
            current('this budget', 'main', outputs.params, outputs.tokens),
          ],
        ),
    },
  ],
  validity: ({ fit }) => budgetsOf(fit, 'compute'),
})
