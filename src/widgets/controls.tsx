/**
 * The controls of a calculator: a label, a field that takes what people write, a slider beneath; a list for a row or a choice. One file,
 * long, because every kind of control shares its line: label, sign of sharing, field, message.
 */

import { useSignal } from '@preact/signals'
import { useRef } from 'preact/hooks'
import type { ChoiceOption, InputValue } from '../calculators/spec.ts'
import { textWidth } from '../graph/text-width.ts'
import { editText, printQuantity, typeset } from '../model/print.ts'
import type { Unit } from '../model/units.ts'
import { unitSpec } from '../model/units.ts'
import { outputsOf } from '../scenario/catalogue.ts'
import type { OptionControl, QuantityControl, TextControl } from '../scenario/control.ts'
import { controlOf } from '../scenario/control.ts'
import { ticksOf } from './control-facts.ts'
import type { FigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'
import { TypesetText } from './number.tsx'
import type { SliderScale } from './slider-scale.ts'
import { positionOf, shareOf, steps, tickMarks, valueAt } from './slider-scale.ts'

/** Where a shared parameter also counts, for the sign beside its label: parameter → calculators. */
export type Uses = Readonly<Record<string, readonly { readonly id: string; readonly title: string }[]>>

interface ControlProps {
  readonly state: FigureState
  readonly name: string
  readonly uses: Uses
}

const valueIn = (state: FigureState, name: string): InputValue => inputSignals(state, name).value.value
const changedIn = (state: FigureState, name: string): boolean => inputSignals(state, name).changed.value
const idOf = (state: FigureState, name: string): string => `${state.figure}-${name}`

/** A small sign that opens where else the parameter counts. */
const LinkSign = ({ state, uses, control }: Omit<ControlProps, 'name'> & { readonly control: QuantityControl }) => {
  const { parameter, unit } = control
  if (!parameter) return null
  const others = (uses[parameter.id] ?? []).filter(({ id }) => id !== state.calculator.id)
  const close = (event: FocusEvent) => {
    const details = event.currentTarget as HTMLDetailsElement
    if (!details.contains(event.relatedTarget as Node | null)) details.open = false
  }
  const onKey = (event: KeyboardEvent) => {
    const details = event.currentTarget as HTMLDetailsElement
    if (event.key !== 'Escape' || !details.open) return
    details.open = false
    details.querySelector('summary')?.focus()
  }
  return (
    <details class="shared-sign" onFocusOut={close} onKeyDown={onKey}>
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
                <a href={`/calculators/${id}/`}>{title}</a>
              </span>
            ))}{' '}
            too.
          </p>
        )}
        <p>
          <a href={`/parameters/#${parameter.id}`}>Source and history</a>
        </p>
      </div>
    </details>
  )
}

/** Under a control: what is wrong, else how to take a change back, else where the value is from. */
const Note = ({ state, name }: Omit<ControlProps, 'uses'>) => {
  const id = `${idOf(state, name)}-note`
  const { problem, via, origin } = inputSignals(state, name)
  if (problem.value !== null)
    return (
      <p class="control-note is-problem" id={id} role="alert">
        {problem.value}
      </p>
    )
  return (
    <p class="control-note" id={id}>
      {changedIn(state, name) ? (
        <>
          changed{state.isPinned(name) ? ' in this figure only' : ''} ·{' '}
          <button type="button" class="quiet" onClick={() => state.putBack(name)}>
            put back
          </button>
        </>
      ) : via.value !== null ? (
        <>
          from <a href={`/calculators/${via.value}/`}>{via.value.replaceAll('-', ' ')}</a>
        </>
      ) : (
        origin.value
      )}
    </p>
  )
}

interface TrackProps {
  readonly scale: SliderScale
  readonly value: number | null
  readonly ticks: ReturnType<typeof ticksOf>
}

