/**
 * What a calculator is: data plus one pure function. `calculator({ … })` types a spec; `src/scenario` evaluates it. What it stands on
 * (formula, published cases, sources) is its record, in a file beside it.
 *
 * - **input**: `quantity` (own default), `shared` (from the parameter book), `choice`, `row` (a row of a data set, which may fill
 *   other inputs), or `text` of a stated form, such as a month. A default may be another calculator's output (`from(…)`), so chains move together.
 * - **case**: a published result, with every input it depends on pinned.
 */
import type { Sentence } from '../../quantities/print-quantity.ts'
import type { Unit } from '../../quantities/units.ts'
import type { Chart } from './chart.ts'

export type InputValue = number | string | null
export type Cells = Readonly<Record<string, string | number | null>>

export interface Tick {
  readonly value: number
  readonly label: string
}

/** Another calculator's output in the same scenario, as a default. */
export interface OutputOf {
  readonly calculator: string
  readonly output: string
}
export const from = (calculator: string, output: string): OutputOf => ({ calculator, output })

interface Slider {
  /** What the control reaches; a typed value may go beyond it, up to `limits`. */
  readonly range: readonly [number, number]
  readonly scale: 'log' | 'linear'
  /** What is possible at all; outside it a value is refused. Default: positive and finite. */
  readonly limits?: readonly [number, number]
  readonly integer?: boolean
  readonly ticks?: readonly Tick[]
}

export interface QuantityInput extends Slider {
  readonly kind: 'quantity'
  readonly label: string
  readonly unit: Unit
  /** Null: an optional input, absent until given. */
  readonly default: number | OutputOf | null
  /** `calculator.input` of the same quantity in another calculator: a scenario has one value for both, and a change here changes it there. */
  readonly sameAs?: string
  /** Cells of a row that this number stands in for, where it is given: the rate of a chip of one's own. Absent until given. */
  readonly cellOf?: CellOf
  /** Other inputs that this one stands in for: where it is given, they do not count. Absent until given. */
  readonly insteadOf?: readonly string[]
  readonly help?: string
}
/** Name of a row input, and the columns of its table. */
export interface CellOf {
  readonly row: string
  readonly columns: readonly string[]
}
export interface SharedInput extends Partial<Slider> {
  readonly kind: 'shared'
  /** Where the parameter's label says more than the input means: a price that a chosen row may give. */
  readonly label?: string
  /** Id in the parameter book, which gives label, unit and value; equal to the input's own name. */
  readonly parameter: string
}
export interface ChoiceOption {
  readonly value: string
  readonly label: string
  /** Other names for it, which links and the command line take as well. */
  readonly aliases?: readonly string[]
  /** Where the options are published constants that disagree: why this one differs, in a sentence or two. Shown while it is chosen. */
  readonly why?: string
  /** Key of the source of `why`. */
  readonly source?: string
}
export interface ChoiceInput {
  readonly kind: 'choice'
  readonly label: string
  readonly options: readonly ChoiceOption[]
  readonly default: string
  readonly help?: string
}
export interface RowInput {
  readonly kind: 'row'
  readonly label: string
  /** Id of the data set. */
  readonly table: string
  /** Key of the default row; null: none chosen. */
  readonly default: string | null
  /** Input name → what gives its default while this row is chosen: a column, or what follows from cells and other tables. Null gives none. */
  readonly fills?: Readonly<Record<string, string | ((row: Cells, rows: (table: string) => readonly Cells[]) => number | null)>>
  /** What a row of one's own is called in a sentence. With it the list has a last choice, `custom`, whose cells are the inputs with `cellOf`. */
  readonly own?: string
  /** Column whose values head the groups of a list of rows; by default they stand by the first word of their name. */
  readonly groups?: string
  readonly help?: string
}
export interface TextInput {
  readonly kind: 'text'
  readonly label: string
  /** What the whole text must match. */
  readonly pattern: RegExp
  /** The form in words with an example, after "Write": "a month like 2026-01". */
  readonly form: string
  readonly default: string
  /** As of a quantity: where the text is not its default, these do not count. */
  readonly insteadOf?: readonly string[]
  readonly help?: string
}
export type Input = QuantityInput | SharedInput | ChoiceInput | RowInput | TextInput

