/** A link to the map shows everyone the same; what is mangled in it is passed over. */

import { describe, expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { firstState, readState, writeState } from './map-state.ts'

describe('the state of the map', () => {
  it('is an empty address when the map has just been opened', () => expect(writeState(firstState)).toBe(''))

  it('reads as words', () => {
    const state = { ...firstState, note: 'kv-cache', off: ['training', 'explains'], lens: 'status', at: { x: 1200.4, y: 800, zoom: 1.5 } }
    expect(writeState(state)).toBe('#note=kv-cache&off=explains.training&lens=status&at=1200,800,1.5')
  })

  it('comes back as it was', () => {
    const id = fc.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    const some = fc.record({
      note: fc.option(id),
      path: fc.option(fc.tuple(id, id)),
      first: fc.option(id),
      off: fc.uniqueArray(id).map((ids) => [...ids].sort()),
      lens: id,
      of: fc.option(id, { nil: '' }),
      derived: fc.boolean(),
      at: fc.option(
        fc.record({
          x: fc.integer({ min: -9e4, max: 9e4 }),
          y: fc.integer({ min: -9e4, max: 9e4 }),
          zoom: fc.integer({ min: 1, max: 99 }),
        }),
      ),
    })
    fc.assert(
      fc.property(some, (state) => {
        expect(readState(writeState(state))).toEqual(state)
      }),
    )
  })

  it('passes over what it cannot read', () => {
    expect(readState('#note=<b>&path=a&at=1,2&lens=&off=..&zzz=1&derived=1')).toEqual(firstState)
    expect(readState('#at=1,2,NaN')).toEqual(firstState)
    expect(readState('')).toEqual(firstState)
  })
})
