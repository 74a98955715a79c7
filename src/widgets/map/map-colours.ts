/** The theme's colours for a canvas, which knows no custom properties; read again when the theme changes. */

export type Colours = (name: string) => string

/** `onChange` is called when every colour may be another. */
export function themeColours(host: HTMLElement, onChange: () => void): Colours {
  const probe = document.createElement('span')
  probe.hidden = true
  host.append(probe)
  let known = new Map<string, string>()
  const renew = () => {
    known = new Map()
    onChange()
  }
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', renew)
  new MutationObserver(renew).observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return (name) => {
    const kept = known.get(name)
    if (kept !== undefined) return kept
    probe.style.color = `var(--${name})`
    const colour = getComputedStyle(probe).color
    known.set(name, colour)
    return colour
  }
}
