/**
 * Formulas to MathML by KaTeX, with its limits. Two lists guard it: only commands on one go in (`math-commands.ts`), and only
 * elements, attributes and values on the other come out (`mathml.ts`).
 */
import katex from 'katex'
import { nearest } from '../../diagnostics/near.ts'
import { listed } from '../../diagnostics/words.ts'
import { quote } from '../text/report.ts'
import { commands, environments, isCommand, refusedCommands } from './math-commands.ts'
import { readMathml } from './mathml.ts'

export type FormulaResult =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly reason: 'syntax' | 'command'; readonly message: string; readonly hint: string; readonly offset?: number }

const longest = 2000

/** The largest size of a formula, in em, estimated: within a line of text, and on lines of its own. One wider than the page scrolls. */
const largest = { inline: { width: 160, height: 8 }, display: { width: 160, height: 40 } } as const

const syntaxHint = 'Compare it with a formula that works; a backslash starts a command and braces come in pairs.'

function failure(error: unknown): FormulaResult {
  const parse = error instanceof katex.ParseError ? error : null
  const words = String(parse?.rawMessage ?? 'it could not be read').replace(/\s+/g, ' ')
  const offset = typeof parse?.position === 'number' ? parse.position : undefined
  const message = `The formula cannot be read: ${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.?$/, '.')}`
  return { ok: false, reason: 'syntax', message, hint: syntaxHint, ...(offset === undefined ? {} : { offset }) }
}

/** The first command that formulas do not have, known or mistyped. Neither reaches KaTeX, which executes some commands while it reads. */
function wrongCommand(tex: string): FormulaResult | null {
  for (const { 0: command, index } of tex.matchAll(/\\(?:[A-Za-z@]+|.)/gs)) {
    const name = command.slice(1)
    if (name === 'begin' || name === 'end') {
      const environment = /^\s*\{([^{}]*)\}/.exec(tex.slice(index + command.length))?.[1] ?? ''
      if (environments.has(environment)) continue
      const suggestions = nearest(environment, [...environments])
      const hint = `Write ${listed(suggestions.length > 0 ? suggestions : ['aligned', 'cases', 'matrix'], 'or')} between the braces.`
      return { ok: false, reason: 'command', message: `Formulas have no environment “${quote(environment, 20)}”.`, hint, offset: index }
    }
    if (isCommand(name)) continue
    if (refusedCommands.has(name) || name.includes('@'))
      return {
        ok: false,
        reason: 'command',
        message: `Formulas have no ${command}.`,
        hint: 'Leave it out; a formula only says mathematics.',
        offset: index,
      }
    const near = name.length <= 30 ? nearest(name, commands).map((each) => `\\${each}`) : []
    const hint = near.length > 0 ? `Did you mean ${listed(near, 'or')}?` : syntaxHint
    return { ok: false, reason: 'syntax', message: `There is no command ${quote(command, 30)}.`, hint, offset: index }
  }
  return null
}

function render(tex: string, display: boolean): FormulaResult {
  if (tex.trim() === '')
    return {
      ok: false,
      reason: 'syntax',
      message: 'The formula is empty.',
      hint: 'Write it between the dollar signs, or write \\$ for a dollar.',
    }
  if (tex.length > longest)
    return { ok: false, reason: 'syntax', message: `The formula has ${tex.length} characters; the limit is ${longest}.`, hint: 'Split it.' }
  const command = wrongCommand(tex)
  if (command) return command
  let markup: string
  try {
    const options = {
      output: 'mathml',
      displayMode: display,
      throwOnError: true,
      strict: 'error',
      trust: false,
      maxSize: 10,
      maxExpand: 200,
      // KaTeX's own version has an invisible bar in it, which makes it higher.
      macros: { '\\vdots': '\\varvdots' },
    } as const
    markup = katex.renderToString(tex, options)
  } catch (error) {
    return failure(error)
  }
  return judge(/<semantics>(.*)<annotation encoding="application\/x-tex">/s.exec(markup)?.[1] ?? '<', display)
}

function judge(inner: string, display: boolean): FormulaResult {
  const read = readMathml(inner)
  if (!read.ok)
    return {
      ok: false,
      reason: 'command',
      message: `The formula asks for “${read.odd}”, which notes do not have.`,
      hint: 'Use plain commands of mathematics.',
    }
  const limit = display ? largest.display : largest.inline
  const [side, size, bound] = read.height > limit.height ? ['high', read.height, limit.height] : ['wide', read.width, limit.width]
  if (size > bound)
    return {
      ok: false,
      reason: 'syntax',
      message: `The formula is about ${Math.round(size)} em ${side}; the limit is ${bound}${display ? '' : ' within a line of text'}.`,
      hint: display ? 'Split it.' : 'Split it, or set it on lines of its own between $$ and $$.',
    }
  return { ok: true, html: `<math${display ? ' display="block"' : ''}>${inner}</math>` }
}

const kept = new Map<string, FormulaResult>()
const mostKept = 2000

/** A formula as MathML, or why it has none. Pure; results are kept, because notes repeat formulas and both the check and the writer ask. */
export function renderFormula(tex: string, display: boolean): FormulaResult {
  const key = `${display ? 'd' : 'i'}${tex}`
  const known = kept.get(key)
  if (known) return known
  const result = render(tex, display)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, result)
  return result
}
