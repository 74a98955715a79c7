// @vitest-environment happy-dom
/** Protects the reader's own scenarios: kept, taken, renamed, shared and deleted with a way back, in the dialog and on the scenarios' page. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeSite, one, press, textsOf } from '../page/dom.fixture.ts'
import { book } from '../page/small-calculators.fixture.ts'

vi.mock('../calculator/load-calculator.ts', () => import('../page/small-calculators.fixture.ts'))
const { answers } = fakeSite()
const copied: string[] = []
const clipboard = { writeText: async (text: string) => void copied.push(text) }
Object.defineProperty(navigator, 'clipboard', { value: clipboard })

/** A page with a shelf, of a reader with an own scenario in force and some kept by name. */
const open = async (own = '', kept: Readonly<Record<string, string>> = {}, path = '/notes/a/') => {
  document.body.innerHTML = '<div id="shelf"></div>'
  history.replaceState(null, '', path)
  localStorage.setItem('scenario', JSON.stringify({ own, past: [] }))
  localStorage.setItem('scenarios', JSON.stringify(Object.entries(kept).map(([name, text]) => ({ name, text }))))
  const { startShelf } = await import('./scenario-shelf.ts')
  startShelf(one('#shelf'))
  await settle()
  return (await import('./browser-scenario.ts')).scenario
}
const settle = async () => {
  await vi.dynamicImportSettled()
  await vi.advanceTimersByTimeAsync(20)
}
const names = () => textsOf('#shelf li b')
const now = () => textsOf('.shelf-now')[0]
const message = () => textsOf('[role="status"]')[0]
const named = (label: string) => one<HTMLButtonElement>(`[aria-label="${label}"]`)
const click = async (label: string) => {
  named(label).click()
  await settle()
}
const submit = async (form: HTMLElement, text: string) => {
  one<HTMLInputElement>('input', form).value = text
  form.dispatchEvent(new Event('submit', { cancelable: true }))
  await settle()
}
const keepForm = () => one('#shelf > form')

beforeEach(() => {
  vi.useFakeTimers()
  vi.resetModules()
  copied.length = 0
  answers['/api/book.json'] = book
  document.documentElement.dataset['version'] = '2026-11-21'
})
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  localStorage.clear()
})

describe('What is changed now', () => {
  it('is nothing, with a way to begin and no form', async () => {
    await open()
    expect(now()).toMatch(/^Nothing is changed now\. Move an assumption/)
    expect(keepForm().hidden).toBe(true)
  })

  it('is said with its values, and can be kept', async () => {
    const scenario = await open('turns:20')
    expect(now()).toBe('Changed now: 1 assumption: test turns 10 → 20 turns.')
    expect(keepForm().hidden).toBe(false)
    // What describes the change comes after it was taken back.
    scenario.set({ turns: '30' })
    scenario.reset()
    await settle()
    expect(now()).toMatch(/^Nothing/)
  })

  it('names four changes, and counts the others and those that cannot be read', async () => {
    await open('gpuHourPrice:3,mfu:0.5,turns:20,unused:1.2,tasks.base:3,gone:1')
    const named = 'test gpuHourPrice $2 → $3 an hour, test mfu 40 % → 50 %, base (tasks) 1 token → 3 tokens, test turns 10 → 20 turns'
    expect(now()).toBe(`Changed now: 5 assumptions: ${named} and 1 more. 1 assumption can no longer be read.`)
  })

  it('is counted where the book does not arrive', async () => {
    delete answers['/api/book.json']
    await open('turns:20', { Mine: 'turns:20,mfu:0.5' })
    expect(now()).toBe('Changed now: 1 assumption.')
    expect(textsOf('li .shelf-words')).toEqual(['2 assumptions'])
  })
})

