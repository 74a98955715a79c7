/** Loads the script of the neighbourhood at a pointer or the focus; a click that comes before it has loaded is replayed. */
import { once } from '../page/once.ts'
import { isPlainClick } from '../page/plain-click.ts'

/** A note that has been open for so long, and is in sight then, counts as read: `read-notes.ts` finds it on the device. */
const readAfter = 12_000

export function offerNeighbourhood(section: HTMLElement): void {
  setTimeout(() => {
    try {
      if (!document.hidden) localStorage.setItem(`read:${section.dataset['id']}`, '')
    } catch {}
  }, readAfter)
  const load = once(async () => {
    const { startNeighbourhood } = await import('./neighbourhood.ts')
    section.removeEventListener('click', hold)
    startNeighbourhood(section)
  })
  const hold = (event: MouseEvent) => {
    const link = event.target instanceof Element ? event.target.closest('svg a') : null
    if (!link || !isPlainClick(event)) return
    event.preventDefault()
    void load().then(() => link.dispatchEvent(new MouseEvent('click', event)))
  }
  section.addEventListener('click', hold)
  for (const type of ['pointerover', 'focusin']) section.addEventListener(type, () => void load().catch(() => undefined), { once: true })
  // A page that is returned to may have been left in the middle of a walk.
  if (history.state !== null) void load()
}
