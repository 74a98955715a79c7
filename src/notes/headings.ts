/** Anchors of headings: GitHub's slugs, unique in the note, out of the way of the anchors that a page makes itself. */
import GithubSlugger from 'github-slugger'

/** Prefixes of a page's own anchors: sidenotes, calculators, claims, sources. */
const taken = /^(?:sn|snref|calc|claim|source)-/

/** A function that gives each heading of one note its anchor. */
export function createAnchors(): (text: string) => string {
  const slugger = new GithubSlugger()
  return (text) => {
    const plain = text.replace(/[^\p{L}\p{N}\p{M}\s_-]+/gu, ' ').trim()
    const slug = slugger.slug(plain === '' ? 'section' : text)
    return taken.test(slug) || slug === '' ? `section-${slug}` : slug
  }
}
