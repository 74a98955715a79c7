/** Which links have a preview. */
import { notesFolder } from '../../records/address.ts'

export const previewable = `a.citation,.after .title,.note a:is([href^="${notesFolder}"],.wikilink)`

export type PreviewLink = HTMLAnchorElement | SVGAElement
