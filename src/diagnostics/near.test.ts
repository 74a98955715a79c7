import { describe, expect, it } from 'vitest'
import { nearest } from './near.ts'

const notes = ['chinchilla-optimal', 'chinchilla-replication', 'kaplan-2020', 'kv-cache', 'scaling-laws']

describe('a mistyped name finds what was meant', () => {
  it('with letters missing or doubled', () => {
    expect(nearest('chinchila-optmal', notes)).toEqual(['chinchilla-optimal'])
  })
  it('with letters in another order, even in a short word', () => {
    expect(nearest('nmae', ['name', 'note', 'rate'])).toEqual(['name'])
  })
  it('in another case, with spaces for hyphens', () => {
    expect(nearest('KV Cache', notes)[0]).toBe('kv-cache')
  })
  it('when only part of it was written, all that hold the part', () => {
    expect(nearest('chinchilla', notes)).toEqual(['chinchilla-optimal', 'chinchilla-replication'])
  })
  it('and nothing when nothing is near', () => {
    expect(nearest('bananas', notes)).toEqual([])
  })
  it('in an order that does not depend on the order of the candidates', () => {
    expect(nearest('chinchilla', [...notes].reverse())).toEqual(nearest('chinchilla', notes))
  })
})
