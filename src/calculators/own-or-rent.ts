/** Buying an accelerator against renting one, per hour that is used. */
import { type OwnHardware, ownedHour } from '../model/energy.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { chipInputs, nameOf } from './spec/inputs.ts'
import { rentedAcceleratorInput, rentWarnings } from './spec/rent.ts'
import type { Cells } from './spec/spec.ts'
import { calculator, quantity, shared } from './spec/spec.ts'
import { chart, current, line, numberIn, optimum, rule, steps, sweep } from './spec/views.ts'

interface Inputs extends Omit<OwnHardware, 'purchasePrice' | 'power'> {
  readonly accelerator: Cells | null
}

/** What is bought; null without its price or its power. */
const ownOf = (i: Inputs): OwnHardware | null => {
  const [purchasePrice, power] = [numberIn(i.accelerator?.price), numberIn(i.accelerator?.power)]
  return purchasePrice === null || power === null ? null : { ...i, purchasePrice, power }
}

export const ownOrRent = calculator({
  id: 'own-or-rent',
  topic: 'inference',
  order: 228,
  title: 'Own or rent',
  question: 'Is it cheaper to buy accelerators or to rent them?',
  inputs: {
    accelerator: rentedAcceleratorInput,
    purchasePrice: quantity({
      label: 'Price to buy, per accelerator',
      unit: 'USD',
      default: null,
      range: [1000, 100_000],
      scale: 'log',
      limits: [0, 1e9],
      cellOf: { row: 'accelerator', columns: ['price'] },
      help: 'With its part of the server and the network. The table has it for few accelerators.',
    }),
    lifeYears: quantity({ label: 'Years of use', unit: 'year', default: 4, range: [1, 8], scale: 'linear', limits: [0.1, 50] }),
    residualShare: quantity({
      label: 'Share of the price left at the end',
      unit: 'share',
      default: 0.1,
      range: [0, 0.6],
      scale: 'linear',
      limits: [0, 1],
    }),
    power: { ...chipInputs.power, help: 'Of the chip, from the table; a server of eight H100 draws 1275 W per accelerator.' },
    pue: shared('pue', { range: [1, 2], scale: 'linear', limits: [1, 10] }),
    electricityPrice: shared('electricityPrice', { range: [0.02, 0.4], scale: 'linear', limits: [0, 10] }),
    hostingPerHour: quantity({
      label: 'Space, network and people',
      unit: 'USD/h',
      default: 0.25,
      range: [0, 1],
      scale: 'linear',
      limits: [0, 1000],
      help: 'Per accelerator and hour of the clock, without electricity; a quarter of a dollar is our assumption.',
    }),
    utilisation: quantity({
      label: 'Share of hours in use',
      unit: 'share',
      default: 0.6,
      range: [0.05, 1],
      scale: 'linear',
      limits: [0.001, 1],
      help: 'You pay for an owned accelerator in all hours, for a rented one in those you use.',
    }),
    gpuHourPrice: shared('gpuHourPrice', { range: [0.1, 10], scale: 'log', limits: [0, 1000] }),
  },
  outputs: {
    ownCostPerHour: { label: 'Owned, per hour in use', unit: 'USD/h' },
    rentCostPerHour: { label: 'Rented, per hour in use', unit: 'USD/h' },
    breakEvenUtilisation: { label: 'Share of hours at which they cost the same', unit: 'share' },
  },
  compute: (i) => {
    const own = ownOf(i)
    const hour = own && ownedHour(own)
    const even = hour === null ? null : hour / i.gpuHourPrice
    return {
      ownCostPerHour: hour === null ? null : hour / i.utilisation,
      rentCostPerHour: i.gpuHourPrice,
      breakEvenUtilisation: even === null || even > 1 ? null : even,
    }
  },
  warns: (i, o, rows) => {
    const name = nameOf(i.accelerator, 'this accelerator')
    const [price, power] = [numberIn(i.accelerator?.price), numberIn(i.accelerator?.power)]
    return [
      ...(price === null ? [`What ${name} costs to buy was not found in a source: give the price you are quoted.`] : []),
      ...(price !== null && power === null
        ? [`The power of ${name} is not known, so its electricity is not, nor what an hour costs.`]
        : []),
      ...(o.ownCostPerHour !== null && o.breakEvenUtilisation === null
        ? ['Owning costs more than this rent even if every hour is used: there is no share at which they cost the same.']
        : []),
      ...rentWarnings(i.accelerator, i.gpuHourPrice, rows),
    ]
  },
  says: (o, i) => {
    if (o.ownCostPerHour === null) return say`Renting costs ${typeset(o.rentCostPerHour, 'USD/h')}; what owning costs cannot be given.`
    const used = typeset(i.utilisation, 'share')
    const both = say`Used ${used} of the time, an owned ${nameOf(i.accelerator, 'accelerator')} costs ${typeset(o.ownCostPerHour, 'USD/h')} in use, against ${typeset(o.rentCostPerHour, 'USD/h')} of rent`
    if (o.breakEvenUtilisation === null) return say`${both}. Renting is cheaper however much you use it.`
    const cheaper = Number(o.ownCostPerHour) < Number(o.rentCostPerHour) ? 'Buying' : 'Renting'
    return say`${both}. ${cheaper} is cheaper; they cost the same at ${typeset(o.breakEvenUtilisation, 'share')}.`
  },
  main: 'ownCostPerHour',
  views: [
    {
      id: 'use',
      title: 'Against use',
      draw: (context) =>
        chart(
          'Cost per hour in use: an owned accelerator is paid for around the clock, so idle hours make the others expensive; rent stays what it is.',
          { label: 'Share of hours in use', unit: 'share', scale: 'linear', domain: [0, 1], input: 'utilisation' },
          { label: 'Cost per hour in use', unit: 'USD/h', scale: 'log' },
          [
            line('owned', 'main', sweep(context, 'utilisation', 'ownCostPerHour', steps(0.05, 1, 39, 'linear'))),
            rule('y', numberIn(context.outputs.rentCostPerHour), 'rented'),
            optimum('the same', 'second', context.outputs.breakEvenUtilisation, context.outputs.rentCostPerHour),
            current('here', 'main', context.inputs.utilisation, context.outputs.ownCostPerHour),
          ],
        ),
    },
    {
      id: 'life',
      title: 'Against years of use',
      draw: (context) =>
        chart(
          'How long it stays worth running decides most: the price is spread over the years, and a rent that falls meanwhile is not in this picture.',
          { label: 'Years of use', unit: 'year', scale: 'linear', input: 'lifeYears' },
          { label: 'Cost per hour in use', unit: 'USD/h', scale: 'log' },
          [
            line('owned', 'main', sweep(context, 'lifeYears', 'ownCostPerHour', steps(1, 8, 29, 'linear'))),
            rule('y', numberIn(context.outputs.rentCostPerHour), 'rented'),
            current('here', 'main', context.inputs.lifeYears, context.outputs.ownCostPerHour),
          ],
        ),
    },
  ],
})
