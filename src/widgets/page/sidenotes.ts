/** On narrow screens a sidenote is hidden after its line; a click on its number opens it there instead of jumping to the list of sources. */

const narrow = matchMedia('(max-width: 64rem)')

/** The note beside a number: the one it names, or the source's own note when that stands here and not at an earlier number. */
function noteOf(link: HTMLAnchorElement): Element | null {
  const key = link.dataset['source']
  if (key === undefined) return document.getElementById(link.hash.slice(1))
  let next = link.closest('sup')?.nextElementSibling ?? null
  while (next?.classList.contains('sidenote')) {
    if (next instanceof HTMLElement && next.dataset['source'] === key) return next
    next = next.nextElementSibling
  }
  return null
}

export function startSidenotes(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.citation, a.sidenote-ref') : null
    if (!link || !narrow.matches || event.metaKey || event.ctrlKey) return
    const note = noteOf(link)
    if (!note) return
    event.preventDefault()
    link.setAttribute('aria-expanded', String(note.classList.toggle('open')))
  })
}
