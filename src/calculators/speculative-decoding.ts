/** Speculative decoding: a small model drafts, the large one checks several tokens at once. */
import { bestDraftLength, longestDraft, speculatedTokens, speculativeSpeedup } from '../model/serving-cost.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, optimum, rule, steps, sweep } from './spec/views.ts'

const lengths = Array.from({ length: longestDraft + 1 }, (_, length) => length)

export const speculativeDecoding = calculator({
  id: 'speculative-decoding',
  topic: 'inference',
  order: 250,
  title: 'Speculative decoding',
  question: 'How much faster does a draft model make a large one?',
  inputs: {
    acceptanceRate: shared('acceptanceRate', { range: [0, 1], scale: 'linear', limits: [0, 1] }),
    draftLength: quantity({
      label: 'Tokens drafted at a time',
      unit: 'token',
      default: 4,
      range: [0, 32],
      scale: 'linear',
      limits: [0, 10_000],
      integer: true,
    }),
    draftCostRatio: shared('draftCostRatio', { range: [0, 0.5], scale: 'linear', limits: [0, 100] }),
  },
  outputs: {
    expectedTokens: { label: 'Tokens a pass of the large model', unit: 'token' },
    speedup: { label: 'Times as fast', unit: 'ratio' },
    bestDraftLength: { label: 'Best draft length', unit: 'token' },
  },
  compute: (i) => ({
    expectedTokens: speculatedTokens(i.acceptanceRate, i.draftLength),
    speedup: speculativeSpeedup(i.acceptanceRate, i.draftLength, i.draftCostRatio),
    bestDraftLength: bestDraftLength(i.acceptanceRate, i.draftCostRatio),
  }),
  warns: (_, o) => [
    ...(typeof o.speedup === 'number' && o.speedup < 1 ? ['Drafting costs more time than it saves: this is slower than without.'] : []),
    ...(o.bestDraftLength === longestDraft
      ? [`Drafts longer than ${longestDraft} tokens are not tried; a longer one may be better still.`]
      : []),
  ],
  says: (o, i) =>
    say`Decoding is ${typeset(o.speedup, 'ratio')} times as fast with ${typeset(i.draftLength, 'token')} drafted at a time; the best length is ${typeset(o.bestDraftLength, 'token')}.`,
  main: 'speedup',
  views: [
    {
      id: 'length',
      title: 'Speed-up against draft length',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const accepting = (acceptanceRate: number) => ({ at: (c: Partial<typeof inputs>) => at({ acceptanceRate, ...c }) })
        const best = typeof outputs.bestDraftLength === 'number' ? outputs.bestDraftLength : 0
        return chart(
          'A longer draft is less and less likely to be accepted whole, and always has to be paid: each acceptance rate has its best length.',
          { label: 'Tokens drafted at a time', unit: 'token', scale: 'linear', input: 'draftLength' },
          { label: 'Times as fast', unit: 'ratio', scale: 'linear', zero: true },
          [
            ...[0.6, 0.9].map((rate) =>
              line(`${rate * 100} % accepted`, 'quiet', sweep(accepting(rate), 'draftLength', 'speedup', lengths), true),
            ),
            line('this acceptance', 'main', sweep(context, 'draftLength', 'speedup', lengths)),
            rule('y', 1, 'without a draft'),
            optimum('best', 'main', best, at({ draftLength: best }).speedup),
            current('here', 'main', inputs.draftLength, outputs.speedup),
          ],
        )
      },
    },
    {
      id: 'acceptance',
      title: 'Speed-up against acceptance',
      draw: ({ inputs, outputs, at }) => {
        const rates = steps(0, 0.98, 50, 'linear')
        return chart(
          'How often the draft is right decides: at the best length for each rate, and at the length given.',
          { label: 'Drafted tokens accepted', unit: 'share', scale: 'linear', domain: [0, 1], input: 'acceptanceRate' },
          { label: 'Times as fast', unit: 'ratio', scale: 'log' },
          [
            line(
              'best length',
              'second',
              rates.map(
                (rate): Pair => [rate, speculativeSpeedup(rate, bestDraftLength(rate, inputs.draftCostRatio), inputs.draftCostRatio)],
              ),
              true,
            ),
            line('this length', 'main', sweep({ at }, 'acceptanceRate', 'speedup', rates)),
            rule('y', 1, 'without a draft'),
            current('here', 'main', inputs.acceptanceRate, outputs.speedup),
          ],
        )
      },
    },
  ],
})
