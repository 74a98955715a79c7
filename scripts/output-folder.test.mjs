/** Promise: a build never replaces a folder that may hold a person's files, and says in a sentence why it does not. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { outputProblem, realFolder } from './output-folder.mjs'

const folder = mkdtempSync(join(tmpdir(), 'isoflop-output-'))
const project = join(folder, 'project')
const problem = (path) => outputProblem(join(folder, path), project, [join(project, 'content'), join(project, 'src')])

function put(path) {
  mkdirSync(join(folder, path, '..'), { recursive: true })
  writeFileSync(join(folder, path), '')
}
beforeAll(() => {
  for (const path of ['project/content/notes/a.mdx', 'project/src/x.ts', 'project/package.json', 'home/thesis.txt', 'file']) put(path)
  for (const path of ['site/api/search.json', 'site/api/calculators.json', 'site/index.html']) put(path)
  for (const path of ['project/dist/.prerender/x.mjs', 'project/dist/_astro/x.css', 'other/_astro/x.js', 'other/api/search.json']) put(path)
  for (const path of ['checkout/.git/HEAD', 'left/.isoflop-1-x/new/index.html']) put(path)
  mkdirSync(join(folder, 'empty'))
  symlinkSync(join(folder, 'site'), join(folder, 'link'))
  symlinkSync(join(folder, 'home'), join(folder, 'link-home'))
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling'))
  symlinkSync(join(folder, 'circle'), join(folder, 'circle'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('A site may go', () => {
  for (const [what, path] of Object.entries({
    'into an empty folder': 'empty',
    'where nothing is yet': 'a new one',
    'where nothing is yet, in the project': 'project/out',
    'in the place of a former site': 'site',
    'in the place of a site that an earlier version was interrupted at': 'project/dist',
    'behind a link to a former site': 'link',
    'into a checkout that is still empty': 'checkout',
    'where only a killed build has left something': 'left',
  }))
    test(what, () => expect(problem(path)).toBe(null))
})

describe('A site may not go', () => {
  for (const [what, [path, reason]] of Object.entries({
    'into a folder with other files': ['home', 'it holds files that are not a built site ("thesis.txt" is one)'],
    'into another program’s site': ['other', 'it holds files that are not a built site'],
    'into the project itself': ['project', 'the project itself is in it'],
    'into a folder around the project': ['.', 'the project itself is in it'],
    'to the root of the disk': [join('..', '..', '..', '..', '..'), 'the project itself is in it'],
    'into the notebook': ['project/content', 'it is in content, which the site is made from'],
    'below the notebook': ['project/content/site', 'it is in content, which the site is made from'],
    'below the code': ['project/src/site', 'it is in src, which the site is made from'],
    'where a file is': ['file', 'it is a file'],
    'below a file': ['file/site', 'what should be the folder around it is a file'],
    'where the folder around it is missing': ['missing/site', 'the folder around it does not exist'],
    'behind a link to other files': ['link-home', 'it holds files that are not a built site'],
    'behind a link to nothing': ['dangling', 'the folder around it does not exist'],
    'behind a link to itself': ['circle', 'its links lead in a circle'],
    'to a name that is too long': ['x'.repeat(300), 'its name is too long'],
  }))
    test(what, () => {
      expect(problem(path)).toContain(`${reason}`)
      expect(problem(path)).toMatch(/^The site cannot go to .+: .+\. Set OUT_DIR to an empty folder, or to one that does not exist yet\.$/)
    })

  test.skipIf(process.platform === 'win32' || process.getuid() === 0)('where it may not be written', () => {
    for (const path of ['locked/site/index.html', 'locked/empty/x']) put(path)
    rmSync(join(folder, 'locked/empty/x'))
    chmodSync(join(folder, 'locked/empty'), 0o555)
    chmodSync(join(folder, 'locked'), 0o555)
    expect(problem('locked/empty')).toContain('it may not be written')
    expect(problem('locked/new')).toContain('it may not be written')
    chmodSync(join(folder, 'locked'), 0o755)
    chmodSync(join(folder, 'locked/empty'), 0o755)
  })
})

test('the folder behind a link is the one that is replaced', () => {
  expect(realFolder(join(folder, 'link'))).toBe(realFolder(join(folder, 'site')))
  expect(realFolder(join(folder, 'a new one'))).toBe(join(realFolder(folder), 'a new one'))
  expect(dirname(realFolder(join(folder, 'a new one')))).toBe(realFolder(folder))
})