/** The rail, its filled part and the ticks: drawn with attributes, in percent of the width. */
const Track = ({ scale, value, ticks }: TrackProps) => (
  <svg class="track" width="100%" height="30" aria-hidden="true">
    <rect class="rail" x="0" y="10" width="100%" height="2" />
    {value !== null && <rect class="fill" x="0" y="10" width={`${Math.round(shareOf(value, scale) * 1000) / 10}%`} height="2" />}
    {tickMarks(ticks, scale, (text) => textWidth(text, 11)).map(({ at, label, anchor }) => (
      <g key={`${at}${label}`}>
        <line x1={`${at}%`} x2={`${at}%`} y1="13" y2="17" />
        <text x={`${at}%`} y="28" text-anchor={anchor}>
          {label}
        </text>
      </g>
    ))}
  </svg>
)

interface QuantityProps {
  readonly state: FigureState
  readonly name: string
  readonly control: QuantityControl
}

const Slider = ({ state, name, control }: QuantityProps) => {
  const value = valueIn(state, name)
  const number = typeof value === 'number' ? value : null
  const ticks = ticksOf(control)
  return (
    <div class={`slider${ticks.length === 0 ? ' is-plain' : ''}`}>
      <Track scale={control} value={number} ticks={ticks} />
      <input
        type="range"
        min={0}
        max={steps}
        value={number === null ? 0 : positionOf(number, control)}
        aria-label={control.label}
        aria-valuetext={number === null ? 'none' : printQuantity(number, control.unit)}
        onInput={(event) => state.set(name, valueAt(event.currentTarget.valueAsNumber, control))}
      />
    </div>
  )
}

const pause = 700

/** Takes what is typed at Enter, on leaving, and after a pause; Escape gives it up. */
const Field = ({ state, name, control: { unit } }: QuantityProps) => {
  const draft = useSignal<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const value = valueIn(state, name)
  const resting = typeof value === 'number' ? printQuantity(value, unit, { bare: true }) : ''
  const shown = draft.value ?? resting
  const take = async (leave: boolean) => {
    clearTimeout(timer.current)
    if (draft.value === null) return
    const untouched = typeof value === 'number' && draft.value === editText(value, unit)
    if ((untouched || (await state.type(name, draft.value))) && leave) draft.value = null
  }
  const id = idOf(state, name)
  return (
    <input
      id={id}
      type="text"
      class="field"
      size={Math.min(14, Math.max(5, shown.length + 1))}
      autocomplete="off"
      spellcheck={false}
      value={shown}
      placeholder="none"
      title={`In ${unitSpec(unit).label}; write it like ${unitSpec(unit).example}`}
      aria-describedby={`${id}-note`}
      aria-invalid={inputSignals(state, name).problem.value !== null}
      onInput={(event) => {
        draft.value = event.currentTarget.value
        clearTimeout(timer.current)
        timer.current = setTimeout(() => void take(false), pause)
      }}
      onFocus={(event) => {
        const field = event.currentTarget
        if (typeof value === 'number' && draft.value === null) draft.value = field.value = editText(value, unit)
        field.select()
      }}
      onBlur={() => void take(true)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') void take(false)
        if (event.key === 'Escape') {
          clearTimeout(timer.current)
          draft.value = typeof value === 'number' ? editText(value, unit) : ''
          state.forget(name)
        }
      }}
    />
  )
}

/** The words after a number in its field: what the field's own text does not say. */
const unitWords = (value: InputValue, unit: Unit): string => {
  const { style, after, symbol } = unitSpec(unit)
  if (style === 'percent' || style === 'si' || style === 'calendar' || style === 'duration') return ''
  return style === 'scientific' ? symbol : value === 1 ? after[0] : after[1]
}

const UnitWords = ({ value, unit }: { readonly value: InputValue; readonly unit: Unit }) => {
  const words = unitWords(value, unit)
  return words === '' ? null : <span class="unit">{words}</span>
}

const QuantityRow = ({ state, name, uses, control }: ControlProps & QuantityProps) => (
  <div class={`control${changedIn(state, name) ? ' is-changed' : ''}${valueIn(state, name) === null ? ' is-none' : ''}`}>
    <div class="control-line">
      <div class="control-label">
        <label for={idOf(state, name)}>{control.label}</label>
        <LinkSign state={state} uses={uses} control={control} />
      </div>
      <span class="control-value">
        <Field state={state} name={name} control={control} />
        <UnitWords value={valueIn(state, name)} unit={control.unit} />
      </span>
    </div>
    <Slider state={state} name={name} control={control} />
    <Note state={state} name={name} />
  </div>
)

