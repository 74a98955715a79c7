/**
 * The popover beside a link: one at a time, in the browser's top layer, described by `aria-describedby`. Its content is fetched once a
 * pointer or the focus has stayed for 150 ms, shown after 500 ms, and kept for 300 ms after both have left (the timing of Wikipedia's
 * previews, https://www.mediawiki.org/wiki/Page_Previews). It follows its link when the page scrolls; Escape, a press outside, and a
 * link that leaves the window close it.
 */
import { placeBeside } from './place-beside.ts'
import { isTouch } from './slider-touch.ts'

const fetchAfter = 150
const showAfter = 500
const grace = 300

export type PopoverLink = HTMLAnchorElement | SVGAElement

/** Builds the content; its id describes the link. Null when there is nothing to show; a rejection counts as null on hover and focus. */
export type BuildPopover<L extends PopoverLink> = (link: L) => Promise<HTMLElement | null>

let link: PopoverLink | null = null
/** Null until it is shown. */
let box: HTMLElement | null = null
let opening: ReturnType<typeof setTimeout>[] = []
let closing: ReturnType<typeof setTimeout> | undefined

export const closePopover = (): void => {
  for (const timer of [...opening, closing]) clearTimeout(timer)
  box?.remove()
  link?.removeAttribute('aria-describedby')
  opening = []
  link = box = null
}

/** Beside the first line of a link that is broken over two. */
const place = (): void => {
  if (!link || !box) return
  const anchor = link.getClientRects()[0] ?? link.getBoundingClientRect()
  const room = { width: document.documentElement.clientWidth, height: innerHeight }
  if (anchor.bottom < 0 || anchor.top > room.height) {
    closePopover()
    return
  }
  const { left, top } = placeBeside(anchor, { width: box.offsetWidth, height: box.offsetHeight }, room)
  box.style.left = `${left}px`
  box.style.top = `${top}px`
}

/** Shows the content that was built for `to`, unless another link has taken its place or it is shown already (after two taps). */
const show = (to: PopoverLink, content: HTMLElement): void => {
  if (to !== link || box) return
  box = content
  box.popover = 'manual'
  document.body.append(box)
  // A browser without the API shows it in its place in the page, which is fixed as well.
  box.showPopover?.()
  to.setAttribute('aria-describedby', box.id)
  place()
}

const isInside = (target: EventTarget | null): boolean => target instanceof Node && [link, box].some((part) => part?.contains(target))

const closeUnused = (): void => {
  if (!link?.matches(':hover, :focus-visible') && !box?.matches(':hover, :focus-within')) closePopover()
}

const stay = ({ target }: Event): void => {
  if (isInside(target)) clearTimeout(closing)
}

const leave = (event: Event): void => {
  if (!isInside(event.target) || isTouch(event)) return
  clearTimeout(closing)
  closing = setTimeout(closeUnused, grace)
}

const closeOutside = ({ target }: Event): void => {
  if (link && !isInside(target)) closePopover()
}

let listens = false
const listen = (): void => {
  if (listens) return
  listens = true
  const listeners: readonly (readonly [types: readonly string[], listener: (event: Event) => void])[] = [
    [['pointerover', 'focusin'], stay],
    [['pointerout', 'focusout'], leave],
    [['pointerdown'], closeOutside],
    // What a click on the link does takes the popover's place: another page, or a sidenote that opens.
    [['click'], (event) => box?.contains(event.target as Node) || closePopover()],
    [['keydown'], (event) => (event as KeyboardEvent).key === 'Escape' && closePopover()],
  ]
  for (const [types, listener] of listeners) for (const type of types) document.addEventListener(type, listener)
  addEventListener('scroll', place, { capture: true, passive: true })
  addEventListener('resize', place)
}

/** A pointer or the focus has come to a link. */
export const offerPopover = <L extends PopoverLink>(to: L, build: BuildPopover<L>): void => {
  listen()
  clearTimeout(closing)
  if (to === link) return
  closePopover()
  link = to
  let content: Promise<HTMLElement | null> = Promise.resolve(null)
  const fetchContent = () => {
    content = build(to).catch(() => null)
  }
  const showContent = async () => {
    const built = await content
    if (built) show(to, built)
  }
  opening = [setTimeout(fetchContent, fetchAfter), setTimeout(() => void showContent(), showAfter)]
}

/** At once, for a tap. Rejects when there is nothing to show. */
export const openPopover = async <L extends PopoverLink>(to: L, build: BuildPopover<L>): Promise<void> => {
  listen()
  closePopover()
  link = to
  to.focus({ preventScroll: true })
  const content = await build(to)
  if (!content) throw new Error('There is nothing to show.')
  show(to, content)
}
