/**
 * Lists the licences of all locked packages: how many have which, and by name each whose licence is not permissive.
 *
 * A licence is read from the package's own package.json in node_modules. Packages for other platforms are locked but not installed; theirs
 * is taken from the lockfile.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './setup.mjs'

/** Licences that ask for no more than a notice, as SPDX names. */
const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
])

/** Whether an SPDX expression leaves a permissive choice: one part of an OR is enough, an AND needs all. AND binds closer than OR. */
export const isPermissive = (licence) =>
  licence
    .replace(/[()]/g, ' ')
    .split(/\sOR\s/)
    .some((choice) => choice.split(/\sAND\s/).every((name) => permissive.has(name.trim())))

/** The licence that a package.json states: a text, or in old packages an object or a list of objects with a `type`. */
export function statedLicence({ license, licenses }) {
  const all = [license ?? licenses ?? []].flat().map((each) => (typeof each === 'string' ? each : each.type))
  return all.length > 0 ? all.join(' OR ') : 'none stated'
}

/**
 * The locked packages of a project, by name and version, each once.
 * @returns {{ name: string, version: string, licence: string, installed: boolean }[]}
 */
export function lockedPackages(folder) {
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'))
  const found = new Map()
  for (const [path, locked] of Object.entries(packages)) {
    if (path === '') continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const manifest = join(folder, path, 'package.json')
    const installed = existsSync(manifest)
    const licence = statedLicence(installed ? JSON.parse(readFileSync(manifest, 'utf8')) : locked)
    found.set(`${name}@${locked.version}`, { name, version: locked.version, licence, installed })
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
}

/** Lines for the terminal: a count for each licence, most first, then every package whose licence is not permissive. */
export function licenceReport(packages) {
  const counts = Map.groupBy(packages, ({ licence }) => licence)
  const groups = [...counts]
    .map(([licence, { length }]) => [length, licence])
    .sort(([a, one], [b, other]) => b - a || (one < other ? -1 : 1))
  const others = packages.filter(({ licence }) => !isPermissive(licence))
  const absent = packages.filter(({ installed }) => !installed).length
  return [
    `${packages.length} locked packages; ${absent} of them are for other platforms, and their licence is the one in package-lock.json.`,
    '',
    ...groups.map(([count, licence]) => `${String(count).padStart(5)}  ${licence}`),
    '',
    others.length === 0 ? 'All licences are permissive.' : `${others.length} packages with a licence that is not permissive:`,
    ...others.map(({ name, version, licence }) => `  ${name}@${version}: ${licence}`),
  ]
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) console.log(licenceReport(lockedPackages(root)).join('\n'))