interface Option {
  readonly value: string
  readonly label: string
}
const groupOf = ({ label }: Option): string => label.split(' ')[0] ?? ''

const Options = ({ of }: { readonly of: readonly Option[] }) => (
  <>
    {of.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))}
  </>
)

/** A long list of rows stands in groups by maker, the first word of the name. */
const Groups = ({ of }: { readonly of: readonly Option[] }) => (
  <>
    {[...new Set(of.map(groupOf))].map((group) => (
      <optgroup key={group} label={group}>
        <Options of={of.filter((option) => groupOf(option) === group)} />
      </optgroup>
    ))}
  </>
)

/** Why the constants chosen differ from the others. */
const Why = ({ of }: { readonly of: ChoiceOption | undefined }) =>
  of?.why === undefined ? null : (
    <p class="control-why">
      {of.why}
      {of.source !== undefined && (
        <>
          {' '}
          <a href={`/sources/#${of.source}`}>Source</a>
        </>
      )}
    </p>
  )

const ListRow = ({ state, name, control }: Omit<ControlProps, 'uses'> & { readonly control: OptionControl }) => {
  const value = valueIn(state, name)
  const id = idOf(state, name)
  return (
    <div class={`control is-list${changedIn(state, name) ? ' is-changed' : ''}${control.options.some(({ why }) => why) ? ' has-why' : ''}`}>
      <div class="control-line">
        <label for={id}>{control.label}</label>
      </div>
      <select
        id={id}
        value={value ?? ''}
        aria-describedby={`${id}-note`}
        onChange={(event) => state.set(name, event.currentTarget.value || null)}
      >
        {(control.optional || value === null) && <option value="">none chosen</option>}
        {control.kind === 'row' ? <Groups of={control.options} /> : <Options of={control.options} />}
      </select>
      <div>
        <Why of={control.options.find((option) => option.value === value)} />
        <Note state={state} name={name} />
      </div>
    </div>
  )
}

/** A text of a stated form, taken at Enter and on leaving. */
const TextRow = ({ state, name, control }: Omit<ControlProps, 'uses'> & { readonly control: TextControl }) => {
  const id = idOf(state, name)
  return (
    <div class={`control${changedIn(state, name) ? ' is-changed' : ''}`}>
      <div class="control-line">
        <label for={id}>{control.label}</label>
        <span class="control-value">
          <input
            id={id}
            type="text"
            class="field"
            size={10}
            autocomplete="off"
            spellcheck={false}
            value={valueIn(state, name) ?? ''}
            title={`Write ${control.form}`}
            aria-describedby={`${id}-note`}
            aria-invalid={inputSignals(state, name).problem.value !== null}
            onChange={(event) => void state.type(name, event.currentTarget.value)}
          />
        </span>
      </div>
      <Note state={state} name={name} />
    </div>
  )
}

export const Control = ({ state, name, uses }: ControlProps) => {
  const control = controlOf(state.calculator, name, state.book)
  if (!control) return null
  if (control.kind === 'text') return <TextRow state={state} name={name} control={control} />
  return control.kind === 'quantity' ? (
    <QuantityRow state={state} name={name} uses={uses} control={control} />
  ) : (
    <ListRow state={state} name={name} control={control} />
  )
}

/** An output beside the sentence: its label and value. */
export const OutputLine = ({ state, name }: Omit<ControlProps, 'uses'>) => {
  const output = outputsOf(state.calculator)[name]
  const value = state.evaluation.value.outputs[name]
  if (!output) return null
  return (
    <div>
      <dt>{output.label}</dt>
      <dd>
        <TypesetText of={typeset(value, output.unit, output.digits === undefined ? {} : { digits: output.digits })} />
      </dd>
    </div>
  )
}
