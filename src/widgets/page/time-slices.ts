/** Long computations in short slices, so that the page responds to input in between. */

export interface Slicing {
  /** Milliseconds. */
  readonly now: () => number
  /** Resolves after the browser has handled waiting events. */
  readonly pause: () => Promise<void>
  /** True when nobody wants the result any more. */
  readonly stopped: () => boolean
  /** Milliseconds of work between two pauses. */
  readonly budget?: number
}

/** Runs the generator to its end and resolves with what it returns; null when it was stopped. */
export const inTimeSlices = async <T>(steps: Generator<unknown, T>, { now, pause, stopped, budget = 6 }: Slicing): Promise<T | null> => {
  let since = now()
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done) return stopped() ? null : step.value
    if (now() - since < budget) continue
    await pause()
    if (stopped()) return null
    since = now()
  }
}
