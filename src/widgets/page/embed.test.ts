// @vitest-environment happy-dom
/** Protects pages that stand for another: a calculator in a frame of another site, and the former address of a note. */
import { describe, expect, it, vi } from 'vitest'
import { one } from './dom.fixture.ts'

describe('An embedded calculator', async () => {
  const posted: unknown[] = []
  const observed: Element[] = []
  Object.defineProperty(window, 'parent', { value: { postMessage: (...message: unknown[]) => posted.push(message) } })
  class FakeObserver {
    private readonly report: () => void
    constructor(report: () => void) {
      this.report = report
    }
    observe(element: Element) {
      observed.push(element)
      this.report()
    }
  }
  vi.stubGlobal('ResizeObserver', FakeObserver)
  localStorage.setItem('scenario', '{"own":"turns:99","past":[]}')
  document.documentElement.dataset['embed'] = ''
  Object.defineProperty(document.documentElement, 'offsetHeight', { value: 812 })
  document.body.innerHTML = `
    <section data-calculator="training-run"></section>
    <a data-full href="/calculators/training-run/"><b>Open it</b></a><a id="out" href="/notes/a/">a</a><a id="in" href="#b">b</a>`
  // Its address is that of the frame around it, also when the browser restores it.
  history.replaceState({ own: true }, '', '/embed/training-run/?with=turns:40')
  const { scenario } = await import('../scenario/browser-scenario.ts')
  const { startEmbed } = await import('./embed.ts')
  document.addEventListener('click', (event) => event.preventDefault())
  startEmbed()

  it('names the calculator and its height to the page around it', () => {
    expect(observed).toEqual([document.documentElement])
    expect(posted).toEqual([[{ isoflop: 'training-run', height: 812 }, '*']])
  })

  it('links to its own page with what is in force here, which is not what the device keeps', () => {
    expect(one('[data-full]').getAttribute('href')).toBe('/calculators/training-run/?with=turns:40')
    scenario.set({ turns: '12' })
    expect(one('[data-full]').getAttribute('href')).toBe('/calculators/training-run/?with=turns:12')
    scenario.flush()
    expect(localStorage.getItem('scenario')).toBe('{"own":"turns:99","past":[]}')
  })

  it('opens links outside of the frame, but not those to a place in it', () => {
    one('[data-full] b').click()
    one('#out').click()
    one('#in').click()
    const target = (selector: string) => [one(selector).getAttribute('target'), one(selector).getAttribute('rel')]
    expect(target('[data-full]')).toEqual(['_blank', 'noopener'])
    expect(target('#out')).toEqual(['_blank', 'noopener'])
    expect(target('#in')).toEqual([null, null])
  })

  it('posts nothing when it is a page of its own', () => {
    Object.defineProperty(window, 'parent', { value: window })
    startEmbed()
    expect(posted).toHaveLength(1)
  })
})

describe('The page at a former address', () => {
  const replaced: string[] = []
  vi.spyOn(location, 'replace').mockImplementation((address) => void replaced.push(String(address)))

  it('leads to the present one, with query and fragment', async () => {
    history.replaceState(null, '', '/notes/old/?with=turns:12#claims')
    document.body.innerHTML = '<a data-moved href="/notes/new/">It has moved.</a>'
    await import('./redirect.ts')
    expect(replaced).toEqual(['/notes/new/?with=turns:12#claims'])
  })

  it('stays where it names no other', async () => {
    document.body.replaceChildren()
    vi.resetModules()
    await import('./redirect.ts')
    expect(replaced).toHaveLength(1)
  })
})