/** The id of a row that the reader describes by its numbers. */
export const ownRow = 'custom'

export const quantity = <const T extends Omit<QuantityInput, 'kind'>>(input: T): T & { readonly kind: 'quantity' } => ({
  kind: 'quantity',
  ...input,
})
export const shared = (parameter: string, own: Partial<Omit<SharedInput, 'kind' | 'parameter'>> = {}): SharedInput => ({
  kind: 'shared',
  parameter,
  ...own,
})
export const choice = (input: Omit<ChoiceInput, 'kind'>): ChoiceInput => ({ kind: 'choice', ...input })
export const row = (input: Omit<RowInput, 'kind'>): RowInput => ({ kind: 'row', ...input })
export const text = (input: Omit<TextInput, 'kind'>): TextInput => ({ kind: 'text', ...input })

/** What `compute` receives for an input: a number, null for an absent optional one, a choice's value, a text, or a row's cells. */
export type Received<T extends Input> = T extends { kind: 'quantity'; default: null }
  ? number | null
  : T extends QuantityInput | SharedInput
    ? number
    : T extends ChoiceInput | TextInput
      ? string
      : Cells | null

export interface SeriesPoint {
  readonly x: number
  readonly y: number
}
export type OutputValue = number | string | null | readonly SeriesPoint[]

export interface Output {
  readonly label: string
  readonly unit: Unit
  readonly type?: 'number' | 'text' | 'series'
  readonly digits?: number
  /** It compares the result with measured runs: `<id>.measured.ts` gives it, and it stands in a sentence instead of the list of outputs. */
  readonly measured?: boolean
}

/** Inside a view: the inputs in force, the outputs there, and the outputs elsewhere. */
export interface ViewContext<I, O> {
  readonly inputs: I
  readonly outputs: O
  /** Outputs with some inputs changed; cheap, pure. */
  readonly at: (changes: Partial<I>) => O
  readonly rows: (table: string) => readonly Cells[]
}
export interface View<I = never, O = never> {
  readonly id: string
  readonly title: string
  readonly draw: (context: ViewContext<I, O>) => Chart
}

/** A tolerance: relative share (`'15%'`) or exact. */
export interface Within {
  readonly value: number
  readonly tolerance: number
}
/** `within(1_720_320, '15%')`: the published value and how far the formula may be from it. */
export const within = (value: number, tolerance: `${number}%`): Within => ({ value, tolerance: Number(tolerance.slice(0, -1)) / 100 })

export interface Case {
  readonly name: string
  /** Texts or numbers, every input that the expected outputs depend on. */
  readonly given: Readonly<Record<string, InputValue>>
  readonly expect: Readonly<Record<string, Within>>
  /** Key of a source, with where in it. */
  readonly source: string
  readonly locator?: string
  /** Why the tolerance is what it is, when it is not rounding. */
  readonly note?: string
}

/** A range of an input that a law was fitted on. Outside it `says` is a warning, and a chart that has the input on an axis is shaded. */
export interface Validity {
  readonly input: string
  readonly range: readonly [number, number]
  readonly says: string
}

