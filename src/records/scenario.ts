/** A named scenario: a world in which some of the book's values, or a calculator's own inputs, are others. */

export interface ScenarioAssumption {
  /** A parameter of the book (`gpuHourPrice`) or a calculator's own input (`training-run.params`). */
  readonly key: string
  /** A number in the unit of the parameter or input that `key` names, a choice's value or a row's id; null for none. */
  readonly value: number | string | null
  /** Why this value. */
  readonly because?: string
  /** Keys of sources; without one the value is our own assumption. */
  readonly sources: readonly string[]
}

export interface Scenario {
  /** The name of its file. */
  readonly id: string
  readonly file: string
  readonly title: string
  /** What world this is, in a sentence or two. */
  readonly summary: string
  /** In the order of the file. */
  readonly assumptions: readonly ScenarioAssumption[]
}
