/** Majority vote over samples of one problem, also called self-consistency. */

import { voteAccuracy } from '../model/voting.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import { chart, current, landmark, line, rule, steps, sweep } from './spec/views.ts'

/** More would keep the reader waiting when errors are spread widely. */
const most = 301

/** Numbers of votes to draw: odd ones, fewer of them when they are many. */
const drawnVotes = (samples: number): readonly number[] => {
  const last = Math.max(41, samples)
  const stride = 2 * Math.ceil(last / 42)
  return [...Array.from({ length: Math.floor((last - 1) / stride) + 1 }, (_, i) => 1 + i * stride)]
}

/** Measured: accuracy of one greedy answer and of the vote of 40 samples. */
const published = [
  { label: 'PaLM 540B, MultiArith', greedy: 0.947, vote: 0.993 },
  { label: 'PaLM 540B, SVAMP', greedy: 0.79, vote: 0.866 },
  { label: 'PaLM 540B, GSM8K', greedy: 0.565, vote: 0.744 },
  { label: 'LaMDA, MultiArith', greedy: 0.518, vote: 0.757 },
  { label: 'Codex, AQuA', greedy: 0.398, vote: 0.52 },
  { label: 'LaMDA, GSM8K', greedy: 0.171, vote: 0.277 },
] as const

export const majorityVote = calculator({
  id: 'majority-vote',
  topic: 'inference',
  order: 270,
  title: 'Majority vote',
  question: 'How much does it help to ask several times and take the most frequent answer?',
  inputs: {
    accuracy: quantity({
      label: 'Accuracy of one sample',
      unit: 'share',
      default: 0.6,
      range: [0.01, 0.99],
      scale: 'linear',
      limits: [0, 1],
    }),
    samples: quantity({
      label: 'Samples',
      unit: 'count',
      default: 5,
      range: [1, 101],
      scale: 'log',
      limits: [1, most],
      integer: true,
      help: 'An odd number leaves no tie between two answers.',
    }),
    distractors: quantity({
      label: 'Wrong answers that compete',
      unit: 'count',
      default: 1,
      range: [1, 20],
      scale: 'linear',
      limits: [1, 100],
      integer: true,
      help: 'Errors spread evenly over so many. One is the hardest case: all errors agree.',
    }),
  },
  outputs: {
    voteAccuracy: { label: 'Accuracy of the vote', unit: 'share' },
    gain: { label: 'Gain, of all problems', unit: 'share' },
  },
  compute: (i) => {
    const accuracy = voteAccuracy(i.accuracy, i.samples, i.distractors)
    return { voteAccuracy: accuracy, gain: i.samples === 1 ? 0 : accuracy - i.accuracy }
  },
  warns: (i) => [
    ...(i.distractors === 1 && i.samples % 2 === 0
      ? ['Between two answers, an even number of votes does no better than one vote fewer.']
      : []),
    ...(i.samples > 1 && i.accuracy > 0 && i.accuracy < 1 / (i.distractors + 1)
      ? ['The right answer is less likely than a wrong one, so more votes make the result worse.']
      : []),
  ],
  says: (o, i) =>
    i.samples === 1
      ? say`One sample is right in ${typeset(o.voteAccuracy, 'share')}; there is nothing to vote on.`
      : say`The vote of ${typeset(i.samples, 'count')} samples is right in ${typeset(o.voteAccuracy, 'share')}, against ${typeset(i.accuracy, 'share')} for one.`,
  main: 'voteAccuracy',
  views: [
    {
      id: 'samples',
      title: 'Accuracy against samples',
      draw: (context) => {
        const { inputs, outputs, at } = context
        const votes = drawnVotes(inputs.samples)
        const spread = inputs.distractors === 1 ? 4 : 1
        const other = { at: (c: Partial<typeof inputs>) => at({ distractors: spread, ...c }) }
        return chart(
          'Votes carry an answer that leads to certainty, and one that trails to defeat; errors that disagree with each other make it easier to lead.',
          { label: 'Samples', unit: 'count', scale: 'linear', input: 'samples' },
          { label: 'Accuracy of the vote', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('this spread of errors', 'main', sweep(context, 'samples', 'voteAccuracy', votes)),
            line(
              spread === 1 ? 'all errors alike' : 'errors over 4 answers',
              'quiet',
              sweep(other, 'samples', 'voteAccuracy', votes),
              true,
            ),
            rule('y', inputs.accuracy, 'one sample'),
            current('here', 'main', inputs.samples, outputs.voteAccuracy),
          ],
        )
      },
    },
    {
      id: 'accuracy',
      title: 'Against measured votes',
      draw: (context) =>
        chart(
          'The vote against one sample. The named points are measured votes of 40 and rise less steeply than the law for 40: real problems are not all equally hard, and errors differ.',
          { label: 'Accuracy of one sample', unit: 'share', scale: 'linear', domain: [0, 1], input: 'accuracy' },
          { label: 'Accuracy of the vote', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('this many votes', 'main', sweep(context, 'accuracy', 'voteAccuracy', steps(0, 1, 41, 'linear'))),
            line(
              'no gain',
              'quiet',
              [
                [0, 0],
                [1, 1],
              ],
              true,
            ),
            ...published.map(({ label, greedy, vote }) => landmark(label, 'quiet', greedy, vote)),
            current('here', 'main', context.inputs.accuracy, context.outputs.voteAccuracy),
          ],
        ),
    },
  ],
})
