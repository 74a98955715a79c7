import { vi } from 'vitest'

/** Rounds of loading and of waiting timers after which a check that still fails is a failure. */
const rounds = 200

/**
 * Waits until `check` passes, under fake timers or real ones: before each further try, code that is being loaded has loaded and five
 * milliseconds of fake time have passed. Rounds are counted, not time, so that a slow machine changes nothing.
 */
export const eventually = async (check: () => void): Promise<void> => {
  for (let round = 0; round < rounds; round += 1) {
    try {
      check()
      return
    } catch {
      await vi.dynamicImportSettled()
      if (vi.isFakeTimers()) await vi.advanceTimersByTimeAsync(5)
    }
  }
  check()
}
