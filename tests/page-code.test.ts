/**
 * Protects what a page's script is made of: what is drawn at build stays out of it, and each pattern that names files for the bundler
 * still names some after files have moved.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)

/** The scripts that pages name themselves: every page and every frame loads the first; the other sends on from a former address. */
const entries = ['src/widgets/page/main.ts', 'src/widgets/page/redirect.ts', 'src/widgets/page/embed.ts']

/** What only a build may load: drawings made once, parts that never change after it, published records, and the list of calculators. */
const onlyAtBuild = globSync(
  [
    'src/widgets/*/{draw,static}-*.{ts,tsx}',
    'src/graph/draw-*.ts',
    'src/calculators/*.record.ts',
    'src/calculators/index.ts',
    'src/{site,notes,cli}/**/*.ts',
  ],
  { cwd: root },
).filter((file) => !/\.test\./.test(file))

/** The files of an `import.meta.glob`, relative to the file that calls it; a pattern with `!` takes some away. */
const globs = (code: string): readonly (readonly string[])[] =>
  [...code.matchAll(/import\.meta\.glob(?:<[^(]*>)?\(\s*(\[[^\]]*\]|'[^']*')/g)].map(([, patterns = '']) =>
    [...patterns.matchAll(/'([^']+)'/g)].map((match) => match[1] ?? ''),
  )

const filesOfGlob = (folder: string, patterns: readonly string[]): readonly string[] =>
  globSync(
    patterns.filter((each) => !each.startsWith('!')),
    { cwd: folder, exclude: patterns.filter((each) => each.startsWith('!')).map((each) => each.slice(1)) },
  ).map((file) => relative(root, join(folder, file)))

/** Files of the project that a file loads, at once or later; imports of types load nothing. */
function loadedBy(file: string): readonly string[] {
  const code = readFileSync(join(root, file), 'utf8')
  const folder = dirname(join(root, file))
  const imports = code.matchAll(
    /(?:^|\n)\s*(?:import|export)\s(?!type\b)[^'"]*?from\s*['"](\.[^'"]+)['"]|(?:^|\n)\s*import\s*['"](\.[^'"]+)['"]|\bimport\(\s*['"](\.[^'"]+)['"]\s*\)/g,
  )
  return [
    ...[...imports].map((match) => relative(root, join(folder, match[1] ?? match[2] ?? match[3] ?? ''))),
    ...globs(code).flatMap((patterns) => filesOfGlob(folder, patterns)),
  ]
}

/** Each file that is reached from these, with the file that loads it first. */
function reachedFrom(starts: readonly string[]): ReadonlyMap<string, string> {
  const loader = new Map(starts.map((file) => [file, '']))
  for (const file of loader.keys()) {
    for (const next of loadedBy(file)) if (!loader.has(next)) loader.set(next, file)
  }
  return loader
}

describe('The script of a page', () => {
  const reached = reachedFrom(entries)

  it('is followed through static and dynamic imports and through lists of files', () => {
    expect([...reached.keys()].filter((file) => !existsSync(join(root, file)))).toEqual([])
    expect([...reached.keys()]).toEqual(
      expect.arrayContaining(['src/widgets/calculator/mount-calculator.ts', 'src/widgets/map/map.ts', 'src/calculators/kv-cache.ts']),
    )
  })

  it('loads nothing that is only for the build', () => {
    expect(onlyAtBuild.length).toBeGreaterThan(0)
    expect(onlyAtBuild.filter((file) => reached.has(file)).map((file) => `${file}, from ${reached.get(file)}`)).toEqual([])
  })

  it('would be seen to load a drawing of the build', () => {
    const drawing = 'src/widgets/calculator/draw-calculator.tsx'
    expect(onlyAtBuild).toContain(drawing)
    expect([...reachedFrom([drawing]).keys()]).toContain('src/widgets/calculator/static-parts.tsx')
  })

  it('is named in the markup of pages', () => {
    const named = globSync('src/{components,layouts,pages}/**/*.astro', { cwd: root }).flatMap((file) =>
      [...readFileSync(join(root, file), 'utf8').matchAll(/^ +import '(\.[^']+\.ts)'$/gm)].map((match) =>
        relative(root, join(root, dirname(file), match[1] ?? '')),
      ),
    )
    expect(named.filter((file) => !entries.includes(file))).toEqual([])
    expect(named).toEqual(expect.arrayContaining(entries.slice(0, 2)))
  })
})

describe('What names files by a pattern', () => {
  const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).filter((file) => !/\.test\./.test(file))

  it('each import.meta.glob finds files', () => {
    const found = sources.flatMap((file) =>
      globs(readFileSync(join(root, file), 'utf8')).map(
        (patterns) => [file, filesOfGlob(dirname(join(root, file)), patterns).length] as const,
      ),
    )
    expect(found.length).toBeGreaterThan(0)
    expect(found.filter(([, count]) => count === 0)).toEqual([])
  })

  it('each file in the patterns of astro.config.mjs is there, under that name', () => {
    const config = readFileSync(join(root, 'astro.config.mjs'), 'utf8')
    const has = (pattern: RegExp): boolean => sources.some((file) => pattern.test(file))
    const substrings = [...config.matchAll(/\.includes\('([\w-]+)'\)/g)].map((match) => match[1] ?? '')
    expect(substrings).toContain('mount-calculator')
    expect(substrings.filter((name) => !has(new RegExp(`/${name}\\.tsx?$`)))).toEqual([])

    const [, group = ''] = /name: 'preact',\s*test: \/(.+)\/,/.exec(config) ?? []
    const whole = new RegExp(group)
    // Each alternative of the pattern ends with the name of a file, or with the extension of several.
    const words = group.matchAll(/([\w-]+)(?:\.tsx?)?(?=\||\)|$)/g)
    const notOurs = ['dist', 'jsx-runtime', 'signals-core', 'ts', 'tsx']
    const names = [...words].map((match) => match[1] ?? '').filter((name) => !notOurs.includes(name))
    const matched = sources.filter((file) => whole.test(file))
    expect(names.length).toBeGreaterThan(3)
    expect(names.filter((name) => !matched.some((file) => new RegExp(`/${name}\\.tsx?$`).test(file)))).toEqual([])
  })
})
