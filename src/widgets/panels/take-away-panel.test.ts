// @vitest-environment happy-dom
/**
 * Protects what a reader takes away: copied texts and saved files say what the page says now, with inputs, source, date and an address that
 * opens it again; and what cannot be copied, fetched or painted is told in its row.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../../tests/support/eventually.ts'
import { trainingRun } from '../../calculators/training-run.ts'
import type { Assumptions } from '../../scenario/parameter-book.ts'
import { book, fetchFrom, find, placeFigure, plainSpaces, readerOf, startFigure } from '../calculator/figure.fixture.ts'

const script = '# What does it take?\n\ndef training_run(params):\n    return params\n\n# Inputs in force\ninputs = dict(\n)\n'
const files: Record<string, unknown> = { '/api/book.json': book, '/calculators/training-run.py': script }

let copied: string[] = []
let mayCopy = true
let saved: { readonly name: string; readonly text: () => Promise<string>; readonly type: string }[] = []

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetchFrom(files))
  copied = []
  saved = []
  mayCopy = true
  const writeText = async (text: string) => {
    if (!mayCopy) throw new DOMException('Not allowed.')
    copied.push(text)
  }
  vi.spyOn(navigator, 'clipboard', 'get').mockReturnValue({ writeText } as Clipboard)
  const made = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    made.set(`blob:${made.size}`, file as Blob)
    return `blob:${made.size - 1}`
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    const file = made.get(this.href)
    saved.push({ name: this.download, text: async () => (await file?.text()) ?? '', type: file?.type ?? '' })
  })
  document.documentElement.dataset['version'] = '2026-11-21'
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
  document.head.replaceChildren()
  localStorage.clear()
  delete document.documentElement.dataset['version']
})

/** The figure with the panel open, at $6 an hour: $2.8 M. */
const open = async (query = 'with=gpuHourPrice:6&show=calc-training-run.take-away:', given: Assumptions = {}) => {
  history.replaceState(null, '', `/notes/a/?${query}`)
  const root = placeFigure(trainingRun, given)
  await startFigure(root)
  const reader = readerOf(root)
  const panel = reader.panel('take-away')
  await eventually(() => expect(panel.querySelector('.take-away')).not.toBeNull())
  await eventually(() => expect(reader.output('Rent')).not.toBe(''))
  const row = (name: string) => {
    const found = [...panel.querySelectorAll('li')].find((each) => each.querySelector('.take-name')?.textContent === name)
    if (!found) throw new Error(`There is no row "${name}".`)
    return found
  }
  const press = async (text: string) => {
    reader.button(text).click()
    await vi.dynamicImportSettled()
  }
  return { ...reader, root, panel, row, press, message: (name: string) => row(name).querySelector('output')?.textContent }
}

