/** Protects the shape of the project: imports point one way, folders stay flat, and nothing of the content enters the module graph. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = dirname(import.meta.dirname)

/** Folder of `src` → the folders of `src` it may import, and the packages. A package's name stands for all that begins with it. */
const table: Readonly<Record<string, { readonly folders: readonly string[]; readonly packages: readonly string[] }>> = {
  diagnostics: { folders: [], packages: [] },
  records: { folders: ['diagnostics'], packages: [] },
  quantities: { folders: [], packages: [] },
  model: { folders: ['quantities'], packages: [] },
  // The list is read from the folder.
  calculators: { folders: ['quantities', 'model'], packages: ['node:fs'] },
  scenario: { folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators'], packages: ['d3'] },
  graph: { folders: ['diagnostics', 'records'], packages: ['d3', 'graphology'] },
  search: { folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario'], packages: ['fuse.js'] },
  notes: {
    folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario', 'graph'],
    packages: [
      'astro/zod',
      'remark',
      'rehype',
      'unified',
      'unist',
      'mdast',
      'micromark',
      'hast',
      'vfile',
      'yaml',
      'csv-parse',
      '@citation-js',
      'katex',
      'prismjs',
      'github-slugger',
      'image-dimensions',
      'node:',
    ],
  },
  wording: { folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario'], packages: ['d3'] },
  widgets: {
    folders: ['records', 'quantities', 'model', 'calculators', 'scenario', 'wording', 'graph', 'search'],
    packages: ['preact', '@preact', 'd3'],
  },
  site: {
    folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario', 'wording', 'graph', 'search', 'notes', 'widgets'],
    packages: ['astro', 'katex', 'rolldown', 'node:'],
  },
  cli: {
    folders: ['diagnostics', 'records', 'quantities', 'model', 'calculators', 'scenario', 'wording', 'graph', 'search', 'notes'],
    // Benchmarks move sliders and walk the map in a browser.
    packages: ['node:', 'playwright-core'],
  },
}

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? files(path) : [path]
  })

/** This folder and all below. */
const folders = (folder: string): string[] => [
  folder,
  ...readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? folders(join(folder, entry.name)) : [])),
]

/** Files that stand in this folder itself, without their tests. */
const productFiles = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() || /\.test\.(tsx?|mjs)$/.test(entry.name) ? [] : [entry.name],
  )

/** What a file imports, static or dynamic, types included. */
const importsOf = (path: string): string[] =>
  [
    ...readFileSync(path, 'utf8').matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|(?:^|\n)\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
    ),
  ].map((match) => match[1] ?? match[2] ?? match[3] ?? '')

/** Imports of a folder that its row does not allow, as `file: import`. */
function strays(folder: string, row: { readonly folders: readonly string[]; readonly packages: readonly string[] }): string[] {
  const source = join(root, 'src', folder)
  return files(source)
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
    .flatMap((path) => importsOf(path).flatMap((specifier) => (allowed(path, specifier) ? [] : [`${relative(root, path)}: ${specifier}`])))

  function allowed(path: string, specifier: string): boolean {
    // What tests share may use what tests use.
    if (specifier === 'vitest' && path.endsWith('.fixture.ts')) return true
    if (!specifier.startsWith('.')) return row.packages.some((name) => specifier === name || specifier.startsWith(name))
    const target = relative(join(root, 'src'), normalize(join(dirname(path), specifier))).split(sep)[0] ?? ''
    return target === folder || row.folders.includes(target)
  }
}

