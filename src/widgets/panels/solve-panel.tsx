/** The panel “Solve for” of a figure: an output is fixed, an input is chosen that may move, and what it must be is found and set. */
import { computed, effect, signal } from '@preact/signals-core'
import { h, render } from 'preact'
import { parseQuantity } from '../../quantities/parse-quantity.ts'
import { printQuantity } from '../../quantities/print-quantity.ts'
import { outputOf } from '../../scenario/calculator-lookup.ts'
import { controlOf } from '../../scenario/input-control.ts'
import { type Solution, solvableInputs, solvableOutputs, solve, type Wanted } from '../../scenario/solve.ts'
import { solutionSentence } from '../../wording/solution-words.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import type { PanelContext, StartPanel } from '../calculator/panel.ts'
import { reactive } from '../calculator/reactive.ts'
import { element } from '../page/element.ts'

/** The form and what came of it. */
interface SolveState {
  readonly figure: FigureState
  readonly output: { value: string }
  readonly input: { value: string }
  readonly text: { value: string }
  /** The last answer, or why there is none. */
  readonly said: { value: string }
  readonly find: () => void
}

const labelOf = (state: FigureState, input: string): string => controlOf(state.calculator, input, state.book)?.label ?? input

const Choice = ({
  id,
  label,
  of,
  chosen,
  words,
}: {
  readonly id: string
  readonly label: string
  readonly of: readonly string[]
  readonly chosen: { value: string }
  readonly words: (name: string) => string
}) => (
  <label for={id}>
    {label}{' '}
    <select
      id={id}
      value={chosen.value}
      onChange={(event) => {
        chosen.value = event.currentTarget.value
      }}
    >
      {of.map((name) => (
        <option key={name} value={name}>
          {words(name)}
        </option>
      ))}
    </select>
  </label>
)

const SolveForm = reactive(() => ({
  draw: ({ of: { figure, output, input, text, said, find } }: { readonly of: SolveState }) => {
    const { calculator } = figure
    const id = `${figure.figure}-solve`
    const value = figure.evaluation.value.outputs[output.value]
    const unit = outputOf(calculator, output.value)?.unit ?? 'none'
    return (
      <form
        onSubmit={(event) => {
          event.preventDefault()
          find()
        }}
      >
        <p class="compare-with">
          <Choice
            id={`${id}-output`}
            label="Fix"
            of={solvableOutputs(calculator)}
            chosen={output}
            words={(name) => outputOf(calculator, name)?.label ?? name}
          />
          <label for={`${id}-value`}>
            at{' '}
            <input
              id={`${id}-value`}
              class="field"
              size={12}
              spellcheck={false}
              value={text.value}
              placeholder={printQuantity(typeof value === 'number' ? value : null, unit)}
              onInput={(event) => {
                text.value = event.currentTarget.value
              }}
            />
          </label>
          <Choice
            id={`${id}-input`}
            label="and let move"
            of={solvableInputs(calculator)}
            chosen={input}
            words={(name) => labelOf(figure, name)}
          />
          <button type="submit" class="quiet">
            Solve
          </button>
        </p>
        <output for={`${id}-value`}>{said.value}</output>
      </form>
    )
  },
}))

/** Solves and sets the input; what came of it is said in a sentence. */
const findIn = (figure: FigureState, wanted: Omit<Wanted, 'target'>, text: string): string => {
  const { calculator, catalogue, book } = figure
  const unit = outputOf(calculator, wanted.output)?.unit
  const parsed = unit === undefined ? null : parseQuantity(text, unit)
  if (!parsed?.ok) return parsed ? [parsed.message, parsed.hint].filter(Boolean).join(' ') : ''
  const given = { ...figure.given, ...figure.here.peek() }
  const asked = { ...wanted, target: parsed.value }
  const solution: Solution | null = solve({ calculator, given, assumptions: figure.assumptions.peek(), book, catalogue }, asked)
  if (!solution) return ''
  if (solution.solved) figure.set(wanted.input, solution.value)
  return solutionSentence(solution, asked, calculator, book)
}

export const startSolve: StartPanel = ({ details, panel, state }: PanelContext) => {
  const output = signal(details.dataset['output'] ?? state.calculator.main)
  const input = signal(solvableInputs(state.calculator)[0] ?? '')
  const text = signal('')
  const said = signal('')
  const find = () => {
    said.value = findIn(state, { input: input.peek(), output: output.peek() }, text.peek())
  }
  const focusOn = () => {
    output.value = details.dataset['output'] ?? output.peek()
    text.value = ''
    said.value = ''
    panel.querySelector('input')?.focus()
  }
  panel.replaceChildren(element('div', { 'data-live': '' }))
  const live = panel.querySelector(':scope > [data-live]')
  if (live) render(h(SolveForm, { of: { figure: state, output, input, text, said, find } }), live)
  details.addEventListener('solve', focusOn)
  if (details.dataset['output'] !== undefined) focusOn()
  // An input that moved by another hand no longer answers the question.
  const chosen = computed(() => `${output.value} ${input.value}`)
  effect(() => {
    void chosen.value
    said.value = ''
  })
}
