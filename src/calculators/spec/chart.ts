/** A chart as data: axes and marks in the units of the calculator, without pixels. `src/widgets` places and draws it. */
import type { Unit } from '../../quantities/units.ts'

/** What a mark means, which decides its colour: the calculator's own result, what it is compared with, a topic, or the quiet rest. */
export type Tone = 'main' | 'second' | 'third' | 'quiet' | 'training' | 'inference' | 'scaling-laws' | 'agentic-demand'

export interface Axis {
  readonly label: string
  readonly unit: Unit
  readonly scale: 'log' | 'linear'
  /** Fixed ends; else the marks decide. */
  readonly domain?: readonly [number, number]
  /** On a linear axis: begin at zero. */
  readonly zero?: boolean
  /** The input that runs along it. Where a law's range in that input ends, the engine shades the chart. */
  readonly input?: string
}

export interface PointLink {
  readonly href: string
  readonly text: string
}

export type Mark =
  | {
      readonly type: 'line'
      readonly label: string
      readonly tone: Tone
      readonly dashed?: boolean
      readonly points: readonly (readonly [x: number, y: number])[]
    }
  | {
      readonly type: 'area'
      readonly label: string
      readonly tone: Tone
      readonly points: readonly (readonly [x: number, low: number, high: number])[]
      /** Does not decide where the axes end: what lies beyond them is cut off. */
      readonly loose?: boolean
    }
  /** `current` is where the reader stands; `published` and `optimum` are labelled landmarks. */
  | {
      readonly type: 'point'
      readonly role: 'current' | 'published' | 'optimum'
      readonly label: string
      readonly tone: Tone
      readonly x: number
      readonly y: number
      /** Where the point leads, and what it says of itself; the label is then only what stands beside it, if there is room. */
      readonly link?: PointLink
    }
  /** A line across the chart at a value of one axis. */
  | { readonly type: 'rule'; readonly axis: 'x' | 'y'; readonly at: number; readonly label: string }
  /** A band across the chart; an infinite end is the edge of the plot. Of several with one label, the widest says it. */
  | { readonly type: 'region'; readonly axis: 'x' | 'y'; readonly from: number; readonly to: number; readonly label: string }

export interface Chart {
  /** A sentence that says what is drawn, for the caption and for those who cannot see it. */
  readonly title: string
  readonly x: Axis
  readonly y: Axis
  readonly marks: readonly Mark[]
}
