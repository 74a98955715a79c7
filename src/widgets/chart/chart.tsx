/** Draws a placed chart as SVG and lets pointer and arrow keys read its values. The page has two drawings, wide and narrow; the style sheet shows the one that fits. */
import { computed, type ReadonlySignal, signal } from '@preact/signals-core'
import type { Chart } from '../../calculators/spec/chart.ts'
import type { Typeset } from '../../quantities/print-quantity.ts'
import { TypesetText } from '../calculator/number.tsx'
import { reactive } from '../calculator/reactive.ts'
import type { PlacedChart, PlacedMark, PlacedTick, Size } from './place-chart.ts'
import { narrow, placeChart, wide } from './place-chart.ts'
import type { Reading } from './read-chart.ts'

const TickText = ({ of: { before, number, exponent, after } }: { readonly of: Typeset }) => (
  <>
    {`${before}${number}`}
    {exponent !== null && (
      <tspan class="exponent" dy="-5">
        {exponent}
      </tspan>
    )}
    {after !== '' && <tspan dy={exponent === null ? 0 : 5}>{after}</tspan>}
  </>
)

export const Axes = ({ placed: { plot, xTicks, yTicks, xTitle, yTitle, size } }: { readonly placed: PlacedChart }) => (
  <g class="axes">
    {yTicks.map(({ at, label }: PlacedTick) => (
      <g key={at}>
        <line class="grid" x1={plot.left} x2={plot.right} y1={at} y2={at} />
        <text x={plot.left - 8} y={at + 4} text-anchor="end">
          <TickText of={label} />
        </text>
      </g>
    ))}
    {xTicks.map(({ at, textAt, label }: PlacedTick) => (
      <g key={at}>
        <line class="tick" x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 4} />
        <text x={textAt} y={plot.bottom + 18} text-anchor="middle">
          <TickText of={label} />
        </text>
      </g>
    ))}
    <line class="base" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
    <text class="axis-title" x={2} y={12}>
      {yTitle}
    </text>
    <text class="axis-title" x={plot.right} y={size.height - 4} text-anchor="end">
      {xTitle}
    </text>
  </g>
)

export const MarkShape = ({ of: mark }: { readonly of: PlacedMark }) => {
  switch (mark.type) {
    case 'line':
      return <path class={`line tone-${mark.tone}${mark.dashed ? ' dashed' : ''}`} d={mark.d} />
    case 'area':
      return <path class={`area tone-${mark.tone}`} d={mark.d} />
    case 'rule':
      return <line class="rule" x1={mark.x1} x2={mark.x2} y1={mark.y1} y2={mark.y2} />
    case 'region':
      return <rect class="region" x={mark.x} y={mark.y} width={mark.width} height={mark.height} />
    default:
      return (
        <g>
          <title>{mark.label}</title>
          {mark.role === 'optimum' ? (
            <path class={`point optimum tone-${mark.tone}`} d={`M${mark.x} ${mark.y - 6}l6 6l-6 6l-6 -6z`} />
          ) : (
            <circle class={`point ${mark.role} tone-${mark.tone}`} cx={mark.x} cy={mark.y} r={mark.role === 'current' ? 4.5 : 3} />
          )}
        </g>
      )
  }
}

export const MarkLabels = ({ labels }: Pick<PlacedChart, 'labels'>) => (
  <>
    {labels.map(({ text, x, y, anchor, tone, kind }) => (
      <text
        key={`${kind}${text}`}
        class={`mark-label ${kind} tone-${tone}`}
        x={Math.round(x * 10) / 10}
        y={Math.round(y * 10) / 10}
        text-anchor={anchor}
      >
        {text}
      </text>
    ))}
  </>
)

type ReadChart = typeof import('./read-chart.ts')

const sizes: readonly Size[] = [wide, narrow]

interface DrawingProps {
  readonly placed: PlacedChart
  readonly reading: Reading | null
  readonly figure: string
}

const Drawing = reactive(() => ({
  draw: ({ placed, reading, figure }: DrawingProps) => {
    const { size, marks, labels, plot, chart } = placed
    const title = `${figure}-chart-${size.name}`
    return (
      <svg class={`chart-${size.name}`} viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-labelledby={title}>
        <title id={title}>{chart.title}</title>
        <Axes placed={placed} />
        {marks.map((mark, index) => (
          <MarkShape key={index} of={mark} />
        ))}
        {reading && (
          <g class="reading">
            <line x1={reading.at} x2={reading.at} y1={plot.top} y2={plot.bottom} />
            {reading.entries.map(({ label, pixel }) => (
              <circle key={label} cx={reading.at} cy={pixel} r={3} />
            ))}
          </g>
        )}
        <MarkLabels labels={labels} />
      </svg>
    )
  },
}))

