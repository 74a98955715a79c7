/** Distillation: the compute spent on a student, and what it saves in the teacher's place. */
import { distillationSaving as savingOf } from '../model/distillation.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, rule, steps } from './spec/views.ts'

export const distillationSaving = calculator({
  id: 'distillation-saving',
  topic: 'scaling-laws',
  order: 160,
  title: 'Saving by distillation',
  question: 'When does a distilled model pay for itself?',
  inputs: {
    teacherParams: quantity({ label: 'Teacher', unit: 'parameter', default: 70e9, range: [1e9, 2e12], scale: 'log', limits: [1, 1e18] }),
    studentParams: quantity({ label: 'Student', unit: 'parameter', default: 8e9, range: [1e8, 1e12], scale: 'log', limits: [1, 1e18] }),
    distillationTokens: quantity({
      label: 'Tokens of distillation',
      unit: 'token',
      default: 1e12,
      range: [1e9, 1e14],
      scale: 'log',
      limits: [1, 1e20],
      help: 'The teacher reads each of them and the student learns from its answer.',
    }),
    inferenceTokens: quantity({
      label: 'Tokens served by the student',
      unit: 'token',
      default: 1e13,
      range: [1e9, 1e16],
      scale: 'log',
      limits: [0, 1e22],
    }),
  },
  outputs: {
    distillationFlops: { label: 'Compute of distillation', unit: 'FLOP' },
    savedFlopsPerToken: { label: 'Saved on a token', unit: 'FLOP/token' },
    breakEvenTokens: { label: 'Pays after', unit: 'token' },
    netSaving: { label: 'Saved in all', unit: 'FLOP' },
  },
  compute: (i) => ({ ...savingOf(i) }),
  warns: (_, o) => (o.breakEvenTokens === null ? ['The student is not smaller than the teacher, so it saves nothing.'] : []),
  says: (o, i) => {
    if (o.breakEvenTokens === null) return say`A student as large as its teacher never pays for itself.`
    const net = numberIn(o.netSaving) ?? 0
    const after = net < 0 ? say`is still ${typeset(-net, 'FLOP')} short of that` : say`has saved ${typeset(net, 'FLOP')}`
    return say`Distillation takes ${typeset(o.distillationFlops, 'FLOP')} and pays after ${typeset(o.breakEvenTokens, 'token')}; after ${typeset(i.inferenceTokens, 'token')} the student ${after}.`
  },
  main: 'breakEvenTokens',
  views: [
    {
      id: 'break-even',
      title: 'Compute against tokens served',
      draw: ({ inputs, outputs }) => {
        const served = steps(inputs.distillationTokens / 30, inputs.distillationTokens * 300, 41, 'log')
        const breakEven = numberIn(outputs.breakEvenTokens)
        return chart(
          'Compute spent by the time so many tokens are served: the teacher from nothing, the student after paying for its distillation.',
          { label: 'Tokens served', unit: 'token', scale: 'log', input: 'inferenceTokens' },
          { label: 'Compute', unit: 'FLOP', scale: 'log' },
          [
            line(
              'teacher serves',
              'second',
              served.map((tokens): Pair => [tokens, 2 * inputs.teacherParams * tokens]),
            ),
            line(
              'student serves',
              'main',
              served.map((tokens): Pair => [tokens, savingOf(inputs).distillationFlops + 2 * inputs.studentParams * tokens]),
            ),
            rule('x', breakEven, 'pays from here'),
            current(
              'here',
              'main',
              inputs.inferenceTokens,
              savingOf(inputs).distillationFlops + 2 * inputs.studentParams * inputs.inferenceTokens,
            ),
          ],
        )
      },
    },
    {
      id: 'student',
      title: 'Break-even against student size',
      draw: ({ inputs, at, outputs }) =>
        chart(
          'Tokens until it pays, by the size of the student: one close to its teacher costs the most and saves the least.',
          { label: 'Student', unit: 'parameter', scale: 'log', input: 'studentParams' },
          { label: 'Pays after', unit: 'token', scale: 'log' },
          [
            line(
              'break-even',
              'main',
              steps(inputs.teacherParams / 1000, inputs.teacherParams * 0.95, 41, 'log').flatMap((studentParams): readonly Pair[] => {
                const tokens = numberIn(at({ studentParams }).breakEvenTokens)
                return tokens === null ? [] : [[studentParams, tokens]]
              }),
            ),
            rule('x', inputs.teacherParams, 'teacher'),
            current('here', 'main', inputs.studentParams, outputs.breakEvenTokens),
          ],
        ),
    },
  ],
})
