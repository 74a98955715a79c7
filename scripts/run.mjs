/**
 * Runs a task of the project: `node scripts/run.mjs <task> [arguments]`, behind every script of package.json.
 * Installs what is missing first, then runs the task with a Node that the build accepts.
 */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser, ensurePackages, modernNode, requireNode, root, SetupError } from './setup.mjs'

const bin = {
  astro: 'node_modules/astro/bin/astro.mjs',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
}

/** Runs one program to its end; resolves to its exit code. */
const exec = (node, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', ...env } })
    const forward = (signal) => child.kill(signal)
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, forward)
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)))
  })

const cli =
  (name) =>
  (node, args, env = {}) =>
    exec(node, [`src/cli/${name}.ts`, ...args], env)

/** Build, then serve what was built; the next free port when 4321 is taken. */
async function start(node) {
  const built = await exec(node, [bin.astro, 'build'])
  return built === 0 ? exec(node, ['scripts/serve.mjs']) : built
}

/** Every check, in the order in which they are quick; a failed build leaves out what needs it. */
async function test(node) {
  const browser = await ensureBrowser(node)
  const steps = [
    { name: 'format and lint', args: [bin.biome, 'ci', '--reporter=summary'] },
    { name: 'types', args: [bin.astro, 'check'] },
    { name: 'unit tests', args: [bin.vitest, 'run', '--project', 'unit'] },
    { name: 'content', args: ['src/cli/check.ts'] },
    { name: 'production build', args: [bin.astro, 'build', '--silent'] },
    { name: 'built site and attacks', args: [bin.vitest, 'run', '--project', 'site'], needs: 'production build' },
    { name: 'browser tests', args: [bin.vitest, 'run', '--project', 'browser'], needs: 'production build' },
  ]
  const results = new Map()
  for (const { name, args, needs } of steps) {
    if (needs && results.get(needs) !== 0) continue
    console.log(`\n── ${name}`)
    const started = Date.now()
    results.set(name, await exec(node, args, { CHROMIUM: browser }))
    console.log(`── ${name}: ${results.get(name) === 0 ? 'passed' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(0)} s`)
  }
  const failed = steps.filter(({ name }) => results.get(name) !== 0).map(({ name }) => name)
  console.log(failed.length === 0 ? '\nAll passed.' : `\nFailed or not run: ${failed.join(', ')}.`)
  return failed.length === 0 ? 0 : 1
}

const tasks = {
  start,
  test,
  dev: (node, args) => exec(node, [bin.astro, 'dev', ...args]),
  build: (node, args) => exec(node, [bin.astro, 'build', ...args]),
  format: (node, args) => exec(node, [bin.biome, 'check', '--write', ...args]),
  check: cli('check'),
  calc: cli('calc'),
  search: cli('search'),
  fuzz: cli('fuzz'),
  bench: async (node, args) => cli('bench')(node, args, args.includes('notebooks') ? {} : { CHROMIUM: await ensureBrowser(node) }),
}

async function main([name, ...args]) {
  const task = tasks[name]
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
