/** Emergence as a matter of the score: a smooth loss per token, seen through one that needs every token right. */
import { answerScores } from '../model/emergence.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, steps, sweep } from './spec/views.ts'

const losses = steps(1e-4, 3, 81, 'log')

export const emergence = calculator({
  id: 'emergence',
  topic: 'scaling-laws',
  order: 170,
  title: 'Emergence',
  question: 'Why do abilities seem to appear all at once?',
  inputs: {
    lossPerToken: quantity({
      label: 'Loss on the answer',
      unit: 'nat/token',
      default: 0.01,
      range: [1e-4, 3],
      scale: 'log',
      limits: [0, 100],
      help: 'Mean surprise at each token of the right answer; it falls smoothly as models grow.',
    }),
    answerLength: quantity({
      label: 'Length of the answer',
      unit: 'token',
      default: 100,
      range: [1, 1000],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
    }),
  },
  outputs: {
    tokenAccuracy: { label: 'Tokens that are right', unit: 'share' },
    exactMatch: { label: 'Answers that are right throughout', unit: 'share' },
    expectedTokenErrors: { label: 'Wrong tokens in an answer', unit: 'token' },
  },
  compute: ({ lossPerToken, answerLength }) => ({ ...answerScores(lossPerToken, answerLength) }),
  says: (o, i) =>
    say`With ${typeset(o.tokenAccuracy, 'share')} of tokens right, ${typeset(o.exactMatch, 'share')} of answers of ${typeset(i.answerLength, 'token')} are right throughout; the mean count of wrong tokens is ${typeset(o.expectedTokenErrors, 'none', { digits: 2 })}.`,
  main: 'exactMatch',
  views: [
    {
      id: 'sharp',
      title: 'Smooth and sharp',
      draw: (context) =>
        chart(
          'The same models by two scores. As the loss falls, from right to left, right tokens rise gently; right answers stay near nothing, then leap.',
          { label: 'Loss on the answer', unit: 'nat/token', scale: 'log', input: 'lossPerToken' },
          { label: 'Share that is right', unit: 'share', scale: 'linear', domain: [0, 1] },
          [
            line('tokens', 'second', sweep(context, 'lossPerToken', 'tokenAccuracy', losses)),
            line('whole answers', 'main', sweep(context, 'lossPerToken', 'exactMatch', losses)),
            line(
              'a tenth as long',
              'quiet',
              losses.map((loss): Pair => [loss, answerScores(loss, context.inputs.answerLength / 10).exactMatch]),
              true,
            ),
            current('here', 'main', context.inputs.lossPerToken, context.outputs.exactMatch),
          ],
        ),
    },
    {
      id: 'errors',
      title: 'Counted in errors',
      draw: (context) =>
        chart(
          'Wrong tokens in an answer fall in a straight line with the loss: counted this way, nothing emerges.',
          { label: 'Loss on the answer', unit: 'nat/token', scale: 'log', input: 'lossPerToken' },
          { label: 'Wrong tokens in an answer', unit: 'token', scale: 'log' },
          [
            line('errors', 'main', sweep(context, 'lossPerToken', 'expectedTokenErrors', losses)),
            current('here', 'main', context.inputs.lossPerToken, context.outputs.expectedTokenErrors),
          ],
        ),
    },
  ],
})
