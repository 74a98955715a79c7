/** A click that asks for nothing but the default: no modifier, main button, not yet handled. */
export const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented

export const prefersStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches
