/** Results of a calculator side by side: at our defaults, in nine of ten draws, in named scenarios; and the parameters that move them most. */
import { calculators, recordOf } from '../calculators/index.ts'
import type { Calculator } from '../calculators/spec/spec.ts'
import { plainText } from '../quantities/print-quantity.ts'
import { typesetRough } from '../quantities/rough-quantity.ts'
import { memo } from '../records/memo.ts'
import type { Parameter } from '../records/parameter.ts'
import type { Scenario } from '../records/scenario.ts'
import { outputOf } from '../scenario/calculator-lookup.ts'
import { evaluate } from '../scenario/evaluate.ts'
import { sample, usualSampling } from '../scenario/monte-carlo.ts'
import { parameterIn } from '../scenario/parameter-book.ts'
import { assumptionsOf, presetOf } from '../scenario/presets.ts'
import { isRange, rangeOf } from '../scenario/result-range.ts'
import { sensitivity } from '../scenario/sensitivity.ts'
import type { SiteNotebook } from './notebook.ts'
import { bookVersion } from './scenarios.ts'

export interface Readings {
  /** Years from now to the end that labels speak of; null where the calculator has no such input. */
  readonly years: number | null
  readonly scenarios: readonly { readonly scenario: Scenario; readonly query: string }[]
  readonly rows: readonly {
    readonly output: string
    readonly label: string
    readonly ours: string
    /** "1 % to 67 %". */
    readonly range: string
    /** How much of the range rests on our assumptions: "44 %". */
    readonly assumed: string
    /** One a scenario. */
    readonly theirs: readonly string[]
    /** The parameters that explain most of the variation, largest share first. */
    readonly turnsOn: readonly Parameter[]
  }[]
}

/** So many parameters are named, each with at least a tenth of the variation. */
const [mostNamed, leastShare] = [2, 0.1]

function readingsIn(notebook: SiteNotebook, calculator: Calculator): Readings | null {
  const { readings } = recordOf(calculator)
  if (!readings) return null
  const { book } = notebook
  const scenarios = readings.scenarios.flatMap((id) => notebook.scenarios.find((each) => each.id === id) ?? [])
  const [ours, ...theirs] = [{}, ...scenarios.map(assumptionsOf)].map((assumptions) =>
    evaluate(calculator, {}, assumptions, book, calculators),
  )
  const years = ours?.inputs['years']?.value
  const samples = sample(calculator, {}, {}, book, calculators, usualSampling)
  return {
    years: typeof years === 'number' ? years : null,
    scenarios: scenarios.map((scenario) => ({
      scenario,
      query: `?with=${presetOf(scenario, book, calculators).text}&on=${bookVersion(notebook)}`,
    })),
    rows: readings.outputs.map((output) => {
      const { label = output, unit = 'none' } = outputOf(calculator, output) ?? {}
      const print = (value: unknown): string => plainText(typesetRough(typeof value === 'number' ? value : null, unit))
      const range = rangeOf(samples, output, book)
      return {
        output,
        label,
        ours: print(ours?.outputs[output]),
        range: isRange(range) ? `${print(range.low)} to ${print(range.high)}` : '—',
        assumed: isRange(range) && range.assumedShare !== null ? plainText(typesetRough(range.assumedShare, 'share')) : '—',
        theirs: theirs.map(({ outputs }) => print(outputs[output])),
        turnsOn: sensitivity(calculator, {}, {}, book, calculators, output, samples)
          .filter(({ share }) => (share ?? 0) >= leastShare)
          .slice(0, mostNamed)
          .flatMap(({ parameter }) => parameterIn(book, parameter) ?? []),
      }
    }),
  }
}

/** By calculator, worked out once a notebook. */
const known = memo((_: SiteNotebook) => new Map<string, Readings | null>())

/** Null for a calculator whose record asks for none. */
export function readingsOf(notebook: SiteNotebook, calculator: Calculator): Readings | null {
  const before = known(notebook).get(calculator.id)
  if (before !== undefined) return before
  const found = readingsIn(notebook, calculator)
  known(notebook).set(calculator.id, found)
  return found
}