describe('copied', () => {
  test('a link opens the figure with its scenario, date and result, and without the panel', async () => {
    const { press, message } = await open()
    await press('Copy link')
    await eventually(() => expect(message('A link to what stands here')).toBe('Copied'))
    expect(copied).toEqual([
      'http://localhost:3000/notes/a/?with=gpuHourPrice:6&on=2026-11-21&was=calc-training-run.cost:2800000#calc-training-run',
    ])
    expect(message('A number')).toBe('')
  })
  test('a number comes with inputs, formula, date and an address on the calculator’s own page', async () => {
    const { press, panel } = await open()
    await press('Copy with its inputs')
    const [text = ''] = copied.map(plainSpaces)
    expect(text).toMatch(/^Rent \$2.8 M \(Training run: Parameters: 70 B parameters; Training tokens: 2 T tokens; Accelerator: H100 SXM; /)
    expect(text).toContain('Price of a GPU-hour: $6 an hour')
    expect(text).toMatch(
      / Formula: Liang et al\. 2025\. Isoflop, parameter book of 2026-11-21, http:\/\/localhost:3000\/calculators\/training-run\/\?with=gpuHourPrice:6&on=2026-11-21$/,
    )
    expect(plainSpaces(panel.querySelector('.take-text')?.textContent)).toBe(text)
  })
  test('another number, and as Markdown', async () => {
    const { press, panel } = await open()
    const list = find<HTMLSelectElement>(panel, '[aria-label="Which number"]')
    expect([...list.options].map((option) => plainSpaces(option.textContent)).slice(0, 2)).toEqual([
      'Rent: $2.8 M',
      'Training compute: 8.4 × 10²³ FLOP',
    ])
    list.value = 'days'
    list.dispatchEvent(new Event('change', { bubbles: true }))
    await Promise.resolve()
    await press('as Markdown')
    expect(plainSpaces(copied[0])).toMatch(
      /^Duration \*\*9\.49 days\*\* \(\[Isoflop, Training run\]\(http:\/\/localhost:3000\/calculators\/training-run\/\?with=/,
    )
  })
  test('the markup of a frame is as high as the figure and foot, and opens what the note sets', async () => {
    vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(555)
    const { press, root } = await open('show=calc-training-run.take-away:', { params: 7e9 })
    await press('Copy the markup')
    // 555 and 110, up to the next ten.
    expect(copied).toEqual([
      '<iframe src="http://localhost:3000/embed/training-run/?with=&amp;on=2026-11-21&amp;here=calc-training-run.params:7e9" title="Training run, a calculator of Isoflop" width="100%" height="670" loading="lazy"></iframe>',
    ])
    expect(root.querySelector('.take-code')?.textContent).toBe(copied[0])
  })
  test('what may not be copied is selected below its row, with the focus', async () => {
    mayCopy = false
    const { press, message, row } = await open()
    await press('Copy link')
    await eventually(() => expect(message('A link to what stands here')).toMatch(/^Copying is not allowed here/))
    const area = row('A link to what stands here').querySelector('textarea')
    expect(area?.value).toMatch(/#calc-training-run$/)
    expect(document.activeElement).toBe(area)
    expect([area?.selectionStart, area?.selectionEnd]).toEqual([0, area?.value.length])
  })
  test('all texts follow the controls while the panel is open', async () => {
    const { drag, panel, press } = await open()
    drag('gpuHourPrice', 400)
    await eventually(() => expect(plainSpaces(panel.querySelector('.take-text')?.textContent)).toMatch(/^Rent \$4\.67 M/))
    await press('Copy with its inputs')
    expect(plainSpaces(copied[0])).toMatch(/^Rent \$4\.67 M .*\?with=gpuHourPrice:10&/)
  })
})

describe('saved', () => {
  test('the calculation as a table, with origins and sources', async () => {
    const { press } = await open()
    await press('CSV')
    expect(saved.map(({ name, type }) => [name, type])).toEqual([['training-run.csv', 'text/csv']])
    const lines = ((await saved[0]?.text()) ?? '').split('\r\n').map(plainSpaces)
    expect(lines).toContain('input,gpuHourPrice,Price of a GPU-hour,,6,USD/h,$6 an hour,changed; our default is $3 an hour,Epoch AI 2025')
    expect(lines).toContain('output,cost,Rent,,2800000,USD,$2.8 M,computed,Liang et al. 2025')
  })
  test('a Python script with the formula and the values of now', async () => {
    const { press } = await open()
    await press('Python script')
    await eventually(() => expect(saved.map(({ name, type }) => [name, type])).toEqual([['training-run.py', 'text/x-python']]))
    const text = (await saved[0]?.text()) ?? ''
    expect(text).toContain('def training_run(params):\n    return params')
    expect(text).toMatch(/gpuHourPrice=6, /)
    await press('copy the script')
    await eventually(() => expect(copied).toEqual([text]))
  })
  test('a script that does not come is told; the next try asks again', async () => {
    vi.stubGlobal('fetch', fetchFrom({ '/api/book.json': book }))
    const { press, message } = await open()
    await press('Python script')
    await eventually(() => expect(message('The calculation')).toBe('The script could not be loaded; try again when you are online.'))
    vi.stubGlobal('fetch', fetchFrom(files))
    await press('Python script')
    await eventually(() => expect(saved).toHaveLength(1))
  })
})

describe('the chart as a file', () => {
  const styles = () => {
    const style = document.createElement('style')
    style.textContent =
      '.line { stroke: rgb(1, 2, 3); stroke-width: 2px; opacity: 1 } .mark-label { font-size: 12px; fill: rgb(4, 5, 6) } html { background-color: rgb(250, 250, 250) }'
    document.head.append(style)
  }
  const parsed = async () => new DOMParser().parseFromString((await saved[0]?.text()) ?? '', 'image/svg+xml').documentElement

  test('stands by itself: title, what it shows, what was changed, book, sources and address around it', async () => {
    const { press } = await open()
    await press('SVG')
    expect(saved.map(({ name, type }) => [name, type])).toEqual([['training-run.svg', 'image/svg+xml']])
    const svg = await parsed()
    const lines = [...svg.children]
      .filter(({ localName }) => localName === 'text' || localName === 'a')
      .map((line) => plainSpaces(line.textContent))
    expect(lines[0]).toBe('Training run')
    expect(lines.slice(1, 4).join(' ')).toMatch(/^The rent falls as more of the peak rate does useful work\. .* on this run’s curve\./)
    expect(lines.join(' ')).toContain('With Price of a GPU-hour $6 an hour.')
    expect(lines.join(' ')).toContain('Isoflop, parameter book of 2026-11-21. Formula: Liang et al. 2025.')
    expect(svg.querySelector('a')?.getAttribute('href')).toBe(
      'http://localhost:3000/calculators/training-run/?with=gpuHourPrice:6&on=2026-11-21',
    )
    expect(svg.querySelector('title')?.textContent).toMatch(/^Training run\. The rent falls/)
  })
  test('is as wide as the drawing with its margins, each line below the one before and none on the chart', async () => {
    const { press } = await open()
    await press('SVG')
    const svg = await parsed()
    expect(svg.getAttribute('width')).toBe(String(620 + 2 * 24))
    const chart = [...svg.children].find(({ localName }) => localName === 'g')
    const top = Number(/translate\(24 (\d+)\)/.exec(chart?.getAttribute('transform') ?? '')?.[1])
    const heights = [...svg.children].flatMap((each) => (each.localName === 'text' ? [Number(each.getAttribute('y'))] : []))
    expect(heights).toEqual([...heights].sort((a, b) => a - b))
    expect(heights.filter((y) => y > top && y < top + 310)).toEqual([])
    expect(heights.some((y) => y < top) && heights.some((y) => y > top + 310)).toBe(true)
    expect(Number(svg.getAttribute('height'))).toBeGreaterThan(heights.at(-1) ?? 0)
    expect(svg.getAttribute('viewBox')).toBe(`0 0 668 ${svg.getAttribute('height')}`)
  })
  test('has the page’s styles written on its marks, and nothing that only a page needs', async () => {
    styles()
    const { press, root } = await open()
    root.querySelector('.chart-drawings')?.dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))
    await eventually(() => expect(root.querySelector('.reading')).not.toBeNull())
    await press('SVG')
    const svg = await parsed()
    const marked = [...svg.querySelectorAll('g path')].find((path) => path.getAttribute('stroke') === 'rgb(1, 2, 3)')
    expect(marked?.getAttribute('stroke-width')).toBe('2px')
    expect(marked?.hasAttribute('opacity')).toBe(false)
    expect(
      [...svg.querySelectorAll('g text')].some(
        (text) => text.getAttribute('fill') === 'rgb(4, 5, 6)' && text.getAttribute('font-size') === '12px',
      ),
    ).toBe(true)
    expect(svg.querySelector('rect')?.getAttribute('fill')).toBe('rgb(250, 250, 250)')
    expect(svg.querySelector('[class], [id], [role], [style], .reading')).toBeNull()
    // The line at the value that is read, and its circle.
    expect(svg.querySelectorAll('g circle').length).toBe(root.querySelectorAll('svg.chart-wide circle').length - 1)
  })

  const paint = (decodes: boolean) => {
    const painted: { width?: number; height?: number; svg?: string } = {}
    vi.spyOn(Image.prototype, 'decode').mockImplementation(async () => {
      if (!decodes) throw new Error('The source image cannot be decoded.')
    })
    vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
      drawImage: (_: unknown, __: number, ___: number, width: number, height: number) => Object.assign(painted, { width, height }),
    } as never)
    vi.spyOn(HTMLCanvasElement.prototype, 'toBlob').mockImplementation((done) => done(new Blob(['png'], { type: 'image/png' })))
    return painted
  }
  test('is painted as PNG at twice its size, with the page’s own face in it', async () => {
    const painted = paint(true)
    const link = document.createElement('link')
    for (const [name, value] of Object.entries({ rel: 'preload', as: 'font', href: '/fonts/source-sans-3.woff2' }))
      link.setAttribute(name, value)
    document.head.append(link)
    const answer = fetchFrom(files)
    vi.stubGlobal('fetch', async (path: string) =>
      path.endsWith('.woff2') ? { ok: true, arrayBuffer: async () => new Uint8Array([102, 97, 99, 101]).buffer } : answer(path),
    )
    const { press } = await open()
    await press('PNG')
    await eventually(() => expect(saved.map(({ name, type }) => [name, type])).toEqual([['training-run.png', 'image/png']]))
    expect(painted.width).toBe(2 * 668)
    const drawn = vi
      .mocked(URL.createObjectURL)
      .mock.calls.map(([file]) => file as Blob)
      .find(({ type }) => type === 'image/svg+xml')
    // "face" in base 64.
    expect(await drawn?.text()).toContain('url(data:font/woff2;base64,ZmFjZQ==)')
  })
  test('that cannot be painted is told in its row', async () => {
    paint(false)
    const { press, message } = await open()
    await press('PNG')
    await eventually(() => expect(message('The chart')).toBe('The source image cannot be decoded.'))
    expect(saved).toEqual([])
  })
})
