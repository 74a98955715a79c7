/** Long work in short slices, so that a page stays alive while it goes on. */

export interface Slicing {
  /** Milliseconds. */
  readonly now: () => number
  /** Lets the page do what waits. */
  readonly pause: () => Promise<void>
  /** True when nobody wants the result any more. */
  readonly stopped: () => boolean
  /** Milliseconds of work between two pauses. */
  readonly budget?: number
}

/** What the work returns; null when it was stopped. */
export const inSlices = async <T>(steps: Generator<unknown, T>, { now, pause, stopped, budget = 6 }: Slicing): Promise<T | null> => {
  let since = now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return stopped() ? null : step.value
    if (now() - since < budget) continue
    await pause()
    if (stopped()) return null
    since = now()
  }
}