export interface CalculatorOf<I extends Readonly<Record<string, Input>>, O extends Readonly<Record<string, Output>>> {
  readonly id: string
  readonly topic: 'training' | 'inference' | 'scaling-laws' | 'agentic-demand'
  /** Place in lists of calculators: smaller first, gaps between, so that another fits in. */
  readonly order: number
  readonly title: string
  /** The title a reader sees. */
  readonly question: string
  readonly inputs: I
  readonly outputs: O
  /**
   * What calculators upstream take from this one's inputs instead of their own defaults, by `calculator.input`; the reader's changes win.
   * It sees inputs without those that are another calculator's output.
   */
  readonly passes?: (input: { readonly [K in keyof I]: Received<I[K]> | null }) => Readonly<Record<string, InputValue>>
  /** Pure. Base units in and out; never NaN or infinite inside the stated ranges: null instead. */
  readonly compute: (input: { readonly [K in keyof I]: Received<I[K]> }) => { readonly [K in keyof O]: OutputValue }
  /** Plain sentences about a result that needs care: an output that is null, a price that does not fit the chip. `rows` gives a data set. */
  readonly warns?: (
    input: { readonly [K in keyof I]: Received<I[K]> },
    outputs: { readonly [K in keyof O]: OutputValue },
    rows: (table: string) => readonly Cells[],
  ) => readonly string[]
  /** The result in words; the numbers in it are typeset by their output's unit. */
  readonly says: (outputs: { readonly [K in keyof O]: OutputValue }, input: { readonly [K in keyof I]: Received<I[K]> }) => Sentence
  /** Which output leads. */
  readonly main: keyof O & string
  readonly views: readonly View<{ readonly [K in keyof I]: Received<I[K]> }, { readonly [K in keyof O]: OutputValue }>[]
  /** A function where the range depends on another input, such as the fit that is chosen. */
  readonly validity?: readonly Validity[] | ((input: { readonly [K in keyof I]: Received<I[K]> }) => readonly Validity[])
}

/** That an output rises or falls with an input, wherever the other inputs stand; not strictly, since an input may have no effect. */
export interface Monotone {
  readonly input: string
  readonly output: string
  readonly direction: 'rises' | 'falls'
  /** Half a sentence: the reason in the subject itself. */
  readonly because: string
  /** Inputs for which alone it holds. */
  readonly given?: Readonly<Record<string, InputValue>>
}

/** A result set beside a number of the world that a parameter holds, with its interval. */
export interface WorldCheck {
  readonly title: string
  readonly output: string
  /** Id of the parameter; it is an input of the calculator. */
  readonly world: string
  /** Between the parameter's low and high value, or not above its best one. */
  readonly passes: 'within' | 'at-most'
  /** Parameters whose values were solved from this number. With any, the check is a fit and no evidence. */
  readonly solved: readonly string[]
  /** A sentence or two: how they were solved, or what is tested. */
  readonly says: string
}

/** What a calculator stands on. It is tested and printed at build, and no page's script carries it. */
export interface CalculatorRecord {
  /** LaTeX. */
  readonly formula: string
  readonly cases: readonly Case[]
  /** At least one; tests try each at many inputs. */
  readonly monotone: readonly Monotone[]
  /** Results shown side by side: at our defaults, with their ranges, and in named scenarios of the notebook. */
  readonly readings?: { readonly outputs: readonly string[]; readonly scenarios: readonly string[] }
  /** Shown with the calculator at the values of the parameter book, and run by `check --world`. */
  readonly checks?: readonly WorldCheck[]
  /** Id of another calculator whose checks are shown with this one, since they are of the same demand. */
  readonly checksOf?: string
  /** Keys of sources of the formula and its constants. */
  readonly sources: readonly string[]
  /** What the model leaves out, in a sentence each. */
  readonly caveats?: readonly string[]
}

/** A spec whose types have been checked; everything that handles any calculator takes this. */
// biome-ignore lint/suspicious/noExplicitAny: the types of one spec's inputs are its own; here any spec is meant.
export type Calculator = CalculatorOf<any, any>

/** The ranges that hold for these inputs. */
export const validityOf = (
  { validity = [] }: Calculator,
  input: Readonly<Record<string, number | string | Cells | null>>,
): readonly Validity[] => (typeof validity === 'function' ? validity(input) : validity)

/** Types a spec: `compute`, `says` and views see their own inputs and outputs. */
export const calculator = <const I extends Readonly<Record<string, Input>>, const O extends Readonly<Record<string, Output>>>(
  spec: CalculatorOf<I, O>,
): Calculator => spec
