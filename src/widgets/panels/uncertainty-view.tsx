/** The panel of uncertainty as markup, drawn at build and in the browser: range in words, dots, quantiles, and the ranking of assumptions. */

import { Fragment } from 'preact'
import type { Typeset } from '../../quantities/print-quantity.ts'
import { typeset } from '../../quantities/print-quantity.ts'
import { parameterAddress } from '../../records/address.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { SentenceText, TypesetText } from '../calculator/number.tsx'
import type { DotPlot } from './uncertainty-dots.ts'
import { dotCount, dotSizes, placeDots } from './uncertainty-dots.ts'
import type { UncertaintyFacts } from './uncertainty-facts.ts'
import { becauseWords, namedValue, quantileRow, rangeSentence } from './uncertainty-facts.ts'
import type { Fan } from './uncertainty-fan.ts'
import { Ranking, RankingNotes } from './uncertainty-ranking.tsx'

interface FactsProps {
  readonly facts: UncertaintyFacts
}
interface BookProps extends FactsProps {
  readonly book: Book
}

const Tick = ({ of: { before, number, exponent, after } }: { readonly of: Typeset }) => (
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

const Dots = ({ of: { name, width, height, radius, dots, ticks, base, best }, facts }: FactsProps & { readonly of: DotPlot }) => (
  <svg
    class={`chart-${name}`}
    viewBox={`0 0 ${width} ${height}`}
    role="img"
    aria-label={`${facts.label} in ${dotCount} dots, each one draw in ${dotCount}. The quantiles stand below.`}
  >
    <g class="axes">
      {ticks.map(({ at, label }) => (
        <g key={at}>
          <line class="tick" x1={at} x2={at} y1={base} y2={base + 4} />
          <text x={Math.min(at, width - 16)} y={base + 18} text-anchor="middle">
            <Tick of={label} />
          </text>
        </g>
      ))}
      <line class="base" x1={0} x2={width} y1={base} y2={base} />
    </g>
    {best && <line class="rule" x1={best.at} x2={best.at} y1={18} y2={base} />}
    {dots.map(({ x, y, outer }, index) => (
      <circle key={index} class={outer ? 'dot outer' : 'dot'} cx={x} cy={y} r={radius} />
    ))}
    {best && (
      <text class="mark-label" x={best.at} y={12} text-anchor={best.anchor}>
        {best.label}
      </text>
    )}
  </svg>
)

const Quantiles = ({ facts }: FactsProps) => (
  <dl class="outputs quantiles">
    {quantileRow(facts).map(({ label, value }) => (
      <div key={label}>
        <dt>{label}</dt>
        <dd>
          <TypesetText of={value} />
        </dd>
      </div>
    ))}
  </dl>
)

const Known = ({ facts, book }: BookProps) => {
  const { known } = facts.samples
  return (
    <p class="case-note">
      Taken as known:{' '}
      {known.map(({ parameter, because, value }) => {
        const named = namedValue(book, parameter, value)
        return (
          <Fragment key={parameter}>
            <a href={parameterAddress(parameter)}>{named.label}</a> (<TypesetText of={named.value} />, {becauseWords[because]}
            {'); '}
          </Fragment>
        )
      })}
      {known.length > 0 ? 'and ' : ''}the inputs that are not shared, as they stand.
    </p>
  )
}

export interface PanelActions {
  readonly choose: (output: string) => void
  readonly drawAgain: () => void
}

const Bar = ({ facts, actions }: FactsProps & { readonly actions: PanelActions }) => (
  <div class="uncertainty-bar needs-script">
    <label>
      Answer{' '}
      <select value={facts.output} onChange={(event) => actions.choose(event.currentTarget.value)}>
        {facts.outputs.map(({ name, label }) => (
          <option key={name} value={name} selected={name === facts.output}>
            {label}
          </option>
        ))}
      </select>
    </label>
    <button type="button" class="quiet" onClick={actions.drawAgain}>
      Draw again
    </button>
  </div>
)

const Method = ({ facts: { samples }, stale }: FactsProps & { readonly stale: boolean }) => (
  <p class="method">
    {stale ? (
      'Drawing again …'
    ) : (
      <>
        <TypesetText of={typeset(samples.count, 'none')} /> draws of {Object.keys(samples.parameters).length} assumptions from{' '}
        <a href="/parameters/">our ranges</a>, seed <span data-seed>{samples.seed}</span>. Each dot is one draw in {dotCount}; the hollow
        ones lie outside of nine in ten.
      </>
    )}
  </p>
)

/** What is drawn on the chart above. */
const OnChart = ({ fan: { label, cut } }: { readonly fan: Pick<Fan, 'label' | 'cut'> }) => (
  <p class="case-note">
    On the chart, {label === '' ? 'the line' : `“${label}”`} runs within the light band in nine of ten draws and within the darker one in
    half of them{cut ? '; above the chart the band goes on' : ''}.
  </p>
)

export interface UncertaintyViewProps extends BookProps {
  /** The fan on the chart; null when there is none. */
  readonly fan: Pick<Fan, 'label' | 'cut'> | null
  /** The inputs have changed since the samples were drawn: shown by a sentence and by fainter marks. */
  readonly stale: boolean
  readonly actions: PanelActions
}

export const UncertaintyView = ({ facts, book, fan, stale, actions }: UncertaintyViewProps) => {
  const { summary, unit, best, samples } = facts
  const varies = Object.keys(samples.parameters).length > 0
  return (
    <div class={stale ? 'uncertainty is-stale' : 'uncertainty'} aria-busy={stale}>
      {varies && <Bar facts={facts} actions={actions} />}
      <p class="range" aria-live="polite" aria-atomic="true">
        <SentenceText of={rangeSentence(facts)} />
      </p>
      {varies && (
        <>
          {summary && (
            <div class="chart dots">
              {dotSizes.map((size) => (
                <Dots key={size.name} of={placeDots(summary, unit, best, size)} facts={facts} />
              ))}
            </div>
          )}
          <Method facts={facts} stale={stale} />
          {fan && <OnChart fan={fan} />}
          {summary && <Quantiles facts={facts} />}
          <Ranking facts={facts} book={book} />
          <RankingNotes facts={facts} book={book} />
          <Known facts={facts} book={book} />
        </>
      )}
    </div>
  )
}