describe('Keeping', () => {
  it('takes a name, and says that it did', async () => {
    await open('turns:20')
    await submit(keepForm(), ' Mine ')
    expect(message()).toBe('“Mine” is kept on this device.')
    expect(one<HTMLInputElement>('input', keepForm()).value).toBe('')
    expect(names()).toEqual(['Mine'])
    expect(textsOf('li .shelf-words')).toEqual(['1 assumption: test turns 10 → 20 turns.'])
    expect(textsOf('li .is-in-force')).toEqual(['in force'])
  })

  it('under a name that is there replaces it', async () => {
    await open('turns:20', { Mine: 'turns:3' })
    await submit(keepForm(), 'Mine')
    expect(message()).toBe('“Mine” now holds these values.')
    expect(names()).toEqual(['Mine'])
  })

  it('needs a name', async () => {
    await open('turns:20')
    await submit(keepForm(), '  ')
    expect(message()).toBe('Give it a name first.')
    expect(document.activeElement).toBe(one('input', keepForm()))
    expect(names()).toEqual([])
  })
})

describe('A scenario on the shelf', () => {
  it('is taken as it is, and is then in force, in whatever order it names its values', async () => {
    const scenario = await open('', { Mine: 'turns:20,mfu:0.5', Other: 'turns:3' })
    await click('use: Mine')
    expect(scenario.get().text).toBe('turns:20,mfu:0.5')
    expect(textsOf('li:has(.is-in-force) b')).toEqual(['Mine'])
    scenario.load('mfu:0.5,turns:20')
    expect(textsOf('.is-in-force')).toHaveLength(1)
    scenario.set({ turns: '21' })
    expect(textsOf('.is-in-force')).toHaveLength(0)
  })

  it('is renamed in its place', async () => {
    await open('', { Mine: 'turns:20', Other: 'turns:3' })
    await click('rename: Mine')
    const form = one('li form')
    expect(one<HTMLInputElement>('input', form).value).toBe('Mine')
    await submit(form, 'Other')
    expect(message()).toBe('There is a scenario “Other” already.')
    await submit(form, ' Zoo ')
    expect(message()).toBe('It is “Zoo” now.')
    expect(names()).toEqual(['Other', 'Zoo'])
  })

  it('keeps its name at Escape, which closes no dialog around it', async () => {
    await open('', { Mine: 'turns:20' })
    await click('rename: Mine')
    const outside = vi.fn()
    one('#shelf').addEventListener('keydown', outside)
    press(one('li input'), 'x')
    expect(press(one('li input'), 'Escape')).toBe(false)
    expect(outside).toHaveBeenCalledTimes(1)
    expect(names()).toEqual(['Mine'])
  })

  it('is deleted with a way back, which has the focus', async () => {
    await open('', { Mine: 'turns:20' })
    await click('delete: Mine')
    expect(names()).toEqual([])
    expect(message()).toBe('“Mine” is deleted. undo')
    expect(document.activeElement).toBe(named('undo: put “Mine” back'))
    await click('undo: put “Mine” back')
    expect(names()).toEqual(['Mine'])
    expect(message()).toBe('“Mine” is back.')
  })

  it('leaves the focus in the list when the list is drawn anew', async () => {
    await open('', { Mine: 'turns:20', Other: 'turns:3' })
    named('use: Other').focus()
    await click('use: Other')
    expect(document.activeElement).toBe(one('#shelf li button'))
  })

  it('is shared as a link to this page, with the version of the book', async () => {
    await open('', { Mine: 'turns:20' })
    named('copy link: Mine').click()
    await vi.advanceTimersByTimeAsync(0)
    expect(copied).toEqual(['http://localhost:3000/notes/a/?with=turns:20&on=2026-11-21'])
    expect(named('copy link: Mine').textContent).toBe('copied')
    await vi.advanceTimersByTimeAsync(2000)
    expect(named('copy link: Mine').textContent).toBe('copy link')
  })

  it('is shared from the scenarios’ page as a link to the first page', async () => {
    await open('', { Mine: 'turns:20' }, '/scenarios/')
    await click('copy link: Mine')
    expect(copied).toEqual(['http://localhost:3000/?with=turns:20&on=2026-11-21'])
  })

  it('gives its link to copy by hand where the page may not', async () => {
    await open('', { Mine: 'turns:20' })
    vi.spyOn(clipboard, 'writeText').mockRejectedValue(new DOMException('denied', 'NotAllowedError'))
    await click('copy link: Mine')
    const field = one<HTMLInputElement>('.shelf-link')
    expect([field.value, field.readOnly]).toEqual(['http://localhost:3000/notes/a/?with=turns:20&on=2026-11-21', true])
  })
})

