/** Promise: several scenarios are kept by name, and whatever stands in the store, the reader loses none that can be read. */
import { describe, expect, test } from 'vitest'
import { createOwnScenarios, limits } from './own-scenarios.ts'

const device = (stored: string | null = null, full = false) => {
  const state = { stored }
  const own = createOwnScenarios({
    read: () => state.stored,
    write: (text) => {
      if (!full) state.stored = text
      return !full
    },
  })
  return { state, own }
}

describe('scenarios of one’s own', () => {
  test('are kept by name, listed in its order, and found again by another page', () => {
    const { state, own } = device()
    expect(own.keep('  Zero  growth ', 'demandGrowth:1')).toBeNull()
    expect(own.keep('Cheap power', 'electricityPrice:0.03')).toBeNull()
    const again = device(state.stored).own
    expect(again.list()).toEqual([
      { name: 'Cheap power', text: 'electricityPrice:0.03' },
      { name: 'Zero growth', text: 'demandGrowth:1' },
    ])
    expect(again.find('Zero growth')?.text).toBe('demandGrowth:1')
    expect(again.find('Nothing')).toBeNull()
  })

  test('of the same name replace each other', () => {
    const { own } = device()
    own.keep('A', 'turns:1')
    own.keep('A', 'turns:2')
    expect(own.list()).toEqual([{ name: 'A', text: 'turns:2' }])
  })

  test('are renamed and removed', () => {
    const { own } = device()
    own.keep('A', 'turns:1')
    own.keep('B', 'turns:2')
    expect(own.rename('A', 'B')).toBe('There is a scenario “B” already.')
    expect(own.rename('A', '  ')).toBe('Give it a name.')
    expect(own.rename('A', 'C')).toBeNull()
    own.remove('B')
    expect(own.list()).toEqual([{ name: 'C', text: 'turns:1' }])
  })

  test('tell who listens', () => {
    const { own } = device()
    let told = 0
    const stop = own.subscribe(() => {
      told += 1
    })
    own.keep('A', 'turns:1')
    own.remove('A')
    stop()
    own.keep('A', 'turns:1')
    expect(told).toBe(2)
  })
})

describe('what cannot be kept', () => {
  test('has a reason', () => {
    const { own } = device()
    expect(own.keep(' ', 'turns:1')).toBe('Give it a name first.')
    expect(own.keep('A', 'x'.repeat(limits.text + 1))).toMatch(/too much/)
    for (let index = 0; index < limits.scenarios; index += 1) own.keep(`S${index}`, 'turns:1')
    expect(own.keep('One more', 'turns:1')).toMatch(/room for 50/)
    expect(own.keep('S1', 'turns:9')).toBeNull()
    expect(device(null, true).own.keep('A', 'turns:1')).toMatch(/does not let/)
  })

  test('in the store is passed over, and the rest stays', () => {
    for (const stored of ['', '{', '{}', '[1, null, {"name": 1}]', 'null']) expect(device(stored).own.list()).toEqual([])
    const mixed = JSON.stringify([
      { name: 'A', text: 'turns:1' },
      { name: '', text: 'x:1' },
      7,
      { name: 'B' },
      { name: 'A', text: 'turns:2' },
    ])
    expect(device(mixed).own.list()).toEqual([{ name: 'A', text: 'turns:2' }])
  })
})
