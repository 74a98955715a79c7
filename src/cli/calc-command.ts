/**
 * The `calc` command as a function of its arguments and the book: what it prints and its exit code. No effects here.
 *
 * `calc <calculator> [--<input or parameter> <value>]… [--solve <input> --for <output>=<value>] [--json] [--cases]` · `calc --list` · `calc --help` · `calc <calculator> --help`
 */
import { calculators, measuresOf, recordOf } from '../calculators/index.ts'
import { chipInputs } from '../calculators/spec/inputs.ts'
import type { Calculator, CalculatorRecord, InputValue } from '../calculators/spec/spec.ts'
import { nearest } from '../diagnostics/near.ts'
import { visibleJson, visibleLines } from '../diagnostics/writers.ts'
import { parseQuantity } from '../quantities/parse-quantity.ts'
import { type Catalogue, findIn, inputOf, inputsOf, outputsOf } from '../scenario/calculator-lookup.ts'
import { dependencies } from '../scenario/dependencies.ts'
import { type Evaluation, evaluate } from '../scenario/evaluate.ts'
import { measuredRunsOf, withMeasured } from '../scenario/measured-result.ts'
import type { Assumptions, Book, Given } from '../scenario/parameter-book.ts'
import { type Refusal, readInput, readParameter } from '../scenario/parse-input.ts'
import { isRange, type NoRange, type ResultRange, resultRange } from '../scenario/result-range.ts'
import { type Solution, solvableInputs, solvableOutputs, solve, type Wanted } from '../scenario/solve.ts'
import { caseText, evaluationText } from '../wording/calculation-text.ts'
import { helpText } from '../wording/help-text.ts'
import { solutionSentence } from '../wording/solution-words.ts'

export interface Printed {
  /** 2: the arguments are wrong; 3: there is no result, or nothing solves for it. */
  readonly code: 0 | 2 | 3
  readonly out: string
  readonly error: string
}

interface Options {
  readonly ids: readonly string[]
  readonly values: readonly (readonly [name: string, value: string])[]
  readonly flags: ReadonlySet<string>
  readonly problems: readonly string[]
}

const flagNames = ['json', 'list', 'help', 'cases']

const usage = `calc: one calculator, once.

  npm run --silent calc -- <calculator> [--<input> <value>]…

  --solve   an input to be found, with --for <output>=<value>: --solve accelerators --for days=7
  --json    inputs, outputs and warnings in base units, as JSON
  --cases   the published cases, with published, computed and difference
  --list    all calculators
  --help    this; after a calculator, its inputs and outputs

Exit code 2: the arguments are wrong. 3: there is no result, or no value in range gives the wanted one.

Any parameter of the book may be given too, such as --gpuHourPrice 3, also where only a calculator before it in the chain uses it.
Values are written as people write them: 70B, 15T, 128k, 3.8e25, 40%, $2, 80 GB, 80 GiB, 90 days, 1_000.

  npm run --silent calc -- training-run --params 70B --tokens 2T --accelerator a100-80gb --trainingMfu 0.435
`

/** `--name value`, `--name=value`, flags, and everything else as an id. A value may begin with one minus. */
const readArguments = (args: readonly string[]): Options => {
  const ids: string[] = []
  const values: [string, string][] = []
  const flags = new Set<string>()
  const problems: string[] = []
  const rest = [...args]
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    const [, name = '', , value] = /^--([^=]+)(=(.*))?$/s.exec(argument) ?? []
    if (argument === '-h') flags.add('help')
    else if (name === '') ids.push(argument)
    else if (flagNames.includes(name) && value === undefined) flags.add(name)
    else if (value !== undefined) values.push([name, value])
    else if (rest[0] === undefined || rest[0].startsWith('--')) problems.push(`--${name} has no value.`)
    else values.push([name, rest.shift() ?? ''])
  }
  return { ids, values, flags, problems }
}

const sentence = ({ message, hint }: Pick<Refusal, 'message' | 'hint'>): string => (hint ? `${message} ${hint}` : message)

const failed = (problems: readonly string[]): Printed => ({
  code: 2,
  out: '',
  error: visibleLines(`${problems.map((problem) => `calc: ${problem}`).join('\n')}\n`),
})

const printed = (out: string, code: 0 | 3 = 0): Printed => ({ code, out: visibleLines(out), error: '' })

const listText = (catalogue: Catalogue): string => {
  const width = Math.max(0, ...catalogue.map(({ id }) => id.length))
  return catalogue.map(({ id, question }) => `${id.padEnd(width)}  ${question}\n`).join('')
}

const json = (value: unknown): string => `${visibleJson(value)}\n`

