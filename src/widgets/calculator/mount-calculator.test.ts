// @vitest-environment happy-dom
/**
 * Protects what a reader sees of a live calculator: it stands as the build drew it until something is changed, the answer follows at once,
 * each control says what was changed and takes it back, wrong texts are explained, and the address and the device keep it all.
 */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { eventually } from '../../../tests/support/eventually.ts'
import { kvCache } from '../../calculators/kv-cache.ts'
import { taskHorizon } from '../../calculators/task-horizon.ts'
import { trainingCompute } from '../../calculators/training-compute.ts'
import { trainingRun } from '../../calculators/training-run.ts'
import { book, fetchFrom, find, placeFigure, plainSpaces, readerOf, startFigure } from './figure.fixture.ts'

const kept = () => JSON.parse(localStorage.getItem('scenario') ?? '{}').own
const openAt = (address: string) => history.replaceState(null, '', address)

beforeEach(() => {
  vi.resetModules()
  vi.useFakeTimers()
  vi.stubGlobal('fetch', fetchFrom({ '/api/book.json': book }))
  openAt('/notes/a/')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  document.body.replaceChildren()
  localStorage.clear()
})

const live = async (root = placeFigure(trainingRun)) => {
  await startFigure(root)
  return { root, ...readerOf(root) }
}

describe('the figure', () => {
  test('is taken over as the build drew it, labels, ticks and options included', async () => {
    const root = placeFigure(trainingRun)
    // The script keeps the height of the answer, and the browser from restoring fields.
    const drawing = () => root.querySelector('[data-widget]')?.innerHTML.replace(/ style="min-height: 0px;"| autocomplete="off"/g, '')
    const before = drawing()
    await startFigure(root)
    expect(drawing()).toBe(before)
    expect(root.dataset['ready']).toBe('')
    expect(kept()).toBeUndefined()
  })
  test('moves with a slider at once, says so, and is put back', async () => {
    const { drag, answer, output, note, button, root } = await live()
    expect(output('Rent')).toBe('$1.4 M')
    // The slider goes from $0.50 to $10: in the middle of a logarithmic one √5 = 2.24, so 466,667 × 2.24 = 1,045,333.
    drag('gpuHourPrice', 200)
    await eventually(() => expect(answer()).toMatch(/^Training costs \$1.05 M: 467 000 GPU-hours/))
    expect(output('Rent')).toBe('$1.05 M')
    expect(note('gpuHourPrice')).toBe('changed · put back')
    expect(root.querySelectorAll('.control.is-changed')).toHaveLength(1)
    button('put back').click()
    await eventually(() => expect(output('Rent')).toBe('$1.4 M'))
    expect(note('gpuHourPrice')).toBe('our default, 2026')
  })
  test('has its change in the address and on the device', async () => {
    const { drag } = await live()
    drag('gpuHourPrice', 200)
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('?with=gpuHourPrice:2.24')
    expect(kept()).toBe('gpuHourPrice:2.24')
  })
  test('shows the scenario of its address', async () => {
    openAt('/notes/a/?with=gpuHourPrice:6,training-run.params:35e9')
    const { output, note } = await live()
    // Half the parameters at twice the price.
    await eventually(() => expect(note('params')).toBe('changed · put back'))
    expect(output('Rent')).toBe('$1.4 M')
    expect(output('Training compute')).toBe('4.2 × 1023 FLOP')
  })
  test('follows another figure of the page in what both share', async () => {
    const [first, second] = [placeFigure(trainingRun), placeFigure(trainingRun, {}, 'calc-training-run-2')]
    await startFigure(first)
    await startFigure(second)
    readerOf(first).drag('gpuHourPrice', 400)
    // $10 × 466,667.
    await eventually(() => expect(readerOf(second).output('Rent')).toBe('$4.67 M'))
  })
  test('with an input that the note sets keeps its change to itself', async () => {
    const pinned = await live(placeFigure(trainingRun, { params: 7e9 }))
    const other = await live(placeFigure(trainingRun, {}, 'calc-training-run-2'))
    expect(pinned.output('Rent')).toBe('$140 000')
    expect(pinned.note('params')).toBe('set by this note')
    pinned.drag('params', 0)
    // 1e8 parameters are a 70th.
    await eventually(() => expect(pinned.output('Rent')).toBe('$2000'))
    expect(pinned.note('params')).toBe('changed in this figure only · put back')
    expect(other.output('Rent')).toBe('$1.4 M')
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('?here=calc-training-run.params:1e8')
    pinned.button('put back').click()
    await eventually(() => expect(pinned.output('Rent')).toBe('$140 000'))
  })
  test('of a calculator that is not there stands as it was', async () => {
    const root = placeFigure(trainingRun)
    root.dataset['calculator'] = 'gone'
    await startFigure(root)
    expect(root.dataset['ready']).toBeUndefined()
    expect(readerOf(root).output('Rent')).toBe('$1.4 M')
  })
})

