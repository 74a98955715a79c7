/** The controls of a calculator: a number with its slider, a list for a row or a choice, a text of a stated form. */
import { signal } from '@preact/signals-core'
import type { ChoiceOption } from '../../calculators/spec/spec.ts'
import { sourceAddress } from '../../records/address.ts'
import type { OptionControl, TextControl } from '../../scenario/input-control.ts'
import { controlOf } from '../../scenario/input-control.ts'
import { type ControlProps, changedIn, content, idOf, Note, valueIn } from './control-parts.tsx'
import { inputSignals } from './input-signals.ts'
import { QuantityRow } from './quantity-control.tsx'
import { reactive } from './reactive.ts'

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
