/**
 * A preview of where a link goes, on hover and on focus: a note's title and summary, or a citation's source.
 * Timing: fetched after 150 ms, shown at 500 ms even when it is there sooner, kept 300 ms after the pointer leaves.
 * The page itself is fetched, so there is nothing to keep in step; the reader can switch previews off in the footer.
 */

import { decodePercent } from '../../scenario/scenario-text.ts'
import { fetchPage } from './fetch-page.ts'
import { type PreviewLink, previewable } from './previewable.ts'
import { previewsWanted } from './settings.ts'

const fetchAfter = 150
const showAfter = 500
const grace = 300

interface Preview {
  readonly title: string
  readonly text: string
  readonly where: string
}

const text = (root: ParentNode, selector: string): string => root.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

async function previewOf(link: PreviewLink): Promise<Preview | null> {
  const url = new URL(link.getAttribute('href') ?? '', location.href)
  if (link.classList.contains('citation')) {
    const source = document.getElementById(decodePercent(url.hash.slice(1)))
    return source ? { title: '', text: source.textContent?.replace(/\s+/g, ' ').trim() ?? '', where: '' } : null
  }
  const target = await fetchPage(url.pathname)
  const heading = url.hash ? target.getElementById(decodePercent(url.hash.slice(1))) : null
  if (heading?.matches('h2, h3, h4')) {
    return {
      title: text(target, 'h1'),
      text: heading.nextElementSibling?.textContent?.slice(0, 280) ?? '',
      where: heading.textContent?.replace(/#$/, '').trim() ?? '',
    }
  }
  return { title: text(target, 'h1'), text: text(target, '.summary'), where: text(target, '.facts') }
}

function draw({ title, text: words, where }: Preview): HTMLElement {
  const box = document.createElement('div')
  box.className = 'preview'
  box.id = 'preview'
  box.setAttribute('role', 'tooltip')
  const add = (tag: string, content: string, name = '') => {
    if (!content) return
    const part = document.createElement(tag)
    part.className = name
    part.textContent = content
    box.append(part)
  }
  add('strong', title)
  add('span', words)
  add('span', where, 'where')
  return box
}

/** Below the link, or above it when there is no room; never beyond the window's sides. */
function place(box: HTMLElement, link: PreviewLink): void {
  const at = link.getClientRects()[0] ?? link.getBoundingClientRect()
  document.body.append(box)
  const size = box.getBoundingClientRect()
  const below = at.bottom + size.height + 12 < innerHeight || at.top < size.height + 12
  const left = Math.max(16, Math.min(at.left, document.documentElement.clientWidth - size.width - 16))
  box.style.left = `${left + scrollX}px`
  box.style.top = `${(below ? at.bottom + 8 : at.top - size.height - 8) + scrollY}px`
}

/** From the link that was pointed at or focused first. */
export function startPreviews(first: PreviewLink): void {
  let current: PreviewLink | null = null
  let box: HTMLElement | null = null
  let timers: number[] = []

  const later = (work: () => void, wait: number) => timers.push(window.setTimeout(work, wait))
  const close = () => {
    for (const timer of timers) clearTimeout(timer)
    timers = []
    box?.remove()
    box = null
    current?.removeAttribute('aria-describedby')
    current = null
  }
  const open = (link: PreviewLink) => {
    if (link === current || !previewsWanted()) return
    close()
    current = link
    let found: Promise<Preview | null> = Promise.resolve(null)
    later(() => {
      found = previewOf(link).catch(() => null)
    }, fetchAfter)
    later(async () => {
      const preview = await found
      if (!preview || link !== current) return
      box = draw(preview)
      place(box, link)
      link.setAttribute('aria-describedby', 'preview')
    }, showAfter)
  }
  const leave = () => later(close, grace)

  const linkAt = (event: Event) => (event.target instanceof Element ? event.target.closest<PreviewLink>(previewable) : null)
  document.addEventListener('pointerover', (event) => {
    if (event.pointerType === 'touch') return
    const link = linkAt(event)
    if (link) open(link)
    else if (box && event.target instanceof Node && box.contains(event.target)) {
      for (const timer of timers) clearTimeout(timer)
    } else if (current) leave()
  })
  document.addEventListener('focusin', (event) => {
    const link = linkAt(event)
    if (link?.matches(':focus-visible')) open(link)
    else close()
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close()
  })
  // A citation that opens its note in place needs no card beside it.
  document.addEventListener('click', close)
  document.addEventListener('scroll', close, { passive: true })
  open(first)
}