describe('the answer', () => {
  test('is announced once the reader rests, with its last text', async () => {
    const { root, drag, output } = await live()
    const announced = () => root.querySelector('output.visually-hidden')?.textContent
    vi.advanceTimersByTime(1000)
    await Promise.resolve()
    expect(announced()).toBe('')
    drag('gpuHourPrice', 400)
    await Promise.resolve()
    vi.advanceTimersByTime(500)
    drag('gpuHourPrice', 0)
    await Promise.resolve()
    vi.advanceTimersByTime(500)
    await Promise.resolve()
    expect(output('Rent')).toBe('$233 000')
    expect(announced()).toBe('')
    vi.advanceTimersByTime(200)
    await Promise.resolve()
    expect(announced()).toMatch(/^Training costs \$233/)
  })
  test('never gets lower, so that nothing below it jumps', async () => {
    const height = vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(48)
    const { root, drag, answer } = await live()
    height.mockReturnValue(24)
    drag('gpuHourPrice', 400)
    await eventually(() => expect(answer()).toContain('$4.67 M'))
    expect(root.querySelector<HTMLElement>('.answer')?.style.minHeight).toBe('48px')
  })
  test('comes with what needs care: a price that belongs to another chip', async () => {
    const { choose, output, textOf } = await live()
    choose('accelerator', 'h200-sxm')
    // Twice the rate, half the hours.
    await eventually(() => expect(output('Rent')).toBe('$700 000'))
    expect(textOf('.care')).toMatch(/^No price of H200 SXM is known here. Unless you enter the one you pay, the book’s, of an H100, counts/)
  })
})

describe('a field', () => {
  test('shows its value in a form to edit, selected, once it has the focus', async () => {
    const { field, fieldText } = await live()
    const select = vi.spyOn(HTMLInputElement.prototype, 'select')
    expect(fieldText('params')).toBe('70 B')
    field('params').focus()
    await eventually(() => expect(fieldText('params')).toBe('70B'))
    expect(select).toHaveBeenCalled()
  })
  test('takes a text at Enter, keeps it as typed until it is left, then prints it', async () => {
    const { type, press, field, fieldText, output } = await live()
    field('params').focus()
    await eventually(() => expect(fieldText('params')).toBe('70B'))
    type('params', '140e9')
    press(field('params'), 'Enter')
    await eventually(() => expect(output('Rent')).toBe('$2.8 M'))
    await vi.dynamicImportSettled()
    expect(fieldText('params')).toBe('140e9')
    field('params').blur()
    await eventually(() => expect(fieldText('params')).toBe('140 B'))
  })
  test('takes a text after a pause', async () => {
    const { type, field, fieldText, output } = await live()
    field('params').focus()
    await eventually(() => expect(fieldText('params')).toBe('70B'))
    type('params', '140B')
    await vi.advanceTimersByTimeAsync(690)
    await vi.dynamicImportSettled()
    expect(output('Rent')).toBe('$1.4 M')
    vi.advanceTimersByTime(20)
    await eventually(() => expect(output('Rent')).toBe('$2.8 M'))
  })
  test('explains what it cannot take, keeps the last result, and forgets both at Escape', async () => {
    const { type, press, field, fieldText, note, output, root } = await live()
    field('trainingMfu').focus()
    await eventually(() => expect(fieldText('trainingMfu')).toBe('50 %'))
    type('trainingMfu', '400%')
    press(field('trainingMfu'), 'Enter')
    await eventually(() => expect(note('trainingMfu')).toMatch(/^Training utilisation must be between 0.1 % and 100 %/))
    expect(root.querySelector('[role="alert"]')?.id).toBe('calc-training-run-trainingMfu-note')
    expect(field('trainingMfu').getAttribute('aria-invalid')).toBe('true')
    expect(output('Rent')).toBe('$1.4 M')
    press(field('trainingMfu'), 'Escape')
    await eventually(() => expect(root.querySelector('[role="alert"]')).toBeNull())
    expect(fieldText('trainingMfu')).toBe('50 %')
    expect(field('trainingMfu').getAttribute('aria-invalid')).toBe('false')
  })
  test('left empty is none where that is allowed, and the rest says what is missing', async () => {
    const { type, field, fieldText, note, textOf, root } = await live(placeFigure(trainingCompute))
    expect(fieldText('layers')).toBe('')
    expect(root.querySelector('.more-controls summary')?.textContent).toBe('3 more inputs')
    type('layers', '80')
    field('layers').blur()
    await eventually(() => expect(note('layers')).toBe('changed · put back'))
    expect(textOf('.care')).toMatch(/^Attention is left out: its share needs/)
    expect(field('layers').nextElementSibling?.textContent).toBe('layers')
    type('layers', '')
    field('layers').blur()
    await eventually(() => expect(textOf('.care')).toBe(''))
    expect(field('layers').closest('.control')?.classList.contains('is-none')).toBe(true)
  })
  test('for a text takes its form on leaving, and explains another', async () => {
    // From 60 to 960 minutes are four doublings of 182.5 days: 730 days or 24 months.
    const { answer, button, choose, field, fieldText, note, type } = await live(placeFigure(taskHorizon, { targetMinutes: 960 }))
    expect(answer()).toMatch(/are done in 24 months, in 2028-01\.$/)
    choose('asOf', '2027-06')
    await eventually(() => expect(answer()).toMatch(/, in 2029-06\.$/))
    choose('asOf', 'June')
    await eventually(() => expect(note('asOf')).toMatch(/“June”.*Write a month like 2026-01/))
    expect(field('asOf').getAttribute('aria-invalid')).toBe('true')
    expect(answer()).toMatch(/, in 2029-06\.$/)
    type('asOf', '2027-06')
    choose('asOf', '2027-06')
    await eventually(() => expect(note('asOf')).toBe('changed · put back'))
    button('put back').click()
    await eventually(() => expect(fieldText('asOf')).toBe('2026-01'))
  })
})

