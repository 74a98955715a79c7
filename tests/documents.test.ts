/** Protects the documents of the repository: what they point at is there, and README is short before its details. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)
const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'docs/measurements.md', 'docs/parameters.md']
const text = (document: string): string => readFileSync(join(root, document), 'utf8')

describe.each(documents)('%s', (document) => {
  it('links only to files that are there', () => {
    const links = [...text(document).matchAll(/\]\((?!https:|#)([^)#]+)\)/g)].map((match) => match[1] ?? '')
    expect(links.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([])
  })

  it('names only files and folders that are there', () => {
    const named = [...text(document).matchAll(/`((?:src|tests|content|scripts|public|bench|docs)\/[\w./-]*)`/g)].map(
      (match) => match[1] ?? '',
    )
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([])
  })

  it('names only commands of package.json', () => {
    const { scripts } = JSON.parse(text('package.json')) as { readonly scripts: Readonly<Record<string, string>> }
    const commands = [...text(document).matchAll(/npm run (?:--silent )?([\w-]+)/g)].map((match) => match[1] ?? '')
    expect(commands.filter((command) => !(command in scripts))).toEqual([])
  })
})

describe('README.md', () => {
  const head = text('README.md').split('# Details')[0] ?? ''

  it('takes at most two screens of 30 lines before its details', () => {
    expect(text('README.md')).toContain('# Details')
    expect(head.split('\n').length).toBeLessThanOrEqual(60)
  })

  it('shows a picture of less than 150 kB', () => {
    const picture = /!\[[^\]]+\]\(([^)]+)\)/.exec(head)?.[1] ?? ''
    expect(statSync(join(root, picture)).size).toBeLessThan(150_000)
  })
})
