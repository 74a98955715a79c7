/** Promise: a site is never built for an address where its links would be dead, and a wrong setting is said in a sentence. */
import { describe, expect, test } from 'vitest'
import { addressProblem, baseProblem, siteAddress } from './site-address.mjs'

describe('An address to publish at', () => {
  for (const address of ['https://notes.example', 'https://notes.example/', 'http://localhost:4321', 'https://xn--bcher-kva.example/'])
    test(`may be ${address}`, () => expect(addressProblem(address)).toBe(null))

  for (const [address, reason] of [
    ['https://org.github.io/isoflop/', 'with the path /isoflop/'],
    ['https://org.github.io/isoflop', 'with the path /isoflop'],
    ['https://org.github.io//', 'with the path //'],
    ['notes.example', 'not an address'],
    ['https://', 'not an address'],
    ['https://notes .example', 'not an address'],
    ['https://notes.example\n', 'not an address'],
    ['ftp://notes.example', 'https:// or http://'],
    ['mailto:me@notes.example', 'https:// or http://'],
    ['file:///home/me/site', 'https:// or http://'],
    ['localhost:4321', 'https:// or http://'],
    ['https://notes.example/?a=b', 'a query or a fragment'],
    ['https://notes.example/#top', 'a query or a fragment'],
    ['https://notes.example?', 'a query or a fragment'],
  ])
    test(`may not be ${JSON.stringify(address)}`, () => expect(addressProblem(address)).toContain(reason))

  test('with a password is refused without showing it', () => {
    expect(addressProblem('https://me:secret@notes.example/')).toMatch(/user name or a password/)
    expect(addressProblem('https://me:secret@notes.example/')).not.toContain('secret')
  })

  test('stands in the message without control characters', () => {
    expect(addressProblem('\u001b[2J')).not.toContain('\u001b')
  })

  test('is the example’s when none is set, or an empty one, or none that can be read', () => {
    for (const SITE_URL of [undefined, '', 'nonsense']) expect(siteAddress({ SITE_URL })).toBe('https://isoflop.example')
    expect(siteAddress({ SITE_URL: 'https://notes.example' })).toBe('https://notes.example')
  })
})

test('a base below the root is refused', () => {
  expect(baseProblem('/')).toBe(null)
  expect(baseProblem('/isoflop/')).toMatch(/^The base is "\/isoflop\/"\. .*cannot be published below a path/)
})
