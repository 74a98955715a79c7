/**
 * Figures of a page as the build writes them, for tests in a document, and the files that their scripts fetch.
 *
 * The training run at its defaults: 6 × 70e9 parameters × 2e12 tokens = 8.4e23 FLOP; at 1e15 FLOP/s and half of it used
 * 8.4e23 ÷ (1e15 × 0.5 × 3600) = 466,667 hours, and at $3 an hour $1.4 M.
 */
import type { Calculator } from '../../calculators/spec/spec.ts'
import { taskHorizon } from '../../calculators/task-horizon.ts'
import { trainingRun } from '../../calculators/training-run.ts'
import type { Dataset } from '../../records/dataset.ts'
import type { Parameter } from '../../records/parameter.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { bookOf } from '../../scenario/parameter-book.ts'
import { drawCalculator } from './draw-calculator.tsx'

const parameter = (id: string, label: string, unit: string, [low, best, high]: readonly [number, number, number]): Parameter => ({
  id,
  area: 'test',
  file: 'content/parameters/test.yaml',
  label,
  unit,
  low,
  best,
  high,
  distribution: unit === 'share' ? 'logit-normal' : 'log-normal',
  asOf: '2026-03',
  sources: ['epoch2025'],
})

const accelerators: Dataset = {
  id: 'accelerators',
  file: 'content/data/accelerators.csv',
  title: 'Accelerators',
  description: '',
  key: 'id',
  sources: [],
  licence: '',
  asOf: '2026',
  columns: [],
  rows: [
    { id: 'h100-sxm', name: 'H100 SXM', bf16: 1e15, fp8: 2e15, power: 700 },
    { id: 'h200-sxm', name: 'H200 SXM', bf16: 2e15, fp8: 4e15, power: 700 },
  ],
}

/** The low and high price are half and double the best one. */
export const book: Book = bookOf(
  [
    parameter('trainingMfu', 'Training utilisation', 'share', [0.25, 0.5, 0.6]),
    parameter('gpuHourPrice', 'Price of a GPU-hour', 'USD/h', [1.5, 3, 6]),
    parameter('pue', 'Power usage effectiveness', 'ratio', [1.1, 1.2, 1.4]),
    parameter('powerShare', 'Power share', 'ratio', [1, 1.2, 1.5]),
    parameter('gridIntensity', 'Grid intensity', 'kg/kWh', [0.2, 0.4, 0.8]),
    parameter('horizonNow', 'Task length done today', 'minute', [30, 60, 120]),
    parameter('horizonDoubling', 'Doubling of the task length', 'day', [90, 182.5, 365]),
  ],
  [accelerators],
  [trainingRun, taskHorizon],
)

/** A `fetch` that knows these files by path: texts, or data as JSON. */
export const fetchFrom =
  (files: Readonly<Record<string, unknown>>) =>
  async (path: string): Promise<Pick<Response, 'ok' | 'status' | 'text' | 'json'>> => {
    const found = Object.hasOwn(files, path)
    const file = files[path]
    return {
      ok: found,
      status: found ? 200 : 404,
      text: async () => (typeof file === 'string' ? file : JSON.stringify(file)),
      json: async () => structuredClone(file),
    }
  }

const panel = (name: string) =>
  `<details data-panel="${name}"><summary>${name}</summary><div class="panel"><p>By a script.</p></div></details>`

/** Puts a figure into the page: the widget and the tables that the build draws, in the frame that `CalculatorFigure.astro` gives them. */
export const placeFigure = (calculator: Calculator, given: Assumptions = {}, figure = `calc-${calculator.id}`): HTMLElement => {
  const { widget, table, inputs } = drawCalculator(calculator, figure, given, book, [calculator])
  const rows = inputs.map(
    ({ name, label, value, origin, parameter: shared }) =>
      `<tr data-input="${name}"><th>${label}</th><td class="in-force">${value}</td><td><span class="origin">${origin}</span>${shared ? '<a class="case-source">Epoch AI 2025</a>' : ''}</td></tr>`,
  )
  const root = document.createElement('figure')
  root.className = 'calculator'
  root.id = figure
  root.dataset['calculator'] = calculator.id
  root.dataset['figure'] = figure
  if (Object.keys(given).length > 0) root.dataset['given'] = JSON.stringify(given)
  root.innerHTML = `<div data-widget>${widget}</div>
    <div class="calculator-actions">
      ${panel('uncertainty')}${panel('compare')}${panel('take-away')}
      <details class="data"><summary>Data</summary><div data-chart-table>${table}</div><button type="button" data-action="csv">CSV</button></details>
      <details class="record"><summary>Sources</summary><table>${rows.join('')}</table><p data-sources>Formula: <a>Liang et al. 2025</a>.</p></details>
    </div>`
  document.body.append(root)
  return root
}

/** Starts the figure's script, as the page does when the figure comes into sight. */
export const startFigure = async (root: HTMLElement): Promise<void> => {
  const { mountCalculator } = await import('./mount-calculator.ts')
  await mountCalculator(root)
}

/** The first such element; throws where there is none. */
export const find = <T extends Element>(root: ParentNode, selector: string): T => {
  const element = root.querySelector<T>(selector)
  if (!element) throw new Error(`There is no ${selector}.`)
  return element
}

/** With plain spaces for narrow and fixed ones. */
export const plainSpaces = (text: string | null | undefined): string => (text ?? '').replace(/[\u2009\u202f\u00a0]/g, ' ').trim()

/** What a reader sees of a figure, and what they can do to it. */
export const readerOf = (root: HTMLElement) => {
  const id = (name: string) => `${root.dataset['figure']}-${name}`
  const textOf = (selector: string): string => plainSpaces(root.querySelector(selector)?.textContent)
  const act = (element: Element, type: string, value?: string) => {
    if (value !== undefined) (element as HTMLInputElement).value = value
    element.dispatchEvent(new Event(type, { bubbles: true }))
  }
  const field = (name: string) => find<HTMLInputElement>(root, `#${id(name)}`)
  const slider = (name: string) => find<HTMLInputElement>(root, `[type="range"][name="${id(name)}"]`)
  return {
    textOf,
    answer: () => textOf('.answer'),
    note: (name: string) => textOf(`#${id(name)}-note`),
    output: (label: string) =>
      plainSpaces(
        [...root.querySelectorAll('.outputs > div')].find((row) => row.querySelector('dt')?.textContent === label)?.lastChild?.textContent,
      ),
    field,
    fieldText: (name: string) => plainSpaces(field(name).value),
    slider,
    button: (text: string) => {
      const button = [...root.querySelectorAll('button')].find((each) => each.textContent === text)
      if (!button) throw new Error(`There is no button "${text}".`)
      return button
    },
    drag: (name: string, position: number) => act(slider(name), 'input', String(position)),
    choose: (name: string, option: string) => act(find(root, `#${id(name)}`), 'change', option),
    /** Puts the focus into the field and types, without Enter. */
    type: (name: string, text: string) => {
      field(name).focus()
      act(field(name), 'input', text)
    },
    press: (element: Element, key: string) => element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })),
    panel: (name: string) => find<HTMLDetailsElement>(root, `[data-panel="${name}"]`),
  }
}
