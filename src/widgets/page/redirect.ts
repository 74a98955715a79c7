/** The page at a former address of a note: goes to the present one and keeps query and fragment. */
const link = document.querySelector<HTMLAnchorElement>('a[data-moved]')
if (link) location.replace(`${link.pathname}${location.search}${location.hash}`)

// So that this is a module for types too.
export {}
