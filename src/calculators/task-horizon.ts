/** The task horizon: when models do tasks of a given length, if that length keeps doubling at one pace. */
import { daysToLength, monthAfter } from '../model/growth.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity, shared, text } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, line, numberIn, optimum, rule, steps } from './spec/views.ts'

const daysPerMonth = 365 / 12

const yearOf = (month: string): number => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return year + (number - 1) / 12
}

interface Lengths {
  readonly horizonNow: number
  readonly targetMinutes: number
}
/** Lengths on the axis: from now to the task, with room. */
const lengthsDrawn = ({ horizonNow, targetMinutes }: Lengths): readonly [number, number] => [
  Math.min(horizonNow, targetMinutes) / 3,
  Math.max(horizonNow, targetMinutes) * 10,
]

/** Points that the axis has room for. */
const drawn = (points: readonly Pair[], lengths: Lengths): readonly Pair[] => {
  const [low, high] = lengthsDrawn(lengths)
  return points.filter(([, length]) => length >= low && length <= high)
}

export const taskHorizon = calculator({
  id: 'task-horizon',
  topic: 'agentic-demand',
  order: 360,
  title: 'Task horizon',
  question: 'When will agents do longer tasks?',
  inputs: {
    horizonNow: shared('horizonNow', { range: [1, 10_000], scale: 'log', limits: [1e-3, 1e9] }),
    horizonDoubling: shared('horizonDoubling', {
      range: [30, 400],
      scale: 'log',
      limits: [0.1, 1e5],
      ticks: [
        { value: 89, label: 'since 2024' },
        { value: 131, label: 'since 2023' },
        { value: 212, label: '2019 to 2025' },
      ],
    }),
    targetMinutes: quantity({
      label: 'Task to be done',
      unit: 'minute',
      default: 10_080,
      range: [10, 1e6],
      scale: 'log',
      limits: [1e-3, 1e12],
      ticks: [
        { value: 60, label: 'an hour' },
        { value: 480, label: 'a working day' },
        { value: 10_080, label: 'a week' },
        { value: 124_800, label: 'a working year' },
      ],
      help: 'As long as a person needs for it. 10,080 minutes are the hours of a whole week, about a month of work.',
    }),
    asOf: text({
      label: 'From',
      pattern: /^(19|20|21)\d{2}-(0[1-9]|1[0-2])$/,
      form: 'a month like 2026-01',
      default: '2026-01',
      help: 'The month in which the length of now was measured.',
    }),
  },
  outputs: {
    monthsToTarget: { label: 'Months until then', unit: 'month' },
    date: { label: 'Month', unit: 'none', type: 'text' },
  },
  compute: (i) => {
    const months = daysToLength(i.horizonNow, i.targetMinutes, i.horizonDoubling) / daysPerMonth
    return { monthsToTarget: months, date: monthAfter(i.asOf, months) }
  },
  warns: (i, o) => {
    if (i.targetMinutes < i.horizonNow) return ['Tasks of this length are done already; the month is the one in which the trend passed it.']
    return o.date === null ? ['The month lies beyond the year 9999, so none is given.'] : []
  },
  says: (o, i) => {
    const months = o.monthsToTarget
    if (typeof months !== 'number') return say`There is no result here.`
    const duration = i.targetMinutes < 120 ? typeset(i.targetMinutes, 'minute') : typeset(i.targetMinutes / 60, 'h')
    if (months < 0) return say`Tasks of ${duration} have been done for ${typeset(-months, 'month')}, on this trend.`
    const when = typeof o.date === 'string' ? say`, in ${o.date}` : say``
    return say`If the length doubles every ${typeset(i.horizonDoubling, 'day')}, tasks of ${duration} are done in ${typeset(months, 'month')}${when}.`
  },
  main: 'monthsToTarget',
  views: [
    {
      id: 'trend',
      title: 'Length over time',
      draw: ({ inputs, outputs }) => {
        const start = yearOf(inputs.asOf)
        const months = numberIn(outputs.monthsToTarget) ?? 0
        const last = Math.min(Math.max(3, (months / 12) * 1.15), 15)
        const along = (doubling: number): readonly Pair[] =>
          steps(0, last, 31, 'linear').map((t) => [start + t, inputs.horizonNow * 2 ** Math.min((t * 365) / doubling, 900)])
        return chart(
          'A steady doubling is a straight line on this axis; the pace decides when it comes to a length, and the pace is what studies disagree on.',
          { label: 'Year', unit: 'calendar-year', scale: 'linear' },
          { label: 'Task length done half of the time', unit: 'minute', scale: 'log', domain: lengthsDrawn(inputs) },
          [
            line('this pace', 'main', drawn(along(inputs.horizonDoubling), inputs)),
            line('doubling in 212 days', 'quiet', drawn(along(212), inputs), true),
            line('doubling in 89 days', 'quiet', drawn(along(89), inputs), true),
            ...rule('y', inputs.targetMinutes, 'the task'),
            ...current('now', 'main', start, inputs.horizonNow),
            ...(months > 0 && months / 12 <= last
              ? optimum(String(outputs.date ?? 'then'), 'second', start + months / 12, inputs.targetMinutes)
              : []),
          ],
        )
      },
    },
  ],
})
