import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { oneAtATime } from './one-at-a-time.ts'

/** Work that lasts until it is let go; counts how often it ran, and how many ran at a time. */
function slowWork() {
  const waiting: (() => void)[] = []
  const seen = { runs: 0, now: 0, most: 0 }
  const work = async (): Promise<void> => {
    seen.runs += 1
    seen.now += 1
    seen.most = Math.max(seen.most, seen.now)
    await new Promise<void>((resolve) => waiting.push(resolve))
    seen.now -= 1
  }
  return { seen, work, letGo: () => waiting.shift()?.() }
}
const until = async (wanted: () => boolean): Promise<void> => {
  while (!wanted()) await wait(1)
}
const noFailure = (error: unknown): void => {
  throw error
}

describe('one at a time', () => {
  it('a burst is one run', async () => {
    const { seen, work, letGo } = slowWork()
    const { ask, idle } = oneAtATime(work, noFailure, 20)
    for (let index = 0; index < 10; index += 1) ask()
    await until(() => seen.runs === 1)
    letGo()
    await idle()
    await wait(40)
    expect(seen.runs).toBe(1)
  })

  it('what is asked for meanwhile is done once more after, never beside', async () => {
    const { seen, work, letGo } = slowWork()
    const { ask, idle } = oneAtATime(work, noFailure, 0)
    ask()
    await until(() => seen.runs === 1)
    for (let index = 0; index < 5; index += 1) {
      ask()
      await wait(2)
    }
    letGo()
    await until(() => seen.runs === 2)
    letGo()
    await idle()
    expect([seen.runs, seen.most]).toEqual([2, 1])
  })

  it('an exception is told, and the next run comes', async () => {
    const told: unknown[] = []
    let runs = 0
    const { ask, idle } = oneAtATime(
      async () => {
        runs += 1
        if (runs === 1) throw new Error('once')
      },
      (error) => told.push(error),
      0,
    )
    ask()
    await until(() => runs === 1)
    await idle()
    ask()
    await until(() => runs === 2)
    expect(told).toEqual([new Error('once')])
  })
})