const chooseCalculator = (
  ids: readonly string[],
  catalogue: Catalogue,
): { readonly calculator: Calculator | null; readonly problems: readonly string[] } => {
  const [id, ...more] = ids
  if (id === undefined) return { calculator: null, problems: ['no calculator was named. --list names them all.'] }
  const calculator = findIn(catalogue, id)
  const problems = more.map((extra) => `“${extra}” belongs to no option; write --name value, in quotes if the value has a space.`)
  if (calculator) return { calculator, problems }
  const near = nearest(
    id,
    catalogue.map((each) => each.id),
  )
  const hint = near.length > 0 ? `Did you mean ${near.join(' or ')}?` : '--list names them all.'
  return { calculator, problems: [`there is no calculator “${id}”. ${hint}`, ...problems] }
}

interface Settings {
  readonly given: Given
  readonly assumptions: Assumptions
  readonly problems: readonly string[]
  readonly notes: readonly string[]
}

/** Own inputs are given; parameters of the book become assumptions, so that they count in the whole chain. */
const readSettings = (calculator: Calculator, values: Options['values'], book: Book, catalogue: Catalogue): Settings => {
  const given: Record<string, InputValue> = {}
  const assumptions: Record<string, InputValue> = {}
  const problems: string[] = []
  const notes: string[] = []
  const seen = new Set<string>()
  const reached = dependencies(calculator, catalogue).parameters
  for (const [name, text] of values) {
    if (seen.has(name)) {
      problems.push(`--${name} is given twice.`)
      continue
    }
    seen.add(name)
    const input = inputOf(calculator, name)
    if (!input && Object.hasOwn(chipInputs, name) && takesOwnChip(calculator)) {
      notes.push(`${name} changes nothing in ${calculator.id}.`)
      continue
    }
    const isParameter = input?.kind === 'shared' || (!input && Object.hasOwn(book.parameters, name))
    if (!input && !isParameter) {
      problems.push(unknownOption(calculator, name, book))
      continue
    }
    const reading = input ? readInput(calculator, name, text, book) : readParameter(name, text, book)
    if (!reading.ok) problems.push(`--${name}: ${sentence(reading)}`)
    else if (isParameter) assumptions[name] = reading.value
    else given[name] = reading.value
    if (isParameter && !reached.includes(name)) notes.push(`${name} changes nothing in ${calculator.id}.`)
  }
  return { given, assumptions, problems, notes }
}

/** A number of a chip may be given to each calculator that takes a chip, whether it reads that number or not. */
const takesOwnChip = (calculator: Calculator): boolean =>
  Object.values(inputsOf(calculator)).some((input) => input.kind === 'row' && input.table === 'accelerators' && input.own !== undefined)

const unknownOption = (calculator: Calculator, name: string, book: Book): string => {
  const own = Object.keys(inputsOf(calculator))
  const near = nearest(name, [...own, ...flagNames, ...Object.keys(book.parameters)])
  const hint = near.length > 0 ? `Did you mean ${near.map((each) => `--${each}`).join(' or ')}?` : `Its inputs: ${own.join(', ')}.`
  return `--${name} is neither an input of ${calculator.id} nor a parameter of the book. ${hint}`
}

/** What `--solve` and `--for` ask; null when they ask nothing. */
const readWanted = (
  calculator: Calculator,
  values: Options['values'],
): { readonly wanted: Wanted | null; readonly problems: readonly string[] } => {
  const named = (name: string) => values.flatMap(([each, value]) => (each === name ? [value] : []))
  const [[input, ...moreInputs], [text, ...moreTexts]] = [named('solve'), named('for')]
  if (input === undefined && text === undefined) return { wanted: null, problems: [] }
  if (input === undefined) return { wanted: null, problems: ['--for stands with --solve, which names the input to be found.'] }
  if (text === undefined) return { wanted: null, problems: ['--solve stands with --for, which says what is wanted: --for days=7.'] }
  const [, output = '', value = ''] = /^([^=]*)=(.*)$/s.exec(text) ?? []
  const unknown = (what: string, name: string, known: readonly string[]): string => {
    const near = nearest(name, known)
    return `${what} “${name}”. ${near.length > 0 ? `Did you mean ${near.join(' or ')}?` : `There are: ${known.join(', ')}.`}`
  }
  const unit = outputsOf(calculator)[output]?.unit
  const parsed = unit === undefined ? null : parseQuantity(value, unit)
  const problems = [
    ...(moreInputs.length + moreTexts.length > 0 ? ['--solve and --for may stand once: one input is found for one output.'] : []),
    ...(solvableInputs(calculator).includes(input)
      ? []
      : [unknown(`--solve: ${calculator.id} has no number`, input, solvableInputs(calculator))]),
    ...(solvableOutputs(calculator).includes(output)
      ? []
      : [
          output === ''
            ? `--for: write <output>=<value>, such as ${solvableOutputs(calculator)[0] ?? ''}=7.`
            : unknown(`--for: ${calculator.id} has no output`, output, solvableOutputs(calculator)),
        ]),
    ...(parsed && !parsed.ok ? [`--for ${output}: ${sentence(parsed)}`] : []),
    ...(values.some(([name]) => name === input) ? [`--${input} is given, so it cannot be solved for.`] : []),
  ]
  return { wanted: problems.length === 0 && parsed?.ok ? { input, output, target: parsed.value } : null, problems }
}

