/** For the tests of widgets: the parts of a browser that happy-dom lacks, answers of the site, and what a reader does. */

/** A request that never arrives, instead of an answer of the server. */
export const lost = Symbol('no connection')

export interface FakeSite {
  /** By address: an object (as JSON), bytes, the HTML of a page, or `lost`; what has none is answered with 404. */
  readonly answers: Record<string, unknown>
  /** The addresses asked for, in order. */
  readonly asked: string[]
}

const bodyOf = (answer: unknown): BodyInit => {
  if (answer instanceof Uint8Array) return answer as Uint8Array<ArrayBuffer>
  return typeof answer === 'string' ? answer : JSON.stringify(answer)
}

/** Answers `fetch`, and `XMLHttpRequest` for documents, from a record that a test may change. */
export const fakeSite = (answers: Record<string, unknown> = {}): FakeSite => {
  const asked: string[] = []
  const answerOf = (address: string): unknown => {
    asked.push(address)
    return Object.hasOwn(answers, address) ? answers[address] : undefined
  }
  globalThis.fetch = async (address) => {
    const answer = answerOf(String(address))
    if (answer === lost) throw new TypeError('Failed to fetch')
    return answer === undefined ? new Response('', { status: 404 }) : new Response(bodyOf(answer))
  }
  class FakeRequest {
    status = 0
    response: Document | null = null
    onload = () => undefined
    onerror = () => undefined
    private address = ''
    open(_method: string, address: string) {
      this.address = address
    }
    send() {
      const answer = answerOf(this.address)
      this.status = answer === undefined ? 404 : 200
      this.response = new DOMParser().parseFromString(typeof answer === 'string' ? answer : '', 'text/html')
      queueMicrotask(answer === lost ? this.onerror : this.onload)
    }
  }
  // In happy-dom no document that was parsed is an instance of `Document`.
  Object.assign(globalThis, { XMLHttpRequest: FakeRequest, Document: HTMLDocument })
  return { answers, asked }
}

/** Gives an element a place in the window, which has no layout here. */
export const placeAt = (element: Element, left: number, top: number, width = 100, height = 20): void => {
  const box = new DOMRect(left, top, width, height)
  Object.assign(element, { getBoundingClientRect: () => box, getClientRects: () => [box] })
}

/** Gives all boxes of a class a size; happy-dom lays nothing out. */
export const sizeAll = (prototype: HTMLElement, width: number, height: number): void => {
  Object.defineProperties(prototype, { offsetWidth: { get: () => width }, offsetHeight: { get: () => height } })
}

/** Options know whether the document selects them. */
export const fakeOptions = (): void => {
  Object.defineProperty(HTMLOptionElement.prototype, 'defaultSelected', {
    get(this: HTMLOptionElement) {
      return this.hasAttribute('selected')
    },
  })
}

/** Only the media queries in the set match; a test may change it. */
export const fakeMedia = (...queries: readonly string[]): Set<string> => {
  const matching = new Set(queries)
  const matchMedia = (query: string) => ({
    get matches() {
      return matching.has(query)
    },
  })
  Object.assign(globalThis, { matchMedia })
  return matching
}

/** Observers of what is in view, which happy-dom never calls: `enter` brings an element into view, `leave` reports it out of view. */
export const fakeIntersections = () => {
  type Report = (entries: readonly { isIntersecting: boolean; target: Element }[]) => void
  const watchers = new Map<Element, Report>()
  class FakeObserver {
    private readonly report: Report
    constructor(report: Report) {
      this.report = report
    }
    observe(element: Element) {
      watchers.set(element, this.report)
    }
    unobserve(element: Element) {
      watchers.delete(element)
    }
    disconnect() {
      watchers.clear()
    }
  }
  Object.assign(globalThis, { IntersectionObserver: FakeObserver })
  const report = (target: Element, isIntersecting: boolean) => watchers.get(target)?.([{ isIntersecting, target }])
  return { enter: (element: Element) => report(element, true), leave: (element: Element) => report(element, false) }
}

/**
 * A pointer that `moveTo` brings to an element, with the events of a browser. `:hover` and `:focus-within` know of it and of the focus;
 * the focus is visible unless a finger came last.
 */
export const fakePointer = () => {
  let at: Element | null = null
  let isFinger = false
  const { matches } = Element.prototype
  const holds = (element: Element, other: Element | null) => other !== null && element.contains(other)
  const answer = function (this: Element, selector: string): boolean {
    return selector.split(', ').some((part) => {
      if (part === ':hover') return holds(this, at)
      if (part === ':focus-visible' && isFinger) return false
      return part === ':focus-within' ? holds(this, document.activeElement) : matches.call(this, part)
    })
  }
  Object.assign(Element.prototype, { matches: answer })
  const moveTo = (element: Element | null, more: PointerEventInit = {}) => {
    const from = at
    at = element
    isFinger = more.pointerType === 'touch'
    if (from) point(from, 'pointerout', more)
    if (element) point(element, 'pointerover', more)
  }
  return { moveTo }
}

/** A browser that lets a page keep nothing, or neither read it; the function that it returns lifts that. */
export const forbidStorage = (what: 'writing' | 'all'): (() => void) => {
  const real = localStorage
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError')
  }
  const get = (_: object, name: keyof Storage) => (what === 'all' || name === 'setItem' ? refuse : real[name].bind(real))
  const set = (value: object) => Object.defineProperty(globalThis, 'localStorage', { value, configurable: true, writable: true })
  set(new Proxy({}, { get: (target, name) => get(target, name as keyof Storage), ownKeys: refuse }))
  return () => set(real)
}

/** Takes away, when called, what scripts have added to the document and the window since: the page is left. */
export const watchListeners = (): (() => void) => {
  const added: (() => void)[] = []
  for (const target of [document, window] as const) {
    const add = target.addEventListener
    target.addEventListener = (...listener: Parameters<EventTarget['addEventListener']>) => {
      Reflect.apply(add, target, listener)
      const [type, handler, options] = listener
      added.push(() => target.removeEventListener(type, handler as EventListener, options))
    }
  }
  return () => {
    for (const remove of added.splice(0)) remove()
  }
}

/** The first match; throws when there is none, so that a test need not ask. */
export const one = <T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T => {
  const found = root.querySelector<T>(selector)
  if (!found) throw new Error(`Nothing matches ${selector}.`)
  return found
}

export const textsOf = (selector: string, root: ParentNode = document): readonly string[] =>
  [...root.querySelectorAll(selector)].map(({ textContent }) => (textContent ?? '').replace(/\s+/g, ' ').trim())

/** A pointer event that bubbles; of a mouse unless told otherwise. */
export const point = (element: EventTarget, type: string, more: PointerEventInit = {}): boolean =>
  element.dispatchEvent(new PointerEvent(type, { bubbles: true, cancelable: true, pointerType: 'mouse', ...more }))

/** Presses a key; false when something has handled it. */
export const press = (element: EventTarget, key: string, more: KeyboardEventInit = {}): boolean =>
  element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }))

/** Types a text into a field in place of what stands there. */
export const type = (field: HTMLInputElement, text: string): void => {
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

/** Chooses in a select, a checkbox or a slider. */
export const change = (field: HTMLInputElement | HTMLSelectElement, value: string | boolean): void => {
  if (typeof value === 'boolean') (field as HTMLInputElement).checked = value
  else field.value = value
  field.dispatchEvent(new Event('change', { bubbles: true }))
}
