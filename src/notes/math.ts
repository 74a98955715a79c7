/**
 * Formulas to MathML by KaTeX, with its limits. Two guards stand around it: commands that do more than say mathematics are refused by name,
 * and what comes out may hold only known elements and attributes, so that a formula cannot paint the page, link, or carry a style.
 */
import katex from 'katex'

export type FormulaResult =
  | { readonly ok: true; readonly html: string }
  | { readonly ok: false; readonly reason: 'syntax' | 'command'; readonly message: string; readonly hint: string; readonly offset?: number }

const longest = 2000

/** Links, files, HTML, colour, boxes, hand-made space and size, and definitions. */
const forbidden = new RegExp(
  `\\\\(?:${[
    'href|url|includegraphics|html[A-Za-z]*',
    '(?:text)?color|colorbox|fcolorbox|definecolor|pagecolor|bbox|angl|phase',
    'rule|hspace|vspace|kern|mkern|hskip|mskip|mspace|raisebox|raise|lower|vcenter|smash|[hv]?phantom|[mrlc]*lap|hfill',
    'tiny|sixptsize|scriptsize|footnotesize|small|normalsize|large|Large|LARGE|huge|Huge|fbox|boxed',
    '(?:e|g|x)?def|let|futurelet|global|long|newcommand|renewcommand|providecommand|newenvironment|DeclareMathOperator|char|tag|csname|expandafter|noexpand|@[A-Za-z@]+',
  ].join('|')})(?![A-Za-z@])\\*?`,
)

const elements = new Set(
  'math mrow mi mn mo ms mtext mspace msup msub msubsup mfrac msqrt mroot mover munder munderover mtable mtr mtd mstyle mpadded menclose mphantom'.split(
    ' ',
  ),
)
const attributes = new Set(
  'display mathvariant stretchy fence separator lspace rspace minsize maxsize accent accentunder linethickness scriptlevel displaystyle largeop columnalign columnlines columnspacing rowspacing rowlines width height depth voffset notation linebreak'.split(
    ' ',
  ),
)

/** The first element or attribute of KaTeX's markup that is not on the lists; null when all are. Text in it is escaped. */
function stranger(markup: string): string | null {
  for (const [, name = '', rest = ''] of markup.matchAll(/<\/?([a-z]+)((?:\s+[a-z]+\s*="[^"]*")*)\s*\/?>/g)) {
    if (!elements.has(name)) return name
    for (const [, attribute = '', value = ''] of rest.matchAll(/([a-z]+)\s*="([^"]*)"/g))
      if (!attributes.has(attribute) || !/^[\w .%+-]*$/.test(value)) return attribute
  }
  return /<(?!\/?[a-z]+(?:\s+[a-z]+\s*="[^"]*")*\s*\/?>)/.test(markup) ? '<' : null
}

const syntaxHint = 'compare it with a formula that works; a backslash starts a command and braces come in pairs.'

function failure(error: unknown): FormulaResult {
  const parse = error instanceof katex.ParseError ? error : null
  const words = String(parse?.rawMessage ?? 'it could not be read').replace(/\s+/g, ' ')
  const offset = typeof parse?.position === 'number' ? parse.position : undefined
  const message = `The formula cannot be read: ${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.?$/, '.')}`
  return { ok: false, reason: 'syntax', message, hint: syntaxHint, ...(offset === undefined ? {} : { offset }) }
}

function render(tex: string, display: boolean): FormulaResult {
  if (tex.trim() === '')
    return {
      ok: false,
      reason: 'syntax',
      message: 'The formula is empty.',
      hint: 'write it between the dollar signs, or write \\$ for a dollar.',
    }
  if (tex.length > longest)
    return { ok: false, reason: 'syntax', message: `The formula has ${tex.length} characters; the limit is ${longest}.`, hint: 'split it.' }
  const command = forbidden.exec(tex)
  if (command)
    return {
      ok: false,
      reason: 'command',
      message: `Formulas have no \\${command[0].slice(1)}.`,
      hint: 'leave it out; a formula only says mathematics.',
      offset: command.index,
    }
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
    } as const
    markup = katex.renderToString(tex, options)
  } catch (error) {
    return failure(error)
  }
  const inner = /<semantics>(.*)<annotation encoding="application\/x-tex">/s.exec(markup)?.[1] ?? '<'
  const odd = stranger(inner)
  if (odd !== null)
    return {
      ok: false,
      reason: 'command',
      message: `The formula asks for “${odd}”, which notes do not have.`,
      hint: 'use plain commands of mathematics.',
    }
  return { ok: true, html: `<math${display ? ' display="block"' : ''}>${inner}</math>` }
}

const kept = new Map<string, FormulaResult>()
const mostKept = 2000

/** A formula as MathML, or why not. Pure; results are kept, since notes repeat formulas and guard and writer both ask. */
export function renderFormula(tex: string, display: boolean): FormulaResult {
  const key = `${display ? 'd' : 'i'}${tex}`
  const known = kept.get(key)
  if (known) return known
  const result = render(tex, display)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, result)
  return result
}