const ReadingLine = ({ chart, reading }: { readonly chart: Chart; readonly reading: Reading }) => (
  <>
    {chart.x.label} <TypesetText of={reading.x} />
    {reading.entries.map(({ label, y }) => (
      <span key={label} class="entry">
        {label}{' '}
        <b>
          <TypesetText of={y} />
        </b>
      </span>
    ))}
  </>
)

export interface ChartProps {
  readonly chart: ReadonlySignal<Chart | null>
  readonly figure: string
}

/** The drawing that the style sheet hides is not updated until it is shown or the page is printed. */
export const ChartFigure = reactive(({ chart }: ChartProps) => {
  let element: HTMLElement | null = null
  const keep = (drawings: HTMLElement | null): void => {
    element = drawings
  }
  const hidden = signal<Size | null>(null)
  let kept: readonly PlacedChart[] = []
  const placed = computed(() => {
    const { value } = chart
    if (!value) return []
    const stale = hidden.value
    kept = sizes.map((size, index) => (size === stale && kept[index]) || placeChart(value, size))
    return kept
  })
  const stop = signal<number | null>(null)
  const readChart = signal<ReadChart | null>(null)

  /** The code that reads values is loaded on the first use. */
  const withReadChart = (run: (using: ReadChart) => void) => {
    if (readChart.value) run(readChart.value)
    else
      void import('./read-chart.ts').then((loaded) => {
        readChart.value = loaded
        run(loaded)
      })
  }
  const onPointer = (event: PointerEvent) => {
    const svg = (event.target as Element).closest('svg')
    const drawn = placed.value[svg?.classList.contains('chart-narrow') ? 1 : 0]
    if (!svg || !drawn) return
    withReadChart(({ nearestStop, stopsOf }) => {
      const box = svg.getBoundingClientRect()
      stop.value = nearestStop(drawn, stopsOf(placed.value[0] ?? drawn), ((event.clientX - box.left) / box.width) * drawn.size.width)
    })
  }
  const clear = () => {
    stop.value = null
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return clear()
    if (!/^(Arrow(Left|Right)|Page(Up|Down)|Home|End)$/.test(event.key)) return
    event.preventDefault()
    withReadChart(({ stopAfter, stopsOf }) => {
      const [first] = placed.value
      const { length } = first ? stopsOf(first) : []
      stop.value = stopAfter(event.key, stop.value ?? Math.floor(length / 2), length)
    })
  }
  const draw = ({ figure }: ChartProps) => {
    const shown = chart.value
    if (!shown) return null
    const [first] = placed.value
    const stops = (first && readChart.value?.stopsOf(first)) ?? []
    const value = stop.value === null ? undefined : stops[Math.min(stop.value, stops.length - 1)]
    const readings = placed.value.map((one) => (value === undefined ? null : (readChart.value?.readAt(one, value) ?? null)))
    const reading = readings[0]
    return (
      <div class="chart">
        <p class="chart-reading" aria-live="polite">
          {reading ? <ReadingLine chart={shown} reading={reading} /> : <span class="chart-title">{shown.title}</span>}
        </p>
        {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not a group of fields. */}
        <div
          class="chart-drawings"
          ref={keep}
          role="group"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys read the values of the chart.
          tabIndex={0}
          aria-label={`Chart: ${shown.title} The arrow keys read its values.`}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={(event) => event.pointerType !== 'touch' && clear()}
          onPointerCancel={clear}
          onBlur={clear}
          onKeyDown={onKey}
        >
          {placed.value.map((one, index) => (
            <Drawing key={one.size.name} placed={one} reading={readings[index] ?? null} figure={figure} />
          ))}
        </div>
      </div>
    )
  }
  const placedOn = () => {
    const findHidden = () => {
      hidden.value = sizes.find(({ name }) => element?.querySelector(`.chart-${name}`)?.clientWidth === 0) ?? null
    }
    const showAll = () => {
      hidden.value = null
    }
    const observer = new ResizeObserver(findHidden)
    if (element) observer.observe(element)
    addEventListener('beforeprint', showAll)
    return () => {
      observer.disconnect()
      removeEventListener('beforeprint', showAll)
    }
  }
  return { draw, placed: placedOn }
})
