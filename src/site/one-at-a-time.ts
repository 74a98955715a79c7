/** Runs work for events that come in bursts, never twice at the same time. */

export interface OneAtATime {
  /** Asks for the work: it begins when nothing was asked for `quiet` milliseconds, or, when it is under way, is done once more after. */
  readonly ask: () => void
  /** Resolves when no work is under way. */
  readonly idle: () => Promise<void>
}

/** Runs `work` never twice at a time, and always once more after the last time it was asked for. An exception goes to `failed`. */
export function oneAtATime(work: () => Promise<void>, failed: (error: unknown) => void, quiet: number): OneAtATime {
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> | null = null
  let again = false
  const run = async (): Promise<void> => {
    do {
      again = false
      await work().catch(failed)
    } while (again)
    underWay = null
  }
  const begin = (): void => {
    if (underWay) again = true
    else underWay = run()
  }
  return {
    ask: () => {
      clearTimeout(timer)
      timer = setTimeout(begin, quiet)
    },
    idle: async () => {
      await underWay
    },
  }
}
