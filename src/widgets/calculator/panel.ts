/** What a panel of a figure is started with. */
import type { FigureState } from './figure-state.ts'

/** What a figure shows, kept in the link (`?show=calc-training-run.uncertainty:7`): texts by name, without commas; null for none. */
export interface Show {
  readonly get: (name: string) => string | null
  readonly set: (name: string, text: string | null) => void
}

export interface PanelContext {
  /** The figure. */
  readonly root: HTMLElement
  readonly details: HTMLDetailsElement
  /** Where the panel draws; it holds what stands there without script. */
  readonly panel: HTMLElement
  readonly state: FigureState
  /** The entry of the panel's own name is there while it is open, and may hold its state. */
  readonly show: Show
}

export type StartPanel = (context: PanelContext) => void
