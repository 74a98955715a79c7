/** The control of a number: a field that takes what people write, its unit in words, and a slider beneath. */
import { signal } from '@preact/signals-core'
import type { InputValue } from '../../calculators/spec/spec.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { type Unit, unitForm } from '../../quantities/unit-forms.ts'
import type { QuantityControl } from '../../scenario/input-control.ts'
import { type ControlProps, changedIn, content, idOf, Note, valueIn } from './control-parts.tsx'
import { inputSignals } from './input-signals.ts'
import { loadFigureInteraction } from './load-figure-interaction.ts'
import { reactive } from './reactive.ts'
import { positionOf, shareOf, steps, valueAt } from './slider-scale.ts'

interface QuantityProps extends ControlProps {
  readonly control: QuantityControl
}

/** The rail, its filled part and the ticks are drawn with attributes, in percent of the width. */
const Slider = reactive(() => ({
  draw: ({ state, name, control, staticParts }: QuantityProps) => {
    const value = valueIn(state, name)
    const number = typeof value === 'number' ? value : null
    return (
      <div class={staticParts?.sliderClass(control)}>
        <svg class="track" width="100%" height="30" aria-hidden="true">
          <rect class="rail" x="0" y="10" width="100%" height="2" />
          {number !== null && <rect class="fill" x="0" y="10" width={`${Math.round(shareOf(number, control) * 1000) / 10}%`} height="2" />}
          <g {...content(staticParts?.ticks(control))} />
        </svg>
        <input
          type="range"
          name={idOf(state, name)}
          min={0}
          max={steps}
          value={number === null ? 0 : positionOf(number, control)}
          aria-label={control.label}
          aria-valuetext={number === null ? 'none' : printQuantity(number, control.unit)}
          onInput={(event) => state.set(name, valueAt(event.currentTarget.valueAsNumber, control))}
        />
      </div>
    )
  },
}))

/** A number to type. `field-keys.ts`, which handles its keys, is loaded at the first interaction with the figure. */
const Field = reactive(({ state, name, control: { unit }, staticParts }: QuantityProps) => {
  const draft = signal(state.typed[name] ?? null)
  let typing: Promise<(before: string, early: boolean) => void> | undefined
  const id = idOf(state, name)
  const follow = async (field: HTMLInputElement, before: string, early = false) => {
    typing ??= loadFigureInteraction().then(({ fieldKeys }) => fieldKeys(field, { state, name, unit, draft }))
    ;(await typing)(before, early)
  }
  /** A field that was typed in, or that has the focus, when this script came. */
  const placed = () => {
    const field = document.getElementById(id)
    if (field instanceof HTMLInputElement && (draft.peek() !== null || field === document.activeElement))
      void follow(field, field.defaultValue, true)
    return () => undefined
  }
  return {
    placed,
    draw: () => {
      const value = valueIn(state, name)
      const shown = draft.value ?? (typeof value === 'number' ? printQuantity(value, unit, { bare: true }) : '')
      return (
        <input
          id={id}
          name={id}
          type="text"
          class="field"
          size={Math.min(14, Math.max(5, shown.length + 1))}
          spellcheck={false}
          value={shown}
          placeholder="none"
          title={staticParts?.fieldTitle(unit)}
          aria-describedby={`${id}-note`}
          aria-invalid={inputSignals(state, name).problem.value !== null}
          onFocus={({ currentTarget }) => void follow(currentTarget, currentTarget.value)}
          onInput={({ currentTarget }) => {
            draft.value = currentTarget.value
          }}
        />
      )
    },
  }
})

/** The words after a number in its field: what the field's own text does not say. */
const unitWords = (value: InputValue, unit: Unit): string => {
  const { style, after, symbol } = unitForm(unit)
  if (style === 'percent' || style === 'si' || style === 'calendar' || style === 'duration') return ''
  return style === 'scientific' ? symbol : value === 1 ? after[0] : after[1]
}

const UnitWords = ({ value, unit }: { readonly value: InputValue; readonly unit: Unit }) => {
  const words = unitWords(value, unit)
  return words === '' ? null : <span class="unit">{words}</span>
}

export const QuantityRow = reactive(() => ({
  draw: ({ state, name, control, staticParts }: QuantityProps) => (
    <div class={`control${changedIn(state, name) ? ' is-changed' : ''}${valueIn(state, name) === null ? ' is-none' : ''}`}>
      <div class="control-line">
        <div class="control-label" {...content(staticParts?.label(control, idOf(state, name)))} />
        <span class="control-value">
          <Field state={state} name={name} control={control} staticParts={staticParts} />
          <UnitWords value={valueIn(state, name)} unit={control.unit} />
        </span>
      </div>
      <Slider state={state} name={name} control={control} staticParts={staticParts} />
      <Note state={state} name={name} />
    </div>
  ),
}))
