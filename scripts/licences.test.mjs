/** Promise: no licence of a dependency goes unseen, and one that asks for more than a notice is named. */
import { expect, test } from 'vitest'
import { isPermissive, licenceReport, lockedPackages, statedLicence } from './licences.mjs'
import { root } from './setup.mjs'

test('a choice is permissive when one part is, a combination when all parts are', () => {
  expect(['MIT', 'MIT OR Apache-2.0', '(MIT OR GPL-3.0)', 'CC0-1.0 AND MIT'].filter((each) => !isPermissive(each))).toEqual([])
  expect(['MPL-2.0', 'Apache-2.0 AND LGPL-3.0-or-later', 'CPAL-1.0 OR AGPL-1.0', 'none stated', ''].filter(isPermissive)).toEqual([])
})

test('a licence is read in all three forms that packages use', () => {
  expect(statedLicence({ license: 'MIT' })).toBe('MIT')
  expect(statedLicence({ license: { type: 'ISC' } })).toBe('ISC')
  expect(statedLicence({ licenses: [{ type: 'MIT' }, { type: 'GPL-2.0' }] })).toBe('MIT OR GPL-2.0')
  expect(statedLicence({})).toBe('none stated')
})

test('the report counts by licence and names what is not permissive', () => {
  const of = (name, licence, installed = true) => ({ name, version: '1.0.0', licence, installed })
  const lines = licenceReport([of('a', 'MIT'), of('b', 'MIT'), of('c', 'MPL-2.0'), of('d', 'ISC', false)])
  expect(lines).toEqual([
    '4 locked packages; 1 of them are for other platforms, and their licence is the one in package-lock.json.',
    '',
    '    2  MIT',
    '    1  ISC',
    '    1  MPL-2.0',
    '',
    '1 packages with a licence that is not permissive:',
    '  c@1.0.0: MPL-2.0',
  ])
})

test('every locked package of this project states a licence, and none of them is the GPL or AGPL alone', () => {
  const packages = lockedPackages(root)
  expect(packages.length).toBeGreaterThan(300)
  expect(packages.filter(({ installed }) => installed).length).toBeGreaterThan(300)
  expect(packages.filter(({ licence }) => /none stated|unlicensed|^A?GPL/i.test(licence))).toEqual([])
})
