/** What a reader takes along from a calculator: a link, a number, the calculation, the chart, the calculator itself. Loaded when the panel is opened. */

import type { Signal } from '@preact/signals'
import { signal, useSignal } from '@preact/signals'
import { render } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { calculatorAddress, embedAddress, pythonAddress } from '../../records/address.ts'
import { changeEntries, entryText, withQuery } from '../../scenario/scenario-text.ts'
import { addressAt, type Calculation, calculationOf, type OutputFact } from '../../wording/take-away-facts.ts'
import { bodyIn, pythonScript } from '../../wording/take-away-python.ts'
import { calculationCsv, embedMarkup, numberMarkdown, numberText } from '../../wording/take-away-text.ts'
import type { FigureState } from '../calculator/figure-state.ts'
import type { PanelContext } from '../calculator/panel.ts'
import { saveFile } from '../page/save-file.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import { drawingOf, pngOf, svgText } from './take-away-drawing.ts'

/** What a row says after an action; a text that could not be copied stands below it, selected. */
interface Said {
  readonly row: string
  readonly words: string
  readonly text?: string
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
  readonly says: () => string
  readonly said: Signal<Said | null>
}

const copy = async (text: string, row: string, said: Signal<Said | null>): Promise<void> => {
  try {
    await navigator.clipboard.writeText(text)
    said.value = { row, words: 'Copied' }
  } catch {
    said.value = { row, words: 'Copying is not allowed here; the text is selected below.', text }
  }
}

/** Runs what may fail, and says so in the row. */
const trying = async (row: string, said: Signal<Said | null>, run: () => Promise<void> | void): Promise<void> => {
  try {
    await run()
  } catch (error) {
    said.value = { row, words: error instanceof Error ? error.message : 'This did not work.' }
  }
}

const ByHand = ({ text }: { readonly text: string }) => {
  const area = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    area.current?.focus()
    area.current?.select()
  }, [text])
  return <textarea class="take-by-hand" ref={area} readOnly rows={5} value={text} aria-label="The text to copy" />
}

interface RowProps {
  readonly name: string
  readonly said: Signal<Said | null>
  readonly children: preact.ComponentChildren
  readonly below?: preact.ComponentChildren
}

const Row = ({ name, said, children, below }: RowProps) => {
  const here = said.value?.row === name ? said.value : null
  return (
    <li>
      <b class="take-name">{name}</b>
      <span class="take-actions">
        {children}
        <output class="take-said">{here?.words}</output>
      </span>
      {here?.text !== undefined && <ByHand text={here.text} />}
      {below}
    </li>
  )
}

const Action = ({ run, children }: { readonly run: () => void; readonly children: preact.ComponentChildren }) => (
  <button type="button" class="quiet" onClick={run}>
    {children}
  </button>
)

/** The leading output first; a series has no number to copy. */
const numbersOf = ({ outputs, main }: Calculation): readonly OutputFact[] =>
  outputs.filter(({ value }) => !Array.isArray(value)).sort((a, b) => Number(b.name === main) - Number(a.name === main))

const NumberRow = ({ calculation, said }: Tools) => {
  const chosen = useSignal<string | null>(null)
  const facts = calculation()
  const numbers = numbersOf(facts)
  const output = numbers.find(({ name }) => name === chosen.value) ?? numbers[0]
  if (!output) return null
  return (
    <Row name="A number" said={said} below={<p class="take-text">{numberText(facts, output)}</p>}>
      <select
        aria-label="Which number"
        value={output.name}
        onChange={(event) => {
          chosen.value = event.currentTarget.value
        }}
      >
        {numbers.map(({ name, label, printed }) => (
          <option key={name} value={name}>
            {label}: {printed}
          </option>
        ))}
      </select>
      <Action run={() => void copy(numberText(facts, output), 'A number', said)}>Copy with its inputs</Action>
      <Action run={() => void copy(numberMarkdown(facts, output), 'A number', said)}>as Markdown</Action>
    </Row>
  )
}

