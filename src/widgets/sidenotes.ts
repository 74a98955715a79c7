/** On narrow screens a sidenote stands hidden after its line; its number opens it there instead of jumping to the list of sources. */

const narrow = matchMedia('(max-width: 64rem)')

export function startSidenotes(): void {
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.citation, a.sidenote-ref') : null
    if (!link || !narrow.matches || event.metaKey || event.ctrlKey) return
    const note = link.nextElementSibling
    if (!note?.classList.contains('sidenote')) return
    event.preventDefault()
    const open = note.classList.toggle('open')
    link.setAttribute('aria-expanded', String(open))
  })
}
