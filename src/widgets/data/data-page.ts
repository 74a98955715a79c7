/** Starts what a data page has: its charts and its table. */
import { startDataChart } from './data-chart.ts'
import { startDataTable } from './data-table.ts'

export function startDataPage(section: HTMLElement): void {
  for (const figure of document.querySelectorAll<HTMLElement>('.data-chart')) startDataChart(figure)
  startDataTable(section)
}