describe('a list', () => {
  test('where no row is chosen has no change to put back', async () => {
    const { choose, note } = await live(placeFigure(kvCache))
    choose('model', '')
    await vi.dynamicImportSettled()
    expect(note('model')).toBe('')
  })
})

describe('what was changed before the script came', () => {
  test('on a slider, in a list and in a field is taken', async () => {
    const root = placeFigure(trainingRun)
    const { slider, field, fieldText, output, note } = readerOf(root)
    slider('gpuHourPrice').value = '400'
    find<HTMLSelectElement>(root, '#calc-training-run-accelerator').value = 'h200-sxm'
    field('params').value = '140B'
    await startFigure(root)
    // Twice the parameters at twice the rate: 466,667 hours at $10.
    await eventually(() => expect(output('Rent')).toBe('$4.67 M'))
    expect(note('params')).toBe('changed · put back')
    await eventually(() => expect(fieldText('params')).toBe('140 B'))
  })
  test('in the field beside a slider in hand is its older value', async () => {
    const root = placeFigure(trainingRun)
    const { slider, field, fieldText, output, note } = readerOf(root)
    field('gpuHourPrice').value = '$9'
    slider('gpuHourPrice').value = '400'
    slider('gpuHourPrice').focus()
    await startFigure(root)
    await eventually(() => expect(output('Rent')).toBe('$4.67 M'))
    expect(note('gpuHourPrice')).toBe('changed · put back')
    await vi.advanceTimersByTimeAsync(1000)
    await vi.dynamicImportSettled()
    expect([output('Rent'), fieldText('gpuHourPrice')]).toEqual(['$4.67 M', '$10'])
  })
  test('on a slider under a finger that may still scroll is not taken', async () => {
    const { startSliderTouch } = await import('../page/slider-touch.ts')
    startSliderTouch()
    const root = placeFigure(trainingRun)
    const { slider, output, note } = readerOf(root)
    slider('gpuHourPrice').dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'touch', bubbles: true }))
    slider('gpuHourPrice').value = '400'
    await startFigure(root)
    await vi.dynamicImportSettled()
    expect([output('Rent'), note('gpuHourPrice')]).toEqual(['$1.4 M', 'our default, 2026'])
    dispatchEvent(new PointerEvent('pointercancel'))
  })
  test('in a text field is taken', async () => {
    const root = placeFigure(taskHorizon, { targetMinutes: 960 })
    readerOf(root).field('asOf').value = '2026-03'
    await startFigure(root)
    await eventually(() => expect(readerOf(root).answer()).toMatch(/, in 2028-03\.$/))
  })
})

