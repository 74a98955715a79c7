/**
 * `npm run check -- [--json|--github] [folder]`: every problem of a notebook in one run. Exits with 1 when there are errors; warnings
 * alone pass. With `--world`, the checks of its calculators against the world, after any errors; a check that fails exits with 1, too.
 */
import { parseArgs } from 'node:util'
import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import { compareDiagnostics, countProblems, visible, visibleLines, writeGitHub, writeJson, writeTerminal } from '../diagnostics/writers.ts'
import { readNotebook } from '../notes/notebook/notebook.ts'
import { futureDates, overdueReviews } from '../notes/rules/date.ts'
import { cacheFor } from '../notes/text/cache.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { worldReport } from './world.ts'

/** What the command needs of the world. */
export interface Effects {
  readonly write: (text: string) => void
  readonly complain: (text: string) => void
  readonly colour: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  /** Today's month, `2026-11`: reviews that were due before it are overdue, and dates after it have not come. */
  readonly month: string
}

const usage =
  'Usage: npm run check -- [--json | --github] [--world] [folder]\nChecks a notebook; the folder is CONTENT_DIR, or content, unless given. With --world, its models are set beside numbers of the world.\n'

type Options =
  | {
      readonly ok: true
      readonly json: boolean
      readonly github: boolean
      readonly world: boolean
      readonly help: boolean
      readonly dir: string
    }
  | { readonly ok: false; readonly message: string }

function readOptions(args: readonly string[], environment: Effects['environment']): Options {
  try {
    const flag = { type: 'boolean' } as const
    const options = { json: flag, github: flag, world: flag, help: flag }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { json = false, github = false, world = false, help = false } = values
    if (positionals[0] === '') return { ok: false, message: 'The name of the folder is empty.' }
    if (positionals.length > 1) return { ok: false, message: 'Name one folder.' }
    if (json && github) return { ok: false, message: 'Choose one of --json and --github.' }
    if (world && github) return { ok: false, message: 'Choose one of --world and --github.' }
    return { ok: true, json, github, world, help, dir: positionals[0] ?? (environment['CONTENT_DIR'] || 'content') }
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) }
  }
}

/** `--world`: the errors of the notebook, since they may change its values, and the checks. */
function checkWorld({ book }: { readonly book: Book }, errors: readonly Diagnostic[], json: boolean, { write, colour }: Effects): 0 | 1 {
  const { holds, text, checks } = worldReport(book)
  if (json) write(`${JSON.stringify({ holds, checks, ...JSON.parse(writeJson(errors)) }, null, 2)}\n`)
  else write(`${errors.length > 0 ? `${writeTerminal(errors, { colour })}\n\n` : ''}${text}`)
  return holds && errors.length === 0 ? 0 : 1
}

/** Runs the command; the result is its exit code: 0 fine, 1 errors in the notebook or a check of the world that fails, 2 wrong use. */
export async function check(args: readonly string[], effects: Effects): Promise<0 | 1 | 2> {
  const options = readOptions(args, effects.environment)
  if (!options.ok) {
    effects.complain(visibleLines(`${options.message}\n${usage}`))
    return 2
  }
  if (options.help) {
    effects.write(usage)
    return 0
  }
  const cache = cacheFor(effects.environment)
  const site = effects.environment['SITE_URL']
  const notebook = await readNotebook(options.dir, cache === undefined ? { site } : { cache, site })
  const { notes } = notebook
  const ofToday = [...overdueReviews(options.dir, notebook.parameters, effects.month), ...futureDates(options.dir, notebook, effects.month)]
  const diagnostics = [...notebook.diagnostics, ...ofToday].sort(compareDiagnostics)
  if (options.world) {
    const errors = diagnostics.filter(({ level }) => level === 'error')
    return checkWorld(notebook, errors, options.json, effects)
  }
  if (options.json) effects.write(`${writeJson(diagnostics)}\n`)
  else if (options.github) effects.write(diagnostics.length > 0 ? `${writeGitHub(diagnostics)}\n` : '')
  else {
    const blocks = diagnostics.length > 0 ? `${writeTerminal(diagnostics, { colour: effects.colour })}\n\n` : ''
    effects.write(`${blocks}${notes.length.toLocaleString('en')} note${notes.length === 1 ? '' : 's'}: ${countProblems(diagnostics)}.\n`)
  }
  return diagnostics.some(({ level }) => level === 'error') ? 1 : 0
}

/** What nobody expected, in words: how the tools are built helps no author. */
function describeFailure(error: unknown): 1 {
  const words = error instanceof Error ? error.message : String(error)
  process.stderr.write(`The check could not finish: ${visible(words)}\nThat is a fault of the tools. Please report it.\n`)
  return 1
}

/** Ends the command when its output goes nowhere: in silence when nobody reads on, as `head` does, else with why. */
function endWithoutOutput(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return
  const why = error.code === 'ENOSPC' ? 'there is no space left' : visible(error.message)
  process.stderr.write(`What the check found could not be written: ${why}.\n`)
  process.exit(2)
}

if (import.meta.main) {
  process.stdout.on('error', endWithoutOutput)
  process.exitCode = await check(process.argv.slice(2), {
    write: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
    colour: process.stdout.isTTY === true && !process.env['NO_COLOR'],
    environment: process.env,
    month: new Date().toISOString().slice(0, 7),
  }).catch(describeFailure)
}
