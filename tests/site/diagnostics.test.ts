/** Promise: every code of a message has a page that explains it, for ever; one that is not reported any more leads to the one that is. */
import { expect, it } from 'vitest'
import { rules } from '../../src/notes/rules/all-rules.ts'
import { diagnosticAddress } from '../../src/records/address.ts'
import { sitePages } from './dist.ts'

const pages = new Map(sitePages.map((page) => [page.path, page]))
const linksOf = (code: string) =>
  pages.get(diagnosticAddress(code))?.elements.flatMap(({ tag, attributes }) => (tag === 'a' ? (attributes['href'] ?? []) : []))

it('every code has its page', () => {
  expect(rules.filter(({ code }) => !pages.has(diagnosticAddress(code))).map(({ code }) => code)).toEqual([])
})

it('a former code has a page that names it and leads to the present one', () => {
  const former = rules.flatMap(({ code, formerly = [] }) => formerly.map((old) => [old, code] as const))
  expect(former).toContainEqual(['frontmatter/value', 'yaml/value'])
  for (const [old, code] of former) {
    expect(linksOf(old), old).toContain(diagnosticAddress(code))
    expect(pages.get(diagnosticAddress(old))?.html).toContain(`The check now calls <code>${old}</code>`)
  }
})
