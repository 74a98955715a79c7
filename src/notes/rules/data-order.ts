/** Cells of a row that contradict each other: a part larger than its whole, an end before its start. `notebook/datasets.ts` calls the check. */
import type { Cell, Column } from '../../records/dataset.ts'
import type { Report, Where } from '../text/report.ts'
import type { Rule } from './rule.ts'

export const dataOrder: Rule = {
  code: 'data/order',
  level: 'error',
  title: 'Two cells of a row that contradict each other',
  explains:
    'A part is no larger than its whole, a lowest figure no higher than the highest, and a price ends on the day it began or later. Active parameters are some of all, windowed layers some of the layers.',
  example: 'mixture,A mixture,8e9,47e9',
  fixed: 'mixture,A mixture,47e9,8e9',
}

/** Columns of which the first is at most the second. */
const ordered: readonly (readonly [smaller: string, larger: string])[] = [
  ['activeParams', 'params'],
  ['windowLayers', 'layers'],
  ['linearLayers', 'layers'],
  ['compressedLayers', 'layers'],
  ['coarseLayers', 'layers'],
  ['sparseLayers', 'layers'],
  ['indexLayers', 'layers'],
  ['cachedInput', 'input'],
  ['low', 'high'],
  ['growthLow', 'growthHigh'],
  ['from', 'until'],
]

/** Layers of these kinds are different ones, so that together they are no more than all. */
const kindsOfLayers = ['windowLayers', 'linearLayers', 'compressedLayers', 'coarseLayers'] as const

type Cells = Readonly<Record<string, Cell>>

/** Dates are compared as far as both go: 2026-03-05 is not after 2026-03. */
function isAfter(smaller: Cell | undefined, larger: Cell | undefined): boolean {
  if (typeof smaller === 'number' && typeof larger === 'number') return smaller > larger
  if (typeof smaller !== 'string' || typeof larger !== 'string') return false
  const length = Math.min(smaller.length, larger.length)
  return smaller.slice(0, length) > larger.slice(0, length)
}

const numberAt = (cells: Cells, id: string): number => Number(cells[id] ?? 0)

/** Reports cells that contradict each other. `place` is where the cell of a column stands. */
export function checkOrder(cells: Cells, columns: readonly Column[], place: (index: number) => Where, report: Report): void {
  const at = (id: string): Where => place(columns.findIndex((column) => column.id === id))
  const hint = 'See which of the two the source has, and correct the other.'
  const wrong = ordered.filter(([smaller, larger]) => isAfter(cells[smaller], cells[larger]))
  for (const [smaller, larger] of wrong) {
    const than = typeof cells[smaller] === 'string' ? 'later than' : 'more than'
    report(dataOrder, at(smaller), { message: `${smaller}: ${cells[smaller]} is ${than} ${larger}, ${cells[larger]}.`, hint })
  }
  const together = kindsOfLayers.reduce((sum, id) => sum + numberAt(cells, id), 0)
  if (wrong.length === 0 && typeof cells['layers'] === 'number' && together > cells['layers'])
    report(dataOrder, at('layers'), { message: `${kindsOfLayers.join(', ')}: ${together} of ${cells['layers']} layers.`, hint })
}