/** The settings with the solution, or with the nearest value where there is none, and what is said about it. */
const solveIn = (
  calculator: Calculator,
  wanted: Wanted,
  settings: Pick<Settings, 'given' | 'assumptions'>,
  book: Book,
  catalogue: Catalogue,
) => {
  const solution = solve({ calculator, ...settings, book, catalogue }, wanted)
  if (solution === null) throw new Error(`${calculator.id} cannot be solved for ${wanted.input}.`)
  const value = solution.solved ? solution.value : solution.nearest?.value
  const isParameter = inputOf(calculator, wanted.input)?.kind === 'shared'
  const set = value === undefined ? {} : { [wanted.input]: value }
  return {
    solution,
    given: isParameter ? settings.given : { ...settings.given, ...set },
    assumptions: isParameter ? { ...settings.assumptions, ...set } : settings.assumptions,
    says: solutionSentence(solution, wanted, calculator, book),
  }
}

/** Whether a result has nothing in it. */
const isEmpty = ({ calculator, outputs }: Evaluation): boolean => solvableOutputs(calculator).every((name) => outputs[name] === null)

/** Base units; rows by id. */
const jsonOf = ({ id, inputs, outputs }: Evaluation, warnings: readonly string[]) => ({
  id,
  inputs: Object.fromEntries(Object.entries(inputs).map(([name, { value }]) => [name, value])),
  outputs,
  warnings,
})

/** The range of the main output: null where it has none. */
const rangeJson = (range: ResultRange | NoRange) => ({
  range: isRange(range) ? { low: range.low, high: range.high } : null,
  assumedShare: isRange(range) ? range.assumedShare : null,
})

/** How the solution stands in JSON: `value` null where nothing solves it. */
const solvedJson = ({ input }: Wanted, solution: Solution) =>
  solution.solved
    ? { input, value: solution.value, ...(solution.bound ? { bound: solution.bound } : {}) }
    : { input, value: null, nearest: solution.nearest }

const isAsking = ([name]: readonly [string, string]): boolean => name === 'solve' || name === 'for'

/** The output and the exit code of the command. All mistakes are reported together, with exit code 2. */
export const calculate = (
  args: readonly string[],
  book: Book,
  catalogue: Catalogue = calculators,
  records: (calculator: Calculator) => CalculatorRecord = recordOf,
): Printed => {
  const { ids, values, flags, problems: argumentProblems } = readArguments(args)
  if (flags.has('list'))
    return printed(flags.has('json') ? json(catalogue.map(({ id, question }) => ({ id, question }))) : listText(catalogue))
  if (flags.has('help') && ids.length === 0) return printed(usage)
  const { calculator, problems: idProblems } = chooseCalculator(ids, catalogue)
  if (!calculator) return failed([...idProblems, ...argumentProblems])
  if (flags.has('help')) return printed(helpText(calculator, records(calculator), book, catalogue))
  const settings = readSettings(
    calculator,
    values.filter((value) => !isAsking(value)),
    book,
    catalogue,
  )
  const { wanted, problems: wantedProblems } = readWanted(calculator, values)
  const all = [...idProblems, ...argumentProblems, ...settings.problems, ...wantedProblems]
  if (all.length > 0) return failed(all)
  const found = wanted && solveIn(calculator, wanted, settings, book, catalogue)
  const { given, assumptions } = found ?? settings
  const computed = evaluate(calculator, given, assumptions, book, catalogue)
  const measured = measuredRunsOf(computed, measuresOf(calculator), book)
  const evaluation = withMeasured(computed, measured)
  const range = resultRange(calculator, given, assumptions, book, catalogue)
  const warnings = [...(found && !found.solution.solved ? [found.says] : []), ...evaluation.warnings, ...settings.notes]
  const code = (found && !found.solution.solved) || isEmpty(evaluation) ? 3 : 0
  if (flags.has('json'))
    return printed(
      json({
        ...jsonOf(evaluation, warnings),
        ...rangeJson(range),
        ...(wanted && found ? { solved: solvedJson(wanted, found.solution) } : {}),
      }),
      code,
    )
  const record = records(calculator)
  const cases = flags.has('cases') ? caseText(calculator, record, book, catalogue) : ''
  return printed(
    (found?.solution.solved ? `${found.says}\n\n` : '') + evaluationText(evaluation, { range, measured }, warnings, record) + cases,
    code,
  )
}
