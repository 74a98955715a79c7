/** What of the controls never changes: labels with their sign of sharing, ticks, options, hints. Drawn at build; never imported by a script of a page. */

import { textWidth } from '../../graph/text-width.ts'
import { printQuantity, type Sentence, sentenceText } from '../../quantities/print-quantity.ts'
import { unitSpec } from '../../quantities/units.ts'
import { calculatorAddress, parameterAddress } from '../../records/address.ts'
import type { ListOption, QuantityControl } from '../../scenario/input-control.ts'
import { ticksOf } from '../../wording/input-facts.ts'
import type { StaticParts } from './control-parts.tsx'
import { tickMarks } from './slider-scale.ts'

/** Where a shared parameter also counts, for the sign beside its label: parameter → calculators. */
export type Uses = Readonly<Record<string, readonly { readonly id: string; readonly title: string }[]>>

/** A small sign that opens where else the parameter counts. */
const LinkSign = ({ others, control: { parameter, unit } }: { readonly others: Uses[string]; readonly control: QuantityControl }) => {
  if (!parameter) return null
  return (
    <details class="shared-sign">
      <summary aria-label={`${parameter.label} is shared: where else it counts`} title="Shared with other calculators">
        <svg viewBox="0 0 16 8" width="16" height="8" aria-hidden="true">
          <path d="M6.5 1.2H4a2.8 2.8 0 0 0 0 5.6h2.5M9.5 1.2H12a2.8 2.8 0 0 1 0 5.6H9.5M5 4h6" />
        </svg>
      </summary>
      <div class="shared-panel">
        <p>
          {parameter.label}: low {printQuantity(parameter.low, unit)}, best <b>{printQuantity(parameter.best, unit)}</b>, high{' '}
          {printQuantity(parameter.high, unit)}; as of {parameter.asOf}.
        </p>
        {others.length > 0 && (
          <p>
            Counts in{' '}
            {others.map(({ id, title }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={calculatorAddress(id)}>{title}</a>
              </span>
            ))}{' '}
            too.
          </p>
        )}
        <p>
          <a href={parameterAddress(parameter.id)}>Source and history</a>
        </p>
      </div>
    </details>
  )
}

const groupOf = ({ group, label }: ListOption): string => group ?? label.split(' ')[0] ?? ''

const Options = ({ of }: { readonly of: readonly ListOption[] }) => (
  <>
    {of.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
)

/** A long list of rows stands in groups: those of its spec, else by maker, the first word of the name. */
const Groups = ({ of }: { readonly of: readonly ListOption[] }) => (
  <>
    {[...new Set(of.map(groupOf))].map((group) => (
      <optgroup key={group} label={group}>
        <Options of={of.filter((option) => groupOf(option) === group)} />
      </optgroup>
    ))}
  </>
)

export const staticParts = (calculator: string, uses: Uses, range: Sentence): StaticParts => ({
  range: sentenceText(range),
  label: (control, id) => (
    <>
      <label for={id}>{control.label}</label>
      {control.kind === 'quantity' && (
        <LinkSign others={(uses[control.parameter?.id ?? ''] ?? []).filter((use) => use.id !== calculator)} control={control} />
      )}
    </>
  ),
  ticks: (control) =>
    tickMarks(ticksOf(control), control, (text) => textWidth(text, 11)).map(({ at, label, anchor }) => (
      <g key={`${at}${label}`}>
        <line x1={`${at}%`} x2={`${at}%`} y1="13" y2="17" />
        <text x={`${at}%`} y="28" text-anchor={anchor}>
          {label}
        </text>
      </g>
    )),
  options: ({ kind, options, optional }, value) => (
    <>
      {(optional || value === null) && <option value="">none chosen</option>}
      {kind === 'row' ? <Groups of={options} /> : <Options of={options} />}
    </>
  ),
  sliderClass: (control) => `slider${ticksOf(control).length === 0 ? ' is-plain' : ''}`,
  fieldTitle: (unit) => `In ${unitSpec(unit).label}; write it like ${unitSpec(unit).example}`,
})
