/** Promise: long work lets the page breathe, and stops when nobody wants it. */
import { expect, it } from 'vitest'
import { inTimeSlices } from './time-slices.ts'

function* work() {
  for (let step = 0; step < 10; step += 1) yield step
  return 'done'
}

/** A clock on which each look takes a millisecond. */
const effects = (stopAfter = Number.POSITIVE_INFINITY) => {
  let [clock, pauses] = [0, 0]
  const slicing = {
    now: () => {
      clock += 1
      return clock
    },
    pause: () => {
      pauses += 1
      return Promise.resolve()
    },
    stopped: () => pauses >= stopAfter,
    budget: 3,
  }
  return { slicing, pauses: () => pauses }
}

it('pauses when its slice is used up', async () => {
  const { slicing, pauses } = effects()
  expect(await inTimeSlices(work(), slicing)).toBe('done')
  // Ten looks, a pause at each third.
  expect(pauses()).toBe(3)
})

it('stops at a pause', async () => {
  const { slicing, pauses } = effects(1)
  expect(await inTimeSlices(work(), slicing)).toBeNull()
  expect(pauses()).toBe(1)
})
