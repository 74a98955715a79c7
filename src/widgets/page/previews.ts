/**
 * A preview of where a link goes, on hover and on focus: a note's title and summary, or a citation's source. The page itself is fetched,
 * so there is nothing to keep in step; the reader can switch previews off in the footer.
 */

import { decodePercent } from '../../scenario/scenario-text.ts'
import { element } from './element.ts'
import { fetchPage } from './fetch-page.ts'
import { offerPopover, type PopoverLink } from './popover.ts'

interface Preview {
  readonly title: string
  readonly text: string
  readonly place: string
}

const textOf = (part: Element | null | undefined): string => part?.textContent?.replace(/\s+/g, ' ').trim() ?? ''

async function previewOf(link: PopoverLink): Promise<Preview | null> {
  const url = new URL(link.getAttribute('href') ?? '', location.href)
  const id = decodePercent(url.hash.slice(1))
  if (link.classList.contains('citation')) {
    const source = document.getElementById(id)
    return source ? { title: '', text: textOf(source), place: '' } : null
  }
  const page = await fetchPage(url.pathname)
  const title = textOf(page.querySelector('h1'))
  const heading = id ? page.getElementById(id) : null
  return heading?.matches('h2, h3, h4')
    ? { title, text: heading.nextElementSibling?.textContent?.slice(0, 280) ?? '', place: textOf(heading).replace(/#$/, '').trim() }
    : { title, text: textOf(page.querySelector('.summary')), place: textOf(page.querySelector('.facts')) }
}

const draw = ({ title, text, place }: Preview): HTMLElement =>
  element(
    'div',
    { class: 'preview', id: 'preview', role: 'tooltip' },
    ...(title ? [element('strong', {}, title)] : []),
    ...(text ? [element('span', {}, text)] : []),
    ...(place ? [element('span', { class: 'where' }, place)] : []),
  )

/** The preview of a link that a pointer or the focus has come to. */
export const offerPreview = (link: PopoverLink): void =>
  offerPopover(link, async () => {
    const preview = await previewOf(link)
    return preview && draw(preview)
  })
