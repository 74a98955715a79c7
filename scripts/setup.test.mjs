/** A clone installs on whatever registry serves it: other platforms' builds may be missing there or not, and nothing else may differ. */
import { expect, test } from 'vitest'
import { fixesTheSame } from './setup.mjs'

const lockfile = (packages) => JSON.stringify({ lockfileVersion: 3, packages })
const astro = { version: '7.3.5', integrity: 'sha512-a' }
const binding = { version: '0.5.1', integrity: 'sha512-b', optional: true, os: ['darwin'] }

test('builds for other platforms may be more or fewer', () => {
  expect(fixesTheSame(lockfile({ astro }), lockfile({ astro, binding }))).toBe(true)
  expect(fixesTheSame(lockfile({ astro, binding }), lockfile({ astro }))).toBe(true)
})

test('anything else that differs is refused', () => {
  expect(fixesTheSame(lockfile({ astro }), lockfile({ astro: { ...astro, version: '7.3.6' } }))).toBe(false)
  expect(fixesTheSame(lockfile({ astro }), lockfile({ astro: { ...astro, integrity: 'sha512-c' } }))).toBe(false)
  expect(fixesTheSame(lockfile({ astro }), lockfile({ astro, d3: { version: '7.9.2' } }))).toBe(false)
  expect(fixesTheSame(lockfile({ astro, d3: { version: '7.9.2' } }), lockfile({ astro }))).toBe(false)
  expect(fixesTheSame(lockfile({ astro, binding }), lockfile({ astro, binding: { ...binding, version: '0.5.2' } }))).toBe(false)
})
