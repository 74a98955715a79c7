/** Which links have a preview. */

export const previewable = 'a.citation,.after .title,.note a:is([href^="/notes/"],.wikilink)'

export type PreviewLink = HTMLAnchorElement | SVGAElement
