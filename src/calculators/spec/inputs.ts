/** Inputs that several calculators have: the accelerator and its precision; and reading the accelerator's row. */
import { memoryReserve } from '../../model/serving.ts'
import type { Cells, ChoiceInput, RowInput, Tick } from './spec.ts'
import { choice, quantity, row } from './spec.ts'
import { numberIn } from './views.ts'

export const acceleratorInput: RowInput = row({
  label: 'Accelerator',
  table: 'accelerators',
  default: 'h100-sxm',
  help: 'Its dense peak rates, memory, bandwidth and power come from the table of accelerators.',
})

/** The other format of 16 bits runs at the same rate. */
export const bf16Names = ['fp16', 'float16', 'bfloat16', '16', '16-bit'] as const

export const precisionInput: ChoiceInput = choice({
  label: 'Precision',
  options: [
    { value: 'bf16', label: 'bf16, 16 bits', aliases: bf16Names },
    { value: 'fp8', label: 'fp8, 8 bits' },
    { value: 'fp4', label: 'fp4, 4 bits' },
    { value: 'int8', label: 'int8, 8 bits' },
  ],
  default: 'bf16',
  help: 'The number format of the matrix products; the peak is the dense rate at it.',
})

export const memoryUseInput = quantity({
  label: 'Share of memory that may be used',
  unit: 'share',
  default: 1 - memoryReserve,
  range: [0.5, 1],
  scale: 'linear',
  limits: [0.01, 1],
  help: 'The rest stays free for activations and the buffers of the software; how much is our assumption.',
})

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
