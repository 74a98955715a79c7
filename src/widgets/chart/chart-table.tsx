/** A chart as a table: the ends of each line and some points between. The CSV has every point. */
import type { ReadonlySignal } from '@preact/signals-core'
import { render } from 'preact'
import type { Chart } from '../../calculators/spec/chart.ts'
import { typeset } from '../../quantities/print-quantity.ts'
import type { Unit } from '../../quantities/units.ts'
import { TypesetText } from '../calculator/number.tsx'
import { reactive } from '../calculator/reactive.ts'
import { saveFile } from '../page/save-file.ts'
import { chartCsv, shortRows } from './chart-rows.ts'

/** Every point of the chart as a file. */
export const saveChart = (chart: Chart, name: string): void => saveFile(name, chartCsv(chart), 'text/csv')

/** Years are whole on an axis; in a table two points of one year would look like one. */
const exact = (x: number, unit: Unit) => (unit === 'calendar-year' ? typeset(x, 'none', { digits: 5 }) : typeset(x, unit))

interface TableProps {
  readonly chart: ReadonlySignal<Chart | null>
}

const drawTable = ({ chart }: TableProps) => {
  const shown = chart.value
  if (!shown) return null
  return (
    <table>
      <caption>{shown.title}</caption>
      <thead>
        <tr>
          <th scope="col">Series</th>
          <th scope="col" class="number">
            {shown.x.label}
          </th>
          <th scope="col" class="number">
            {shown.y.label}
          </th>
        </tr>
      </thead>
      <tbody>
        {shortRows(shown).map(({ mark, x, y, high }, index) => (
          <tr key={index}>
            <th scope="row">{mark}</th>
            <td class="number">
              <TypesetText of={exact(x, shown.x.unit)} />
            </td>
            <td class="number">
              <TypesetText of={typeset(y, shown.y.unit)} />
              {high !== undefined && (
                <>
                  {' to '}
                  <TypesetText of={typeset(high, shown.y.unit)} />
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const ChartTable = reactive<TableProps>(() => ({ draw: drawTable }))

/** Replaces the table that the build wrote, and keeps it up to date. */
export const startTable = (table: Element, chart: TableProps['chart']): void => {
  table.replaceChildren()
  render(<ChartTable chart={chart} />, table)
}