describe('The dialog', () => {
  const cheap = { id: 'cheap', title: 'Cheap power', summary: 'Power is free.', text: 'turns:3' }
  const openDialog = async () => {
    const { openScenarios } = await import('./scenario-dialog.ts')
    openScenarios()
    await settle()
    return openScenarios
  }
  const dialog = () => one<HTMLDialogElement>('dialog')
  const ofNotebook = () => textsOf('.of-notebook li').map((text) => text.trim())
  beforeEach(() => {
    answers['/api/scenarios.json'] = { version: '', scenarios: [cheap], history: {} }
  })

  it('has the book and the scenarios of the notebook, and what is in force', async () => {
    const scenario = await open()
    await openDialog()
    expect(dialog().open).toBe(true)
    expect(textsOf('.of-notebook b')).toEqual(['The book', 'Cheap power'])
    expect(textsOf('.of-notebook li:has(.is-in-force) b')).toEqual(['The book'])
    named('use: Cheap power').focus()
    await click('use: Cheap power')
    expect(scenario.get().text).toBe('turns:3')
    expect(textsOf('.of-notebook li:has(.is-in-force) b')).toEqual(['Cheap power'])
    // The focus stays in the list, on what can be pressed next.
    expect(document.activeElement).toBe(named('use: The book'))
  })

  it('has the reader’s own too', async () => {
    await open('', { Mine: 'turns:20' })
    await openDialog()
    expect(textsOf('dialog li b')).toEqual(['Mine', 'The book', 'Cheap power'])
  })

  it('says that the scenarios are being loaded, or why they are not there', async () => {
    await open()
    delete answers['/api/scenarios.json']
    const { openScenarios } = await import('./scenario-dialog.ts')
    openScenarios()
    expect(textsOf('.of-notebook')).toEqual(['The scenarios are being loaded.'])
    await settle()
    expect(ofNotebook()).toEqual(['The scenarios could not be loaded (404).'])
  })

  it('is one, opened again after it was closed', async () => {
    await open()
    const openScenarios = await openDialog()
    one('.scenario-dialog-head button').click()
    expect(dialog().open).toBe(false)
    openScenarios()
    openScenarios()
    expect(dialog().open).toBe(true)
    expect(document.querySelectorAll('dialog')).toHaveLength(1)
    one('h2', dialog()).click()
    expect(dialog().open).toBe(true)
    // A press on the dialog itself is one beside its content.
    dialog().click()
    expect(dialog().open).toBe(false)
  })
})

describe('The scenarios’ page', () => {
  it('takes a scenario as the reader’s own, and lets go of it', async () => {
    const scenario = await open('', {}, '/scenarios/')
    document.body.insertAdjacentHTML('beforeend', '<button data-use-scenario="turns:20,mfu:0.5"></button><div id="own"></div>')
    const { startScenariosPage } = await import('./scenarios-page.ts')
    startScenariosPage(one('#own'))
    const button = one('[data-use-scenario]')
    const state = () => [button.textContent, button.getAttribute('aria-pressed')]
    expect(state()).toEqual(['Take it as mine', 'false'])
    button.click()
    expect(state()).toEqual(['In force', 'true'])
    expect(scenario.get().text).toBe('turns:20,mfu:0.5')
    expect(textsOf('#own .shelf-now')[0]).toMatch(/^Changed now: 2 assumptions/)
    button.click()
    expect(state()).toEqual(['Take it as mine', 'false'])
    expect(scenario.get().text).toBe('')
  })
})
