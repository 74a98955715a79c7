/** Links that have a preview. Its script is fetched when such a link is first pointed at or focused. */

import type { PopoverLink } from './popover.ts'
import { previewsWanted } from './settings.ts'
import { isTouch } from './slider-touch.ts'

const selector = 'a.citation,.after .title,.note a:is([href^="/notes/"],.wikilink)'

export function startPreviews(): void {
  const offer = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<PopoverLink>(selector) : null
    if (!link || !previewsWanted() || isTouch(event) || (event.type === 'focusin' && !link.matches(':focus-visible'))) return
    void import('./previews.ts').then(({ offerPreview }) => offerPreview(link))
  }
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, offer)
}
