/** What a reader takes along from a calculator: a link, a number, the calculation, the chart, the calculator itself. Loaded when the panel is opened. One part for each thing to take, in the order of the panel, hence its length. */

import { type Signal, signal } from '@preact/signals-core'
import { type ComponentChildren, createRef, render } from 'preact'
import { calculatorAddress } from '../../records/address.ts'
import { changeEntries, entryText, withQuery } from '../../scenario/scenario-text.ts'
import { addressAt, type Calculation, calculationOf, type OutputFact } from '../../wording/take-away-facts.ts'
import { bodyIn, pythonScript } from '../../wording/take-away-python.ts'
import { calculationCsv, embedMarkup, numberMarkdown, numberText } from '../../wording/take-away-text.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import type { PanelContext } from '../calculator/panel.ts'
import { reactive } from '../calculator/reactive.ts'
import { once } from '../page/once.ts'
import { saveFile } from '../page/save-file.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { drawingOf, pngOf, svgText } from './take-away-drawing.ts'

/** The result of an action, shown in its row; a text that could not be copied is shown below the row, selected. */
interface Message {
  readonly row: string
  readonly words: string
  readonly uncopied?: string
}

interface Tools {
  readonly calculation: () => Calculation
  /** Opens the figure where it stands, with its result in it. */
  readonly link: () => string
  readonly embedAddress: () => string
  /** In pixels, in a column as wide as here. */
  readonly embedHeight: () => number
  readonly script: () => Promise<string>
  /** The drawing shown on a wide page. */
  readonly chart: () => SVGSVGElement | null
  readonly chartTitle: () => string
  readonly message: Signal<Message | null>
}

/** What the rows are drawn from: plain values, read once for all of them. */
interface RowProps {
  readonly tools: Tools
  readonly facts: Calculation
  readonly message: Message | null
}

const copy = async (text: string, row: string, { message }: Tools): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    message.value = { row, words: 'Copied' }
  } catch {
    message.value = { row, words: 'Copying is not allowed here; the text is selected below.', uncopied: text }
  }
}

/** Runs an action that may fail, and shows its error in the row. */
const trying = async (row: string, { message }: Tools, run: () => Promise<void> | void): Promise<void> => {
  try {
    await run()
  } catch (error) {
    message.value = { row, words: error instanceof Error ? error.message : 'This did not work.' }
  }
}

const UncopiedText = reactive<{ readonly text: string }>(() => {
  const area = createRef<HTMLTextAreaElement>()
  return {
    draw: ({ text }) => <textarea class="take-by-hand" ref={area} readOnly rows={5} value={text} aria-label="The text to copy" />,
    drawn: () => {
      area.current?.focus()
      area.current?.select()
    },
  }
})

interface RowFrameProps {
  readonly name: string
  readonly message: Message | null
  readonly children: ComponentChildren
  readonly below?: ComponentChildren
}

const Row = ({ name, message, children, below }: RowFrameProps) => {
  const here = message?.row === name ? message : null
  return (
    <li>
      <b class="take-name">{name}</b>
      <span class="take-actions">
        {children}
        <output class="take-said">{here?.words}</output>
      </span>
      {here?.uncopied !== undefined && <UncopiedText text={here.uncopied} />}
      {below}
    </li>
  )
}

const Action = ({ run, children }: { readonly run: () => void; readonly children: ComponentChildren }) => (
  <button type="button" class="quiet" onClick={run}>
    {children}
  </button>
)

/** The leading output first; a series has no number to copy. */
const numbersOf = ({ outputs, main }: Calculation): readonly OutputFact[] =>
  outputs.filter(({ value }) => !Array.isArray(value)).sort((a, b) => Number(b.name === main) - Number(a.name === main))

const NumberRow = ({
  tools,
  facts,
  message,
  chosen,
  choose,
}: RowProps & { readonly chosen: string | null; readonly choose: (name: string) => void }) => {
  const row = 'A number'
  const numbers = numbersOf(facts)
  const output = numbers.find(({ name }) => name === chosen) ?? numbers[0]
  if (!output) return null
  return (
    <Row name={row} message={message} below={<p class="take-text">{numberText(facts, output)}</p>}>
      <select aria-label="Which number" value={output.name} onChange={(event) => choose(event.currentTarget.value)}>
        {numbers.map(({ name, label, printed }) => (
          <option key={name} value={name}>
            {label}: {printed}
          </option>
        ))}
      </select>
      <Action run={() => void copy(numberText(facts, output), row, tools)}>Copy with its inputs</Action>
      <Action run={() => void copy(numberMarkdown(facts, output), row, tools)}>as Markdown</Action>
    </Row>
  )
}

const LinkRow = ({ tools, message }: RowProps) => {
  const row = 'A link to what stands here'
  return (
    <Row name={row} message={message}>
      <Action run={() => void copy(tools.link(), row, tools)}>Copy link</Action>
    </Row>
  )
}

const CalculationRow = ({ tools, facts, message }: RowProps) => {
  const row = 'The calculation'
  const { script } = tools
  return (
    <Row name={row} message={message}>
      <Action run={() => saveFile(`${facts.id}.csv`, calculationCsv(facts), 'text/csv')}>CSV</Action>
      <Action run={() => void trying(row, tools, async () => saveFile(`${facts.id}.py`, await script(), 'text/x-python'))}>
        Python script
      </Action>
      <Action run={() => void trying(row, tools, async () => copy(await script(), row, tools))}>copy the script</Action>
    </Row>
  )
}