describe('around the widget', () => {
  test('the list of inputs follows from the first change on', async () => {
    const { drag, textOf, root } = await live()
    root.dispatchEvent(new Event('pointerover', { bubbles: true }))
    drag('gpuHourPrice', 400)
    await eventually(() => expect(textOf('[data-input="gpuHourPrice"] .in-force')).toBe('$10 an hour'))
    expect(textOf('[data-input="gpuHourPrice"] .origin')).toBe('changed by you')
    expect(root.querySelector('[data-input="gpuHourPrice"]')?.className).toBe('is-changed')
    expect(root.querySelector('[data-input="pue"]')?.className).toBe('')
  })
  test('a sign of sharing closes at Escape and gives the focus back, and when the focus goes elsewhere', async () => {
    const { root, press, field } = await live()
    root.dispatchEvent(new Event('focusin', { bubbles: true }))
    const sign = find<HTMLDetailsElement>(root, '.shared-sign')
    const link = find<HTMLAnchorElement>(sign, 'a')
    await eventually(() => {
      sign.open = true
      link.focus()
      press(link, 'Escape')
      expect(sign.open).toBe(false)
    })
    expect(document.activeElement).toBe(sign.querySelector('summary'))
    sign.open = true
    link.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: sign.querySelector('summary') }))
    expect(sign.open).toBe(true)
    link.dispatchEvent(new FocusEvent('focusout', { bubbles: true, relatedTarget: field('params') }))
    expect(sign.open).toBe(false)
  })
  test('another chart is chosen, marked, and kept in the address; the first one leaves it', async () => {
    const { button, textOf } = await live()
    button('Among published runs').click()
    await eventually(() => expect(textOf('.chart-title')).toMatch(/^Accelerator-hours against training compute/))
    expect(button('Among published runs').getAttribute('aria-pressed')).toBe('true')
    expect(button('Cost against utilisation').getAttribute('aria-pressed')).toBe('false')
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('?show=calc-training-run.view:runs')
    button('Cost against utilisation').click()
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('')
  })
  test('a link shows the chart that it names', async () => {
    openAt('/notes/a/?show=calc-training-run.view:runs')
    const { button, textOf } = await live()
    await eventually(() => expect(textOf('.chart-title')).toMatch(/^Accelerator-hours against/))
    expect(button('Among published runs').getAttribute('aria-pressed')).toBe('true')
  })
  test('the table of the chart follows once it is open', async () => {
    const { root, drag, textOf } = await live()
    find<HTMLDetailsElement>(root, '.data').open = true
    drag('gpuHourPrice', 400)
    await eventually(() =>
      expect(plainSpaces([...root.querySelectorAll('[data-chart-table] tr')].at(-1)?.textContent)).toContain('$4.67 M'),
    )
    expect(textOf('[data-chart-table] caption')).toMatch(/^The rent falls/)
  })
  test('all points are saved as a file of the calculator’s name, with the values of now', async () => {
    const files: Blob[] = []
    vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
      files.push(file as Blob)
      return 'blob:x'
    })
    const names: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download)
    })
    const { button, drag } = await live()
    drag('gpuHourPrice', 400)
    button('CSV').click()
    await eventually(() => expect(names).toEqual(['training-run.csv']))
    const lines = ((await files[0]?.text()) ?? '').trim().split('\r\n')
    expect(lines[0]).toBe('series,Model FLOP utilisation (share),Rent (USD)')
    // At a utilisation of 0.5: 8.4e23 ÷ (1e15 × 0.5 × 3600) × 10.
    expect(lines.at(-1)).toMatch(/^here,0.5,4666666\.66/)
  })
})

describe('a panel', () => {
  test('that a link names is open and drawn; closing it takes it out of the address', async () => {
    openAt('/notes/a/?show=calc-training-run.take-away:')
    const { panel } = await live()
    expect(panel('take-away').open).toBe(true)
    await eventually(() => expect(panel('take-away').textContent).toContain('Copy link'))
    panel('take-away').open = false
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('')
    expect(panel('compare').textContent).toContain('By a script.')
  })
  test('that the reader opens is in the address', async () => {
    const { panel } = await live()
    panel('take-away').open = true
    vi.advanceTimersByTime(400)
    expect(location.search).toBe('?show=calc-training-run.take-away:')
    await eventually(() => expect(panel('take-away').textContent).toContain('Copy link'))
  })
})
