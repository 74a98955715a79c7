/** Inputs that several calculators have: the accelerator and its precision, the fit of a scaling law; and reading the accelerator's row. */
import type { Fit, FitId } from '../model/scaling-laws.ts'
import { fitIds, fits, lossFitIds } from '../model/scaling-laws.ts'
import type { Cells, ChoiceInput, RowInput, Tick } from './spec.ts'
import { choice, row } from './spec.ts'
import { numberIn, short } from './views.ts'

export const acceleratorInput: RowInput = row({
  label: 'Accelerator',
  table: 'accelerators',
  default: 'h100-sxm',
  help: 'Its dense peak rates, memory, bandwidth and power come from the table of accelerators.',
})

export const precisionInput: ChoiceInput = choice({
  label: 'Precision',
  options: [
    { value: 'bf16', label: 'bf16, 16 bits' },
    { value: 'fp8', label: 'fp8, 8 bits' },
    { value: 'fp4', label: 'fp4, 4 bits' },
    { value: 'int8', label: 'int8, 8 bits' },
  ],
  default: 'bf16',
  help: 'The number format of the matrix products; the peak is the dense rate at it.',
})

/** Which scaling law to believe; eight published fits. */
export const fitInput: ChoiceInput = choice({
  label: 'Fit',
  options: fitIds.map((id) => ({ value: id, label: fits[id].label })),
  default: 'besiroglu2024',
  help: 'The same question has been answered with different data and methods. The last four give the best split only, not the loss.',
})

/** The fits that give a loss, for what compares models of equal loss. */
export const lossFitInput = (chosen: FitId): ChoiceInput =>
  choice({
    label: 'Fit',
    options: lossFitIds.map((id) => ({ value: id, label: fits[id].label })),
    default: chosen,
    help: 'The same question has been answered with different data and methods; these four give a loss.',
  })

/** A warning where training compute lies outside of the runs that a fit stands on. */
export const extrapolated = ({ fittedOn: range }: Fit, flop: number): readonly string[] =>
  range !== null && (flop < range[0] || flop > range[1])
    ? [`This fit stands on runs of ${short(range[0], 'FLOP')} to ${short(range[1], 'FLOP')}; here it is extrapolated.`]
    : []

/** A number of the chosen accelerator; null when no row is chosen or the cell is empty. */
export const cell = (accelerator: Cells | null, column: string): number | null => numberIn(accelerator?.[column])

export const nameOf = (row: Cells | null, otherwise: string): string => (typeof row?.name === 'string' ? row.name : otherwise)
export const idOf = (row: Cells | null): string => (typeof row?.id === 'string' ? row.id : '')

export const paramTicks: readonly Tick[] = [
  { value: 8e9, label: 'Llama 3 8B' },
  { value: 70e9, label: 'Llama 3 70B' },
  { value: 405e9, label: 'Llama 3.1 405B' },
]
export const tokenTicks: readonly Tick[] = [
  { value: 3e11, label: 'GPT-3' },
  { value: 1.4e12, label: 'Chinchilla' },
  { value: 15e12, label: 'Llama 3' },
]