const LinkRow = ({ link, said }: Tools) => {
  const row = 'A link to what stands here'
  return (
    <Row name={row} said={said}>
      <Action run={() => void copy(link(), row, said)}>Copy link</Action>
    </Row>
  )
}

const CalculationRow = ({ calculation, script, said }: Tools) => {
  const row = 'The calculation'
  const { id } = calculation()
  return (
    <Row name={row} said={said}>
      <Action run={() => saveFile(`${id}.csv`, calculationCsv(calculation()), 'text/csv')}>CSV</Action>
      <Action run={() => void trying(row, said, async () => saveFile(`${id}.py`, await script(), 'text/x-python'))}>Python script</Action>
      <Action run={() => void trying(row, said, async () => copy(await script(), row, said))}>copy the script</Action>
    </Row>
  )
}

const drawing = ({ calculation, chart, says }: Tools): SVGElement => {
  const source = chart()
  if (!source) throw new Error('There is no chart here.')
  const { title, inputs, sources, version, address } = calculation()
  const changed = inputs.filter(({ provenance }) => /^(changed|pinned)/.test(provenance)).map(({ label, printed }) => `${label} ${printed}`)
  const notes = [
    ...(changed.length > 0 ? [`With ${changed.join('; ')}.`] : []),
    `Isoflop, parameter book of ${version}. Formula: ${sources.join('; ')}.`,
  ]
  return drawingOf(source, { title, says: says(), notes, address })
}

const ChartRow = (tools: Tools) => {
  const row = 'The chart'
  const { calculation, said } = tools
  const { id } = calculation()
  if (!tools.chart()) return null
  return (
    <Row name={row} said={said}>
      <Action run={() => void trying(row, said, () => saveFile(`${id}.svg`, svgText(drawing(tools)), 'image/svg+xml'))}>SVG</Action>
      <Action run={() => void trying(row, said, async () => saveFile(`${id}.png`, await pngOf(drawing(tools))))}>PNG</Action>
      <span class="take-hint">its points are under Data</span>
    </Row>
  )
}

const EmbedRow = ({ calculation, embedAddress, embedHeight, said }: Tools) => {
  const markup = embedMarkup(calculation().title, embedAddress(), embedHeight())
  return (
    <Row name="The calculator, on another page" said={said} below={<pre class="take-text take-code">{markup}</pre>}>
      <Action run={() => void copy(markup, 'The calculator, on another page', said)}>Copy the markup</Action>
      <a href={embedAddress()}>open it alone</a>
    </Row>
  )
}

const TakeAway = (tools: Tools) => (
  <ul class="take-away plain-list">
    <LinkRow {...tools} />
    <NumberRow {...tools} />
    <CalculationRow {...tools} />
    <ChartRow {...tools} />
    <EmbedRow {...tools} />
  </ul>
)

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

/** The calculator's function, fetched once; a failure is said, and the next try asks again. */
const bodyOf = (id: string): (() => Promise<string>) => {
  let pending: Promise<string> | undefined
  const load = async (): Promise<string> => {
    const response = await fetch(pythonAddress(id)).catch(() => null)
    const body = response?.ok ? bodyIn(await response.text()) : null
    if (body === null) throw new Error('The script could not be loaded; try again when you are online.')
    return body
  }
  return () => {
    pending ??= load()
    pending.catch(() => {
      pending = undefined
    })
    return pending
  }
}

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
  const body = bodyOf(id)
  void body().catch(() => undefined)
  panel.replaceChildren()
  render(
    <TakeAway
      calculation={calculation}
      link={() => linkTo(state)}
      embedAddress={() => at(embedAddress(id))}
      embedHeight={() => Math.ceil(((root.querySelector<HTMLElement>('[data-widget]')?.offsetHeight ?? 0) + frameHeight) / 10) * 10}
      script={async () => pythonScript(calculation(), await body())}
      chart={() => root.querySelector<SVGSVGElement>('.chart svg.chart-wide')}
      says={() => state.chart.value?.title ?? ''}
      said={signal<Said | null>(null)}
    />,
    panel,
  )
}
