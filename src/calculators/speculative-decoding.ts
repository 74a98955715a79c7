/** Speculative decoding: a small model drafts, the large one checks several tokens at once. */
import { bestDraftLength, longestDraft, speculatedTokens, speculativeSpeedup } from '../model/serving-cost.ts'
import { acceptanceOfShare, bestOfPositions, tokensOfPositions, tokensOfShare } from '../model/speculative-decoding.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared, text } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, optimum, rule, steps, sweep } from './spec/views.ts'

/** No shares by position. */
const noRates = 'none'

interface Inputs {
  readonly acceptanceRate: number
  readonly acceptedShare: number | null
  readonly positionRates: string
  readonly draftLength: number
  readonly draftCostRatio: number
}

/** The shares by position; null without any. */
const ratesOf = ({ positionRates }: Inputs): readonly number[] | null =>
  positionRates === noRates ? null : positionRates.split(/[\s,;]+/).map(Number)

/** The chance of a token given those before it: as given, or the one that an accepted share stands for. */
const chanceOf = (i: Inputs): number =>
  i.acceptedShare === null ? i.acceptanceRate : (acceptanceOfShare(i.acceptedShare, i.draftLength) ?? i.acceptanceRate)

/** Tokens a pass, by what was given; null where a position has no share. */
const tokensOf = (i: Inputs): number | null => {
  const rates = ratesOf(i)
  if (rates !== null) return tokensOfPositions(rates, i.draftLength)
  return i.acceptedShare === null ? speculatedTokens(i.acceptanceRate, i.draftLength) : tokensOfShare(i.acceptedShare, i.draftLength)
}

const lengths = Array.from({ length: longestDraft + 1 }, (_, length) => length)

export const speculativeDecoding = calculator({
  id: 'speculative-decoding',
  topic: 'inference',
  order: 250,
  title: 'Speculative decoding',
  question: 'How much faster does a draft model make a large one?',
  inputs: {
    acceptanceRate: shared('acceptanceRate', {
      label: 'Chance that a drafted token is accepted, given those before it',
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1],
    }),
    acceptedShare: quantity({
      label: 'Accepted ÷ drafted, as servers print it',
      unit: 'share',
      default: null,
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1],
      insteadOf: ['acceptanceRate'],
      help: 'Of all drafted tokens those that were kept. It is lower than the chance above, since one wrong token throws away all after it.',
    }),
    positionRates: text({
      label: 'Accepted at each position',
      pattern: /^(?:none|(?:0?\.\d+|[01](?:\.0*)?)(?:[\s,;]+(?:0?\.\d+|[01](?:\.0*)?))*)$/,
      form: 'shares from the first drafted token to the last, like 0.81, 0.63, 0.48; or none',
      default: noRates,
      insteadOf: ['acceptanceRate', 'acceptedShare'],
      help: 'The share of passes that kept the token at this position, as vLLM and llama.cpp print it.',
    }),
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
  compute: (i) => {
    const [expectedTokens, rates] = [tokensOf(i), ratesOf(i)]
    return {
      expectedTokens,
      speedup: expectedTokens === null ? null : expectedTokens / (i.draftLength * i.draftCostRatio + 1),
      bestDraftLength: rates === null ? bestDraftLength(chanceOf(i), i.draftCostRatio) : bestOfPositions(rates, i.draftCostRatio),
    }
  },
  warns: (i, o) => {
    const rates = ratesOf(i)
    return [
      ...(typeof o.speedup === 'number' && o.speedup < 1 ? ['Drafting costs more time than it saves: this is slower than without.'] : []),
      ...(rates === null && o.bestDraftLength === longestDraft
        ? [`Drafts longer than ${longestDraft} tokens are not tried; a longer one may be better still.`]
        : []),
      ...(o.expectedTokens === null
        ? [`Give a share for each drafted token: ${i.draftLength} are drafted at a time, and there are shares for ${rates?.length ?? 0}.`]
        : []),
      ...(rates?.some((rate, at) => rate > (rates[at - 1] ?? 1))
        ? ['Shares by position should not rise: a token is kept only if all before it are. Are these chances given the tokens before?']
        : []),
    ]
  },
  says: (o, i) =>
    o.speedup === null
      ? say`No speed-up can be given for drafts of ${typeset(i.draftLength, 'token')}.`
      : say`Decoding is ${typeset(o.speedup, 'ratio')} times as fast with ${typeset(i.draftLength, 'token')} drafted at a time; the best length is ${typeset(o.bestDraftLength, 'token')}.`,
  main: 'speedup',
  views: [
    {
      id: 'length',
      title: 'Speed-up against draft length',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const accepting = (acceptanceRate: number) => ({
          at: (c: Partial<typeof inputs>) => at({ acceptanceRate, acceptedShare: null, positionRates: noRates, ...c }),
        })
        const here = ratesOf(inputs) === null ? accepting(chanceOf(inputs)) : { at }
        const best = typeof outputs.bestDraftLength === 'number' ? outputs.bestDraftLength : 0
        return chart(
          'A longer draft is less and less likely to be accepted whole, and always has to be paid: each acceptance rate has its best length.',
          { label: 'Tokens drafted at a time', unit: 'token', scale: 'linear', input: 'draftLength' },
          { label: 'Times as fast', unit: 'ratio', scale: 'linear', zero: true },
          [
            ...[0.6, 0.9].map((rate) =>
              line(`${rate * 100} % accepted`, 'quiet', sweep(accepting(rate), 'draftLength', 'speedup', lengths), true),
            ),
            line('this acceptance', 'main', sweep(here, 'draftLength', 'speedup', lengths)),
            rule('y', 1, 'without a draft'),
            optimum('best', 'main', best, here.at({ draftLength: best }).speedup),
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
        const byChance = (c: Partial<typeof inputs>) => at({ acceptedShare: null, positionRates: noRates, ...c })
        return chart(
          'How often the draft is right decides: at the best length for each rate, and at the length given.',
          { label: 'Chance that a drafted token is accepted', unit: 'share', scale: 'linear', domain: [0, 1], input: 'acceptanceRate' },
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
            line('this length', 'main', sweep({ at: byChance }, 'acceptanceRate', 'speedup', rates)),
            rule('y', 1, 'without a draft'),
            ratesOf(inputs) === null ? current('here', 'main', chanceOf(inputs), outputs.speedup) : [],
          ],
        )
      },
    },
  ],
})
