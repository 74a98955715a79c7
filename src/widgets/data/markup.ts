/** Markup as data, so that one function draws a row of a table at build, as HTML, and in the browser, as elements. */
import { element } from '../page/element.ts'

export interface Markup {
  readonly tag: keyof HTMLElementTagNameMap
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Markup | string)[]
}

export const markup = (
  tag: Markup['tag'],
  attributes: Markup['attributes'] = {},
  ...children: readonly (Markup | string | readonly (Markup | string)[])[]
): Markup => ({ tag, attributes, children: children.flat() })

/** The elements of a piece of markup. */
export const elementOf = ({ tag, attributes, children }: Markup): HTMLElement =>
  element(tag, attributes, ...children.map((child) => (typeof child === 'string' ? child : elementOf(child))))
