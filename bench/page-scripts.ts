/**
 * Which scripts of a built site load which. A *static* import loads with its file; a *dynamic* one, `import()`, when the code gets
 * there. Reads the bundler's minified output, where every path is a literal; a path that leads nowhere is an error.
 */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

const path = String.raw`\s*["'\x60]((?:\.{1,2})?/[^"'\x60]+)["'\x60]`
const staticImport = new RegExp(String.raw`(?<=^|[;}\s])(?:import|export)\b(?:[\w$\s{},*]*?\bfrom\b)?${path}`, 'g')
const dynamicImport = new RegExp(String.raw`\bimport\(${path}`, 'g')

const found = (code: string, pattern: RegExp): readonly string[] => [...new Set([...code.matchAll(pattern)].map((match) => match[1] ?? ''))]

/** Paths as written, each once. */
export const staticImports = (code: string): readonly string[] => found(code, staticImport)
export const dynamicImports = (code: string): readonly string[] => found(code, dynamicImport)

/**
 * The script that `load-calculator.ts` fetches for a calculator: `"../src/calculators/kv-cache.ts":()=>…import("./kv-cache.x.js")`. Null when
 * it is not in this code.
 */
export function calculatorImport(code: string, id: string): string | null {
  const loader = new RegExp(String.raw`/calculators/${id}\.ts["'\x60]:\(\)=>[^;]*?\bimport\(${path}`)
  return loader.exec(code)?.[1] ?? null
}

/** Reads scripts of the site in `dist`, each once. */
export interface Scripts {
  readonly code: (file: string) => string
  /** The file of a path in `from`, both below `dist`. Throws when there is none. */
  readonly fileOf: (path: string, from: string) => string
}

export function scriptsOf(dist: string): Scripts {
  const kept = new Map<string, string>()
  const code = (file: string): string => {
    const text = kept.get(file) ?? readFileSync(file, 'utf8')
    kept.set(file, text)
    return text
  }
  const fileOf = (path: string, from: string): string => {
    const file = path.startsWith('/') ? join(dist, path) : resolve(dirname(from), path)
    if (!existsSync(file)) throw new Error(`${from} imports ${path}, which is not there.`)
    return file
  }
  return { code, fileOf }
}

/** These files and all that they load with them, sorted. `more` adds dynamic imports of a file: paths that will be loaded too. */
export function loadedWith(
  scripts: Scripts,
  entries: readonly string[],
  more: (code: string) => readonly string[] = () => [],
): readonly string[] {
  const seen = new Set<string>()
  const visit = (file: string): void => {
    if (seen.has(file)) return
    seen.add(file)
    const code = scripts.code(file)
    for (const path of [...staticImports(code), ...more(code)]) visit(scripts.fileOf(path, file))
  }
  for (const entry of entries) visit(entry)
  return [...seen].sort()
}

const named = (code: string, name: string): readonly string[] =>
  dynamicImports(code).filter((path) => path.split('/').at(-1)?.startsWith(`${name}.`))

/**
 * What bringing these calculators to life loads: the mounting code that `live.ts` imports, and each calculator's own script. `ids`
 * must hold the calculators that they start from. Throws when a loader is missing.
 */
export function loadedByCalculators(scripts: Scripts, entries: readonly string[], ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids)
  const all = loadedWith(scripts, entries, (code) => [
    ...named(code, 'mount-calculator'),
    ...ids.flatMap((id) => {
      const path = calculatorImport(code, id)
      if (path !== null) wanted.delete(id)
      return path ?? []
    }),
  ])
  if (wanted.size > 0) throw new Error(`No script loads ${[...wanted].join(', ')}: does load-calculator.ts still map files to imports?`)
  return all
}

/** These files, what they load, and what dynamic imports by any of these names load, at any depth. Throws when no import has such a name. */
export function loadedByNames(scripts: Scripts, entries: readonly string[], names: readonly string[]): readonly string[] {
  let met = 0
  const all = loadedWith(scripts, entries, (code) => {
    const paths = names.flatMap((name) => named(code, name))
    met += paths.length
    return paths
  })
  if (met === 0) throw new Error(`No script of the page imports ${names.join(' or ')}.`)
  return all
}
