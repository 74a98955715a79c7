/** A box for a table of a panel. */
import type { ComponentChildren } from 'preact'

/** A wide table scrolls in its own box, by the keyboard too. */
export const TableScroller = ({ label, children }: { readonly label: string; readonly children: ComponentChildren }) => (
  // biome-ignore lint/a11y/useSemanticElements: a table in a box, not a group of fields.
  // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll it.
  <div class="table-scroll" tabIndex={0} role="group" aria-label={label}>
    {children}
  </div>
)
