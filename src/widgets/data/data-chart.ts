/**
 * Reads the points of a chart whose points are links to rows: the line above the drawing says what is under the pointer or has the focus. The
 * keyboard comes to one point, and the arrows go on to its neighbours along x.
 */

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => Math.min(at + 1, count - 1),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
}

const linkAt = ({ target }: Event): SVGAElement | null => (target instanceof Element ? target.closest<SVGAElement>('svg a') : null)

const acrossOf = (link: Element): number => Number(link.querySelector('circle')?.getAttribute('cx'))

/** `figure` has the line `.chart-reading` and drawings with a link for each point. */
export function startDataChart(figure: HTMLElement): void {
  const reading = figure.querySelector('.chart-reading')
  const title = reading?.textContent ?? ''
  const say = (link: SVGAElement | null): void => {
    if (reading) reading.textContent = link?.querySelector('title')?.textContent ?? title
  }
  for (const type of ['pointerover', 'focusin']) figure.addEventListener(type, (event) => say(linkAt(event)))
  for (const type of ['pointerleave', 'focusout']) figure.addEventListener(type, () => say(null))
  for (const link of figure.querySelectorAll<SVGAElement>('[data-row]')) link.setAttribute('href', `#${link.dataset['row']}`)
  for (const drawing of figure.querySelectorAll('svg')) {
    const links = [...drawing.querySelectorAll<SVGAElement>('.points a')].sort((a, b) => acrossOf(a) - acrossOf(b))
    drawing.addEventListener('keydown', (event) => {
      const link = linkAt(event)
      const step = steps[event.key]
      const next = link && step ? links[step(links.indexOf(link), links.length)] : undefined
      if (!next) return
      event.preventDefault()
      link?.setAttribute('tabindex', '-1')
      next.setAttribute('tabindex', '0')
      next.focus({ preventScroll: true })
    })
  }
}
