/** Protects that work is done once for each key, and that the answers of two keys are never mixed up. */
import { expect, it, vi } from 'vitest'
import { memo, memoByText } from './memo.ts'

it('works once for each object, equal ones apart', () => {
  const work = vi.fn(({ size }: { readonly size: number }) => [size])
  const remembered = memo(work)
  const [one, equal] = [{ size: 1 }, { size: 1 }]
  expect(remembered(one)).toBe(remembered(one))
  expect(remembered(equal)).not.toBe(remembered(one))
  expect(work).toHaveBeenCalledTimes(2)
})

it('works once for each text', () => {
  const work = vi.fn((text: string) => [text])
  const remembered = memoByText(work)
  expect(remembered('a')).toBe(remembered('a'))
  expect(remembered('b')).toEqual(['b'])
  expect(work.mock.calls).toEqual([['a'], ['b']])
})

it('remembers an answer that is nothing', () => {
  const work = vi.fn((): null => null)
  const remembered = memoByText(work)
  expect([remembered('a'), remembered('a')]).toEqual([null, null])
  expect(work).toHaveBeenCalledTimes(1)
})

it('forgets after a failure, so that the next call tries again', () => {
  const work = vi.fn((): number => {
    if (work.mock.calls.length === 1) throw new Error('no')
    return 7
  })
  const remembered = memoByText(work)
  expect(() => remembered('a')).toThrow('no')
  expect(remembered('a')).toBe(7)
})
