/** Runs the fuzzer's texts through what reads them, each within a bound of time, and collects what goes wrong. */

import { randomOf } from '../bench/random.ts'
import { cpuTime, within } from '../src/notes/text/time-bound.ts'
import type { Case, Kind } from './kinds.ts'

/** Milliseconds of CPU time that a text may take. */
export const mostTime = 1000

export interface Finding {
  readonly kind: string
  readonly index: number
  readonly what: 'exception' | 'slow' | 'output'
  readonly detail: string
}

export interface KindReport {
  readonly name: string
  readonly count: number
  readonly findings: readonly Finding[]
  /** The text that took longest, in milliseconds of CPU time. */
  readonly worst: { readonly time: number; readonly index: number }
}

/** The text of a kind by its number; the same seed and number give the same text. */
export const caseOf = (kind: Kind, seed: number, index: number): Case => kind.make(randomOf(seed, index), index)

const detailOf = (error: unknown): string => {
  const { message = String(error), stack = '' } = error instanceof Error ? error : new Error(String(error))
  const where = /\(?([^()\s]*?:\d+):\d+\)?$/m.exec(stack)?.[1]?.split('/').slice(-2).join('/') ?? ''
  return `${error instanceof Error ? error.name : 'thrown'}: ${message.split('\n')[0]?.slice(0, 100)} (${where})`
}

/** What is found in one text. */
export function tryCase(kind: Kind, seed: number, index: number): readonly Finding[] {
  const { read } = caseOf(kind, seed, index)
  const found = (what: Finding['what'], detail: string): Finding => ({ kind: kind.name, index, what, detail })
  const result = within(mostTime, () => {
    try {
      return read().map((detail) => found('output', detail))
    } catch (error) {
      return [found('exception', detailOf(error))]
    }
  })
  return result?.value ?? [found('slow', `more than ${mostTime} ms of CPU time`)]
}

/** `count` texts of a kind. */
export function runKind(kind: Kind, seed: number, count: number): KindReport {
  const findings: Finding[] = []
  let worst = { time: 0, index: 0 }
  for (let index = 0; index < count; index += 1) {
    const from = cpuTime()
    findings.push(...tryCase(kind, seed, index))
    const time = cpuTime() - from
    if (time > worst.time) worst = { time, index }
  }
  return { name: kind.name, count, findings, worst }
}
