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
  wording: { folders: ['records', 'quantities', 'model', 'calculators', 'scenario'], packages: ['d3'] },
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
})
