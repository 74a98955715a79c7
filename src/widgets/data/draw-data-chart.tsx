/** A chart of a data set drawn at build, wide and narrow: its points lead to the rows of the table. */
import { renderToString } from 'preact-render-to-string'
import { type Dataset, type DatasetChart, pageRows } from '../../records/dataset.ts'
import { Axes, MarkLabels, MarkShape } from '../chart/chart.tsx'
import { narrow, type PlacedChart, placeChart, wide } from '../chart/place-chart.ts'
import type { PlacedMark } from '../chart/place-marks.ts'
import { datasetChart, type Group, groupTones } from './dataset-chart.ts'

type PlacedPoint = PlacedMark & { readonly type: 'point' }
const isPoint = (mark: PlacedMark): mark is PlacedPoint => mark.type === 'point'

interface Links {
  readonly points: readonly PlacedPoint[]
  /** Keys of the rows that stand in the page; a script makes links of the points of all others. */
  readonly inPage: ReadonlySet<string>
  /** The keyboard comes to the first point, and a script lets it go on. A drawing that is touched, not hovered over, has no words for its points. */
  readonly named: boolean
}

const PointLink = ({
  of: { x, y, link },
  named,
  inPage,
  first,
}: Omit<Links, 'points'> & { readonly of: PlacedPoint; readonly first: boolean }) => {
  const key = link?.href.slice(1) ?? ''
  const where = inPage.has(key) ? { href: link?.href } : { 'data-row': key }
  return (
    <a {...where} tabindex={first && named ? 0 : -1}>
      {named && <title>{link?.text}</title>}
      <circle cx={x} cy={y} r="3.5" />
    </a>
  )
}

/** By colour, which is said once for all points of it: a page has hundreds. */
const PointLinks = ({ points, named, inPage }: Links) => (
  <g aria-hidden={named ? undefined : 'true'}>
    {[...new Set(points.map(({ tone }) => tone))].map((tone) => (
      <g key={tone} class={`points tone-${tone}`}>
        {points.map(
          (point, index) => point.tone === tone && <PointLink key={index} of={point} named={named} inPage={inPage} first={index === 0} />,
        )}
      </g>
    ))}
  </g>
)

const Drawing = ({ placed, id, inPage }: Pick<Links, 'inPage'> & { readonly placed: PlacedChart; readonly id: string }) => {
  const { size, marks, labels, chart } = placed
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing with links in it, not a group of fields.
    <svg class={`chart-${size.name}`} viewBox={`0 0 ${size.width} ${size.height}`} role="group" aria-labelledby={`${id}_${size.name}`}>
      <title id={`${id}_${size.name}`}>{chart.title}</title>
      <Axes placed={placed} />
      {marks
        .filter((mark) => !isPoint(mark))
        .map((mark, index) => (
          <MarkShape key={index} of={mark} />
        ))}
      <MarkLabels labels={labels} />
      <PointLinks points={marks.filter(isPoint)} named={size.name === 'wide'} inPage={inPage} />
    </svg>
  )
}

/** What the colours mean; groups beyond the last colour are named together. */
const Legend = ({ groups }: { readonly groups: readonly Group[] }) => {
  const rest = groups.slice(groupTones.length)
  return (
    <ul class="chart-legend plain-list">
      {groups.slice(0, groupTones.length).map(({ text, tone }) => (
        <li key={text} class={`tone-${tone}`}>
          {text}
        </li>
      ))}
      {rest.length > 0 && <li class="tone-quiet">{rest.length > 3 ? `${rest.length} others` : rest.map(({ text }) => text).join(', ')}</li>}
    </ul>
  )
}

/** `index` is the chart's place among those of its set. */
export function drawDataChart(dataset: Dataset, described: DatasetChart, index: number): string {
  const inPage = new Set(pageRows(dataset).map((row) => String(row[dataset.key])))
  const { chart, groups } = datasetChart(dataset, described)
  return renderToString(
    <figure class="chart data-chart">
      <p class="chart-reading" aria-live="polite">
        {chart.title}
      </p>
      <div class="chart-drawings">
        {[wide, narrow].map((size) => (
          <Drawing key={size.name} placed={placeChart(chart, size)} id={`chart_${index}`} inPage={inPage} />
        ))}
      </div>
      {groups.length > 1 && !described.joined && <Legend groups={groups} />}
    </figure>,
  )
}
