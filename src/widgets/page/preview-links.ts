/** Links that have a preview, and the loader of previews: they are fetched when such a link is first pointed at or focused. */
import { type PreviewLink, previewable } from './previewable.ts'
import { previewsWanted } from './settings.ts'
import { isTouch } from './slider-touch.ts'

export function offerPreviews(): void {
  const offer = (event: Event) => {
    const link = event.target instanceof Element ? event.target.closest<PreviewLink>(previewable) : null
    if (!link || !previewsWanted() || isTouch(event) || (event.type === 'focusin' && !link.matches(':focus-visible'))) return
    for (const type of ['pointerover', 'focusin']) document.removeEventListener(type, offer)
    void import('./previews.ts').then(({ startPreviews }) => startPreviews(link))
  }
  for (const type of ['pointerover', 'focusin']) document.addEventListener(type, offer)
}
