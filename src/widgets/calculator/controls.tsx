/**
 * The controls of a calculator: a label, a field that takes what people write, a slider beneath; a list for a row or a choice. One file,
 * long, because every kind of control shares its line: label, sign of sharing, field, message.
 */

import { signal } from '@preact/signals-core'
import type { ComponentChildren } from 'preact'
import type { ChoiceOption, InputValue } from '../../calculators/spec/spec.ts'
import { printQuantity, typeset } from '../../quantities/print-quantity.ts'
import { type Unit, unitForm } from '../../quantities/unit-forms.ts'
import { calculatorAddress, sourceAddress } from '../../records/address.ts'
import { outputsOf } from '../../scenario/calculator-lookup.ts'
import type { Control as InputControl, OptionControl, QuantityControl, TextControl } from '../../scenario/input-control.ts'
import { controlOf } from '../../scenario/input-control.ts'
import type { FigureState } from './figure-state.ts'
import { inputSignals } from './input-signals.ts'
import { loadFigureInteraction } from './load-figure-interaction.ts'
import { TypesetText } from './number.tsx'
import { reactive } from './reactive.ts'
import { positionOf, shareOf, steps, valueAt } from './slider-scale.ts'

/** The parts of a control that never change, drawn at build (`static-parts.tsx`). The browser's script keeps their markup and contains none of it. */
export interface StaticParts {
  readonly label: (control: InputControl, id: string) => ComponentChildren
  readonly ticks: (control: QuantityControl) => ComponentChildren
  readonly options: (control: OptionControl, value: InputValue) => ComponentChildren
  readonly sliderClass: (control: QuantityControl) => string
  readonly fieldTitle: (unit: Unit) => string
}

interface ControlProps {
  readonly state: FigureState
  readonly name: string
  /** At build only. */
  readonly staticParts?: StaticParts | undefined
}

/** Properties of an element with static content. Given an empty `dangerouslySetInnerHTML`, Preact keeps the markup that the build wrote. */
const own = { dangerouslySetInnerHTML: { __html: '' } }
const content = (drawn: ComponentChildren): { readonly children: ComponentChildren } | typeof own =>
  drawn === undefined ? own : { children: drawn }

const valueIn = (state: FigureState, name: string): InputValue => inputSignals(state, name).value.value
const changedIn = (state: FigureState, name: string): boolean => inputSignals(state, name).changed.value
const idOf = (state: FigureState, name: string): string => `${state.figure}-${name}`

/** Under a control: what is wrong, else how to take a change back, else where the value is from. */
const Note = reactive(() => ({
  draw: ({ state, name }: ControlProps) => {
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
            from <a href={calculatorAddress(via.value)}>{via.value.replaceAll('-', ' ')}</a>
          </>
        ) : (
          origin.value
        )}
      </p>
    )
  },
}))

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

const QuantityRow = reactive(() => ({
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

/** Why the constants chosen differ from the others. */
const Why = ({ of }: { readonly of: ChoiceOption | undefined }) =>
  of?.why === undefined ? null : (
    <p class="control-why">
      {of.why}
      {of.source !== undefined && (
        <>
          {' '}
          <a href={sourceAddress(of.source)}>Source</a>
        </>
      )}
    </p>
  )

const ListRow = reactive(() => ({
  draw: ({ state, name, control, staticParts }: ControlProps & { readonly control: OptionControl }) => {
    const value = valueIn(state, name)
    const id = idOf(state, name)
    return (
      <div
        class={`control is-list${changedIn(state, name) ? ' is-changed' : ''}${control.options.some(({ why }) => why) ? ' has-why' : ''}`}
      >
        <div class="control-line" {...content(staticParts?.label(control, id))} />
        <select
          id={id}
          name={id}
          value={value ?? ''}
          aria-describedby={`${id}-note`}
          onChange={(event) => state.set(name, event.currentTarget.value || null)}
          {...content(staticParts?.options(control, value))}
        />
        <div>
          <Why of={control.options.find((option) => option.value === value)} />
          <Note state={state} name={name} />
        </div>
      </div>
    )
  },
}))

/** A text of a stated form, taken at Enter and on leaving. */
const TextRow = reactive(({ state, name }: ControlProps & { readonly control: TextControl }) => {
  /** The text until it is taken. */
  const draft = signal(state.typed[name] ?? null)
  const take = async (text: string) => {
    if ((await state.type(name, text)) && draft.peek() === text) draft.value = null
  }
  const placed = () => {
    if (draft.peek() !== null) void take(draft.peek() ?? '')
    return () => undefined
  }
  const draw = ({ control }: { readonly control: TextControl }) => {
    const id = idOf(state, name)
    return (
      <div class={`control${changedIn(state, name) ? ' is-changed' : ''}`}>
        <div class="control-line">
          <label for={id}>{control.label}</label>
          <span class="control-value">
            <input
              id={id}
              name={id}
              type="text"
              class="field"
              size={10}
              spellcheck={false}
              value={draft.value ?? valueIn(state, name) ?? ''}
              title={`Write ${control.form}`}
              aria-describedby={`${id}-note`}
              aria-invalid={inputSignals(state, name).problem.value !== null}
              onInput={(event) => {
                draft.value = event.currentTarget.value
              }}
              onChange={(event) => void take(event.currentTarget.value)}
            />
          </span>
        </div>
        <Note state={state} name={name} />
      </div>
    )
  }
  return { placed, draw }
})

export const Control = ({ state, name, staticParts }: ControlProps) => {
  const control = controlOf(state.calculator, name, state.book)
  if (!control) return null
  if (control.kind === 'text') return <TextRow state={state} name={name} control={control} />
  return control.kind === 'quantity' ? (
    <QuantityRow state={state} name={name} control={control} staticParts={staticParts} />
  ) : (
    <ListRow state={state} name={name} control={control} staticParts={staticParts} />
  )
}

/** An output beside the sentence: its label and value. */
export const OutputLine = reactive(() => ({
  draw: ({ state, name }: ControlProps) => {
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
  },
}))
