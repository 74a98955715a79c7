/** Makes an element with attributes and children: Trusted Types allow no markup as text. */
export const element = <K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] => {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}

/** A button that calls `press` at each click. */
export const button = (
  text: string,
  press: (event: MouseEvent) => void,
  attributes: Readonly<Record<string, string>> = { class: 'quiet' },
): HTMLButtonElement => {
  const made = element('button', { type: 'button', ...attributes }, text)
  made.addEventListener('click', press)
  return made
}
