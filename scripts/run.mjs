/**
 * Runs a task of the project: `node scripts/run.mjs <task> [arguments]`, behind every script of package.json.
 * Installs what is missing first, then runs the task with a Node that the build accepts.
 */
import { existsSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { exec, serverCode, workCode } from './exec.mjs'
import { ensureBrowser, ensurePackages, modernNode, requireNode, root, SetupError } from './setup.mjs'
import { runSteps } from './steps.mjs'

const bin = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** Node in the project's folder. */
const run = (node, args, env = {}) => exec(node, args, { cwd: root, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env } })

/** A task that is one program with a result. */
const work =
  (name, ...program) =>
  async (node, args, env = {}) =>
    workCode(await run(node, [...program, ...args], env), name)

const build = work('The build', bin.astro, 'build')

/** Build, then serve what was built; the next free port when 4321 is taken. */
async function start(node) {
  const built = await build(node, [])
  return built === 0 ? serverCode(await run(node, ['scripts/serve.mjs'])) : built
}

const quickSteps = [
  { name: 'format and lint', args: [bin.biome, 'ci', '--reporter=summary'] },
  { name: 'types', args: [bin.astro, 'check'] },
  { name: 'unit tests', args: [bin.vitest, 'run', '--project', 'unit'] },
  { name: 'content', args: ['src/cli/check.ts'] },
]
const buildStep = { name: 'production build', args: [bin.astro, 'build', '--silent'] }
/** Tests of these projects read dist/; files of both run side by side, twice as many as there are cores, since half of their time they wait. */
const siteStep = (name, projects, filters = []) => ({
  name,
  args: [
    bin.vitest,
    'run',
    `--maxWorkers=${2 * availableParallelism()}`,
    ...projects.flatMap((project) => ['--project', project]),
    ...filters,
  ],
  needs: buildStep.name,
})

/** Runs steps, with the site that they build in dist/ wherever `OUT_DIR` says. */
const steps = async (node, list, browser = '') => runSteps(list, ({ args }) => run(node, args, { CHROMIUM: browser, OUT_DIR: '' }))

/** Every check, in the order in which they are quick; a failed build leaves out what needs it. `--fast` ends before the build. */
async function test(node, args) {
  const others = args.filter((each) => each !== '--fast')
  if (others.length > 0) throw new SetupError(`npm test takes --fast and nothing else; some tests alone are "npm run unit -- src/search".`)
  if (args.includes('--fast')) return steps(node, quickSteps)
  const browser = await ensureBrowser(node)
  return steps(node, [...quickSteps, buildStep, siteStep('built site, attacks and browser', ['site', 'browser'])], browser)
}

/** The site, built anew, in a browser: all tests or those whose files match. */
const browserTests = async (node, filters) =>
  steps(node, [buildStep, siteStep('browser tests', ['browser'], filters)], await ensureBrowser(node))

const bench = work('The benchmark', 'bench/bench.ts')

const tasks = {
  start,
  test,
  dev: async (node, args) => serverCode(await run(node, [bin.astro, 'dev', ...args])),
  build,
  unit: work('The test', bin.vitest, 'run', '--project', 'unit'),
  types: work('The check of types', bin.astro, 'check'),
  browser: browserTests,
  format: work('Formatting', bin.biome, 'check', '--write'),
  check: work('The check', 'src/cli/check.ts'),
  calc: work('The calculation', 'src/cli/calc.ts'),
  search: work('The search', 'src/cli/search.ts'),
  fuzz: work('The fuzzer', 'fuzz/fuzz.ts'),
  licences: work('The list of licences', 'scripts/licences.mjs'),
  audit: work('The audit', 'scripts/audit.mjs'),
  bench: async (node, args) => bench(node, args, args.includes('notebooks') ? {} : { CHROMIUM: await ensureBrowser(node) }),
}

async function main([name, ...args]) {
  const task = Object.hasOwn(tasks, name) && tasks[name]
  if (!task) throw new SetupError(`There is no task "${name ?? ''}". Tasks: ${Object.keys(tasks).join(', ')}.`)
  requireNode()
  if (!existsSync(join(root, 'package.json'))) throw new SetupError('package.json is missing: is this a whole clone?')
  ensurePackages()
  return task(modernNode(), args)
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  if (!(error instanceof SetupError)) throw error
  console.error(`\n${error.message}`)
  process.exitCode = 1
}
