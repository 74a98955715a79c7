/**
 * Loaded before everything else in a measured Node (`--import`): writes what the process used, when it ends, to the file that
 * BENCH_USAGE names. Threads count; on Linux, so do child processes that have ended.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

export interface Usage {
  /** User and system time, seconds. */
  readonly cpu: number
  /** The largest resident set of the process itself, bytes. */
  readonly memory: number
}

/** Linux counts in hundredths of a second, whatever its kernel's own tick. */
const ticksPerSecond = 100

/** User and system seconds of children that were waited for: fields 16 and 17 of /proc/self/stat, by proc(5). Elsewhere 0. */
function childrenCpu(): number {
  try {
    const stat = readFileSync('/proc/self/stat', 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond
  } catch {
    return 0
  }
}

export function usageNow(): Usage {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  return { cpu: (userCPUTime + systemCPUTime) / 1e6 + childrenCpu(), memory: maxRSS * 1024 }
}

const file = process.env['BENCH_USAGE']
if (file && isMainThread) process.on('exit', () => writeFileSync(file, JSON.stringify(usageNow())))