const drawing = ({ chart, chartTitle }: Tools, { title, inputs, sources, version, address }: Calculation): SVGElement => {
  const source = chart()
  if (!source) throw new Error('There is no chart here.')
  const changed = inputs.filter(({ provenance }) => /^(changed|pinned)/.test(provenance)).map(({ label, printed }) => `${label} ${printed}`)
  const notes = [
    ...(changed.length > 0 ? [`With ${changed.join('; ')}.`] : []),
    `Isoflop, parameter book of ${version}. Formula: ${sources.join('; ')}.`,
  ]
  return drawingOf(source, { title, says: chartTitle(), notes, address })
}

const ChartRow = ({ tools, facts, message }: RowProps) => {
  const row = 'The chart'
  if (!tools.chart()) return null
  const draw = () => drawing(tools, tools.calculation())
  return (
    <Row name={row} message={message}>
      <Action run={() => void trying(row, tools, () => saveFile(`${facts.id}.svg`, svgText(draw()), 'image/svg+xml'))}>SVG</Action>
      <Action run={() => void trying(row, tools, async () => saveFile(`${facts.id}.png`, await pngOf(draw())))}>PNG</Action>
      <span class="take-hint">its points are under Data</span>
    </Row>
  )
}

const EmbedRow = ({ tools, facts, message }: RowProps) => {
  const row = 'The calculator, on another page'
  const markup = embedMarkup(facts.title, tools.embedAddress(), tools.embedHeight())
  return (
    <Row name={row} message={message} below={<pre class="take-text take-code">{markup}</pre>}>
      <Action run={() => void copy(markup, row, tools)}>Copy the markup</Action>
      <a href={tools.embedAddress()}>open it alone</a>
    </Row>
  )
}

const TakeAway = reactive<{ readonly tools: Tools }>(() => {
  const chosen = signal<string | null>(null)
  const choose = (name: string) => {
    chosen.value = name
  }
  return {
    draw: ({ tools }) => {
      const row: RowProps = { tools, facts: tools.calculation(), message: tools.message.value }
      return (
        <ul class="take-away plain-list">
          <LinkRow {...row} />
          <NumberRow {...row} chosen={chosen.value} choose={choose} />
          <CalculationRow {...row} />
          <ChartRow {...row} />
          <EmbedRow {...row} />
        </ul>
      )
    },
  }
})

/** The names of sources stand in the figure's own record, under "Assumptions and sources". */
const sourcesIn =
  (root: HTMLElement) =>
  (input: string): readonly string[] => {
    const links = root.querySelectorAll(input === '' ? '[data-sources] a' : `[data-input="${input}"] .case-source`)
    return [...new Set([...links].map((link) => link.textContent?.trim() ?? ''))]
  }

/** The main result goes with the link, so that who opens it later can see whether it still comes to the same; this panel stays closed there. */
const linkTo = ({ figure, calculator, evaluation }: FigureState): string => {
  const result = evaluation.value.outputs[calculator.main]
  const was = typeof result === 'number' ? `${figure}.${calculator.main}:${entryText(result)}` : ''
  const show = changeEntries(scenario.get().show, { [`${figure}.take-away`]: null })
  return new URL(withQuery(scenario.share(`#${figure}`, was), { show: show || null }), location.href).href
}

/** The calculator's function in Python. A failure is shown by the row, and the next try asks again. */
const loadBody = once(async (id: string): Promise<string> => {
  const response = await fetch(`/calculators/${id}.py`).catch(() => null)
  const body = response?.ok ? bodyIn(await response.text()) : null
  if (body === null) throw new Error('The script could not be loaded; try again when you are online.')
  return body
})

/** Question and foot of an embedded calculator, in pixels. */
const frameHeight = 110

export const startTakeAway = ({ root, panel, state }: PanelContext): void => {
  const { id } = state.calculator
  const sourcesOf = sourcesIn(root)
  const at = (page: string): string => addressAt(`${location.origin}${page}`, scenario.share(), state.evaluation.value)
  const calculation = (): Calculation =>
    calculationOf(state.evaluation.value, {
      book: state.book,
      version: scenario.version(),
      sourcesOf,
      address: at(calculatorAddress(id)),
      isChanged: state.isChanged,
    })
  void loadBody(id).catch(() => undefined)
  const tools: Tools = {
    calculation,
    link: () => linkTo(state),
    embedAddress: () => at(`/embed/${id}/`),
    embedHeight: () => Math.ceil(((root.querySelector<HTMLElement>('[data-widget]')?.offsetHeight ?? 0) + frameHeight) / 10) * 10,
    script: async () => pythonScript(calculation(), await loadBody(id)),
    chart: () => root.querySelector<SVGSVGElement>('.chart svg.chart-wide'),
    chartTitle: () => state.chart.value?.title ?? '',
    message: signal<Message | null>(null),
  }
  panel.replaceChildren()
  render(<TakeAway tools={tools} />, panel)
}