describe('The shape of the project', () => {
  for (const [folder, row] of Object.entries(table)) {
    it(`${folder} imports only from ${row.folders.join(', ') || 'nothing'}`, () => {
      expect(strays(folder, row)).toEqual([])
    })
  }

  it('has a row for every folder of src but the markup', () => {
    const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const markup = ['components', 'layouts', 'pages', 'styles']
    expect(
      folders
        .map(({ name }) => name)
        .filter((name) => !markup.includes(name))
        .sort(),
    ).toEqual(Object.keys(table).sort())
  })

  it('has at most 35 files in a folder, tests aside, but for the rules and the calculators', () => {
    const crowded = folders(join(root, 'src')).filter((folder) => productFiles(folder).length > 35)
    expect(
      crowded.map((folder) => relative(root, folder)).filter((folder) => !['src/calculators', 'src/notes/rules'].includes(folder)),
    ).toEqual([])
  })

  it('has every folder of src, and every folder in one of these, in ARCHITECTURE.md', () => {
    const text = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
    const unnamed = (parent: string, prefix: string): string[] =>
      readdirSync(join(root, parent), { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !text.includes(`${prefix}${entry.name}/`))
        .map(({ name }) => `${parent}/${name}`)
    const nested = ['notes', 'search', 'widgets'].flatMap((folder) => unnamed(`src/${folder}`, `${folder}/`))
    expect([...unnamed('src', ''), ...nested]).toEqual([])
  })

  it('sees an import that is not allowed', () => {
    expect(strays('calculators', { folders: [], packages: [] }).length).toBeGreaterThan(0)
  })

  it('knows astro:content in two places only', () => {
    const users = files(join(root, 'src')).filter(
      (path) => /\.(ts|tsx|astro)$/.test(path) && importsOf(path).some((specifier) => specifier.startsWith('astro:')),
    )
    expect(users.map((path) => relative(root, path)).sort()).toEqual(['src/content.config.ts', 'src/site/notebook.ts'])
  })

  it('never goes deeper than three folders', () => {
    expect(files(join(root, 'src')).filter((path) => relative(root, path).split(sep).length > 4)).toEqual([])
  })

  it('imports an index.ts only where it is a list: elsewhere it is the public face of the package, for others', () => {
    const lists = ['src/calculators/index.ts', 'src/notes/rules/index.ts']
    const users = [...graphOfImports()].flatMap(([file, targets]) =>
      targets.filter((target) => /[/]index\.ts$/.test(target) && !lists.includes(target)).map((target) => `${file}: ${target}`),
    )
    expect(users).toEqual([])
  })

  it('takes random inputs with the seed that all tests share', () => {
    const users = ['src', 'tests', 'bench']
      .flatMap((folder) => files(join(root, folder)))
      .filter((path) => /\.tsx?$/.test(path) && importsOf(path).includes('fast-check'))
    expect(users.map((path) => relative(root, path))).toEqual(['tests/support/fast-check.ts'])
  })

  it('has no circle of files, imports of types included', () => {
    expect(circles(graphOfImports())).toEqual([])
  })

  it('sees a circle of files, and no more than the files on it', () => {
    const graph = new Map([
      ['a', ['b']],
      ['b', ['c']],
      ['c', ['b', 'd']],
      ['d', []],
      ['e', ['e']],
    ])
    expect(circles(graph)).toEqual([['b', 'c'], ['e']])
  })
})

/** Every file of src with the files of src that it imports, as paths from the root; tests are left out. */
function graphOfImports(): ReadonlyMap<string, readonly string[]> {
  const sources = files(join(root, 'src')).filter((path) => /\.(tsx?|astro)$/.test(path) && !/\.test\.tsx?$/.test(path))
  const known = new Set(sources.map((path) => relative(root, path)))
  return new Map(
    sources.map((path) => {
      const targets = importsOf(path).flatMap((specifier) =>
        specifier.startsWith('.') ? [relative(root, join(dirname(path), specifier))] : [],
      )
      return [relative(root, path), targets.filter((target) => known.has(target))] as const
    }),
  )
}

/** Groups of files that reach each other, sorted; a file that imports itself is a group of one. */
function circles(graph: ReadonlyMap<string, readonly string[]>): readonly (readonly string[])[] {
  const reachedFrom = new Map([...graph.keys()].map((file) => [file, reached(file)]))
  const groups = [...graph.keys()].flatMap((file) => {
    if (!reachedFrom.get(file)?.has(file)) return []
    const group = [...graph.keys()].filter((other) => reachedFrom.get(file)?.has(other) && reachedFrom.get(other)?.has(file)).sort()
    return group[0] === file ? [group] : []
  })
  return groups.sort(([a = ''], [b = '']) => (a < b ? -1 : 1))

  function reached(file: string): ReadonlySet<string> {
    const seen = new Set<string>()
    const waiting = [...(graph.get(file) ?? [])]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(...(graph.get(next) ?? []))
    }
    return seen
  }
}
