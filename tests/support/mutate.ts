/**
 * Measures what the unit tests notice: makes each mistake of `mutants.ts` by itself, in a copy of the project, and runs the tests that should
 * fail then. `node tests/support/mutate.ts [part of a file's name]`
 *
 * Exit code 1 when more than three of thirty survive, 2 when the measurement itself is wrong: a text that is not there (any more), or tests
 * that fail without a mistake.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { type Mutant, mutants } from './mutants.ts'

const root = dirname(dirname(import.meta.dirname))
/** Of all mutants, those that tests must notice. */
const wanted = 0.9
/** What no unit test reads. */
const left = new Set(['node_modules', 'dist', '.git', '.astro'])

/** A copy of the project that shares its packages. */
const copyProject = (): string => {
  const copy = mkdtempSync(join(tmpdir(), 'isoflop-mutants-'))
  for (const name of readdirSync(root)) if (!left.has(name)) cpSync(join(root, name), join(copy, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
  return copy
}

/** The file with the mistake; throws when its text does not stand there exactly once. */
const mutated = ({ file, text, replacement }: Mutant): string => {
  const parts = readFileSync(join(root, file), 'utf8').split(text)
  if (parts.length !== 2) throw new Error(`${file} has ${parts.length - 1} times, not once:\n  ${text.trim()}`)
  return parts.join(replacement)
}

let running: ChildProcess | undefined

interface Outcome {
  readonly passed: boolean
  /** The first test that failed, or the last line of the output. */
  readonly words: string
}

/** Runs the unit tests whose paths begin with these, until one fails. */
const runTests = (copy: string, tests: readonly string[]): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs')
    const child = spawn(process.execPath, [vitest, 'run', '--project', 'unit', '--bail', '1', ...tests], {
      cwd: copy,
      env: { ...process.env, NO_COLOR: '1' },
    })
    running = child
    let output = ''
    const keep = (bytes: Buffer) => {
      output += bytes
    }
    child.stdout.on('data', keep)
    child.stderr.on('data', keep)
    child.on('error', reject)
    child.on('close', (code) => {
      if (output.includes('No test files found')) return reject(new Error(`There is no unit test ${tests.join(' ')}.`))
      const failed = /^\s*FAIL\s+(?:\|unit\|\s+)?(.+)$/m.exec(output)?.[1]
      resolve({ passed: code === 0, words: failed ?? output.trim().split('\n').at(-1) ?? '' })
    })
  })

const measure = async (copy: string, chosen: readonly Mutant[]): Promise<number> => {
  const tests = [...new Set(chosen.flatMap((each) => each.tests))]
  const before = await runTests(copy, tests)
  if (!before.passed) throw new Error(`The tests fail without a mistake: ${before.words}`)
  let noticed = 0
  for (const each of chosen) {
    writeFileSync(join(copy, each.file), mutated(each))
    const { passed, words } = await runTests(copy, each.tests)
    cpSync(join(root, each.file), join(copy, each.file))
    if (!passed) noticed += 1
    console.log(`${passed ? 'SURVIVED' : 'noticed '}  ${each.file}: ${each.effect}\n          ${passed ? each.tests.join(' ') : words}`)
  }
  return noticed
}

const main = async (part = ''): Promise<number> => {
  const chosen = mutants.filter(({ file }) => file.includes(part))
  for (const each of chosen) mutated(each)
  const began = performance.now()
  const copy = copyProject()
  const remove = () => rmSync(copy, { recursive: true, force: true })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      running?.kill()
      remove()
      process.exit(130)
    })
  try {
    const noticed = await measure(copy, chosen)
    const minutes = ((performance.now() - began) / 60_000).toFixed(1)
    console.log(`\n${noticed} of ${chosen.length} noticed, ${chosen.length - noticed} survived, in ${minutes} minutes.`)
    return noticed >= wanted * chosen.length ? 0 : 1
  } finally {
    remove()
  }
}

main(process.argv[2]).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  },
)
