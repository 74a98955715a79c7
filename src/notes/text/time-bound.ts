/**
 * A bound on the time that reading takes. It is kept during the reading: even an endless loop is stopped, and the files after it are read.
 *
 * `node:vm` stops a script, and all that it calls, when its time is over. That is wall time, which also passes while the machine does
 * other things. So CPU time decides: what was stopped before it had used its own runs again, with twice the wall time.
 */
import { type Context, createContext, Script } from 'node:vm'

/** Milliseconds of wall time for which one watch is used; setting one up costs more than reading a short file. */
const watchLength = 500

let script: Script | undefined
let context: Context | undefined
/** True while something is watched; what is within it need not be watched again. */
let watching = false

/** Milliseconds of CPU time of this thread; of this process where Node cannot tell them apart. */
export function cpuTime(): number {
  const { user, system } = process.threadCpuUsage?.() ?? process.cpuUsage()
  return (user + system) / 1000
}

/** Runs `work`; false when it was stopped. */
function watch(wallTime: number, work: () => void): boolean {
  script ??= new Script('run()')
  context ??= createContext({})
  context['run'] = work
  watching = true
  try {
    script.runInContext(context, { timeout: Math.ceil(wallTime) })
    return true
  } catch (error) {
    if ((error as { code?: unknown } | null)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    watching = false
  }
}

/** The value of `work`, or null when it took longer than its bound. */
export type Timed<T> = { readonly value: T } | null

/**
 * Runs `work` on each item in turn, each within `bound` milliseconds of CPU time. What it throws is thrown. Within `work`, the outer bound
 * holds.
 */
export function eachWithin<Item, T>(items: readonly Item[], bound: number, work: (item: Item) => T): readonly Timed<T>[] {
  if (watching) return items.map((item) => ({ value: work(item) }))
  const results: Timed<T>[] = []
  let wallTime = bound
  let started = 0
  const readSome = (): void => {
    const end = performance.now() + watchLength
    for (const item of items.slice(results.length)) {
      started = cpuTime()
      const value = work(item)
      results.push(cpuTime() - started < bound ? { value } : null)
      wallTime = bound
      if (performance.now() > end) return
    }
  }
  while (results.length < items.length) {
    if (watch(watchLength + wallTime, readSome)) continue
    if (cpuTime() - started >= bound) results.push(null)
    else wallTime *= 2
  }
  return results
}

/** Runs `work` once, within `bound` milliseconds of CPU time. */
export const within = <T>(bound: number, work: () => T): Timed<T> => eachWithin([null], bound, work)[0] ?? null
