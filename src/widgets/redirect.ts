/** The page at a former address of a note: goes on to the present one, and takes what is asked and the place on the page along. */
const link = document.querySelector<HTMLAnchorElement>('a[data-moved]')
if (link) location.replace(`${link.pathname}${location.search}${location.hash}`)
