/** What developing a model costs in all: accelerators are a third of it or less, and the rest follows from published breakdowns. */
import { costBreakdown, sumOfShares } from '../model/development-cost.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, quantity } from './spec/spec.ts'
import type { Pair } from './spec/views.ts'
import { chart, current, landmark, line, steps } from './spec/views.ts'

interface Given {
  readonly acceleratorShare: number
  readonly serverShare: number
  readonly interconnectShare: number
  readonly staffShare: number
  readonly energyShare: number
}
const sharesOf = (i: Given) => ({
  accelerators: i.acceleratorShare,
  servers: i.serverShare,
  interconnect: i.interconnectShare,
  staff: i.staffShare,
  energy: i.energyShare,
})

const share = (label: string, best: number, help?: string) =>
  quantity({
    label,
    unit: 'share',
    default: best,
    range: [0, 1],
    scale: 'linear',
    limits: [0, 1],
    ...(help === undefined ? {} : { help }),
  })

/** Shares of accelerators that Epoch’s analysis gives, to stand on the curve. */
const published: readonly (readonly [name: string, share: number])[] = [
  ['GPT-3', 0.31],
  ['OPT', 0.27],
  ['GPT-4', 0.317],
  ['Gemini Ultra', 0.231],
]

export const trainingCostBreakdown = calculator({
  id: 'training-cost-breakdown',
  topic: 'training',
  order: 30,
  title: 'Development cost',
  question: 'What does it cost to develop a model, beyond its accelerators?',
  inputs: {
    acceleratorCost: quantity({
      label: 'Accelerators',
      unit: 'USD',
      default: 1e8,
      range: [1e5, 1e10],
      scale: 'log',
      limits: [0, 1e15],
      help: 'What the chips cost over the whole development, experiments included: their price written off over the time of use.',
    }),
    acceleratorShare: share('Share of accelerators', 0.27),
    serverShare: share('Share of other server parts', 0.18),
    interconnectShare: share('Share of interconnect', 0.11),
    staffShare: share('Share of staff', 0.39, 'Research and engineering, equity included; without equity it is less.'),
    energyShare: share('Share of energy', 0.04),
  },
  outputs: {
    total: { label: 'In all', unit: 'USD' },
    accelerators: { label: 'Accelerators', unit: 'USD' },
    servers: { label: 'Other server parts', unit: 'USD' },
    interconnect: { label: 'Interconnect', unit: 'USD' },
    staff: { label: 'Staff', unit: 'USD' },
    energy: { label: 'Energy', unit: 'USD' },
  },
  compute: (i) => {
    const none = { total: null, accelerators: null, servers: null, interconnect: null, staff: null, energy: null }
    return { ...(costBreakdown(i.acceleratorCost, sharesOf(i)) ?? none) }
  },
  warns: (i, o) => {
    if (o.total === null) return ['Accelerators have no share here, so nothing follows from what they cost.']
    const sum = sumOfShares(sharesOf(i))
    return Math.abs(sum - 1) > 0.02 ? ['The shares do not make 100 %; each counts as its part of their sum.'] : []
  },
  says: (o, i) =>
    o.total === null
      ? say`No total follows: accelerators have no share in it.`
      : say`With ${typeset(i.acceleratorCost, 'USD')} of accelerators belongs a development of ${typeset(o.total, 'USD')}, of which staff is ${typeset(o.staff, 'USD')} and energy ${typeset(o.energy, 'USD')}.`,
  main: 'total',
  views: [
    {
      id: 'share',
      title: 'Total against the share of accelerators',
      draw: ({ inputs, outputs }) => {
        const sum = sumOfShares(sharesOf(inputs))
        const at = (share: number) => inputs.acceleratorCost / share
        return chart(
          'The smaller the part that accelerators have in the bill, the more stands behind each dollar of them; names stand at published shares.',
          { label: 'Share of accelerators', unit: 'share', scale: 'linear', domain: [0.1, 1] },
          { label: 'Development in all', unit: 'USD', scale: 'log' },
          [
            line(
              'development in all',
              'main',
              steps(0.1, 1, 46, 'linear').map((x): Pair => [x, at(x)]),
            ),
            ...published.flatMap(([name, x]) => landmark(name, 'quiet', x, at(x))),
            ...(inputs.acceleratorShare / sum >= 0.1 ? current('here', 'main', inputs.acceleratorShare / sum, outputs.total) : []),
          ],
        )
      },
    },
  ],
})
