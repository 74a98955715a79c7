/**
 * Markup that notes and editorial pages share. Notes are written as one text of HTML, so these are texts, and a tag that holds something is
 * closed by who opened it; `editorial-plugins.ts` turns them into elements of its tree.
 */
import type { LinkKind } from '../../records/note.ts'
import { type AlertKind, alertTitles } from '../language/alerts.ts'
import { escapeHtml } from '../text/html.ts'

export const wikilinkStart = (kind: LinkKind, href: string): string => `<a class="wikilink wikilink-${kind}" href="${escapeHtml(href)}">`

export const alertStart = (kind: AlertKind): string => `<div class="alert alert-${kind.toLowerCase()}" role="note">`

export const alertTitle = (kind: AlertKind): string => `<p class="alert-title">${alertTitles[kind]}</p>`

/** Without words of its own, after those of the heading. */
export const headingAnchor = (id: string, text: string): string =>
  `<a class="heading-anchor" href="#${escapeHtml(encodeURIComponent(id))}" aria-label="${escapeHtml(`Link to “${text}”`)}"></a>`

/** Characters of TeX from which on a formula may be wider than the page. It then scrolls in its box, which therefore takes the focus. */
const wideFormula = 60

export const displayFormulaStart = (tex: string): string =>
  `<div class="math-display"${tex.length > wideFormula ? ' tabindex="0" role="group" aria-label="Formula"' : ''}>`
