/** Anchors of headings: GitHub's slugs, unique in the note and different from the anchors that a page makes itself. */
import GithubSlugger from 'github-slugger'

/** A page's own anchors: sidenotes, calculators, claims, data sets, sources, the search and its own parts. */
const taken =
  /^(?:(?:sn|snref|calc|claim|data|source|search|here|m)-|(?:main|theme|previews?|value-popover|neighbourhood(?:-title)?|mentions|sources)$)/

/** Returns a function that gives each heading of one note its anchor. */
export function createAnchors(): (text: string) => string {
  const slugger = new GithubSlugger()
  return (text) => {
    const plain = text.replace(/[^\p{L}\p{N}\p{M}\s_-]+/gu, ' ').trim()
    const slug = slugger.slug(plain === '' ? 'section' : text)
    return taken.test(slug) || slug === '' ? slugger.slug(`section ${slug}`.trim()) : slug
  }
}
