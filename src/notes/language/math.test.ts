/**
 * Promise: a formula says mathematics and nothing else. Whatever KaTeX knows is tried in many places: nothing is printed, and what comes
 * out holds no element, attribute or value that could paint, link, move or cover what stands around it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderFormula } from './math.ts'
import { commands, environments, isCommand, refusedCommands } from './math-commands.ts'
import { readMathml } from './mathml.ts'

interface Tables {
  readonly functions: readonly string[]
  readonly macros: readonly string[]
  readonly symbols: readonly string[]
  readonly environments: readonly string[]
}

/** KaTeX's own tables, which it does not export. */
function readTables(): Tables {
  const text = readFileSync(createRequire(import.meta.url).resolve('katex/dist/katex.mjs'), 'utf8')
  const inside = `${text.slice(0, text.lastIndexOf('export {'))}
    return {
      functions: Object.keys(_functions), macros: Object.keys(_macros), environments: Object.keys(_environments),
      symbols: [...Object.keys(symbols.math), ...Object.keys(symbols.text)],
    }`
  return new Function(inside)() as Tables
}
const tables = readTables()
const known = [...new Set([...tables.functions, ...tables.macros, ...tables.symbols])]
/** As one can type them: a name, or one sign. */
const typed = known.filter((name) => /^\\(?:[A-Za-z@]+|[^A-Za-z@])$/.test(name)).map((name) => name.slice(1))

const shapes = (name: string): readonly string[] => {
  const command = `\\${name}`
  return [
    ...[command, `${command} x`, `${command}{x}`, `${command}{x}{y}`, `${command}{x}{y}{z}`, `${command}[x]{y}`, `a ${command} b`],
    ...[`\\left${command} x\\right.`, `\\text{${command} a}`, `\\text{${command}{a}}`, `x${command}_a^b`, `\\sum${command}_a`],
    ...[`\\begin{matrix}a\\\\${command} b\\end{matrix}`, `\\left(a${command}|b\\right)`, `${command}{matrix}a\\end{matrix}`],
    ...[`${command}{-9em}x`, `${command}-9em x`, `${command}{9em}{9em}`, `${command}{red}{x}`, `${command}{}{}{2em}{}{x}{y}`],
    ...[`${command}\\relax`, `${command}{::error::forged}`, `${command}\\x{::error::forged}`],
  ]
}

const spies = () => (['log', 'error', 'warn', 'info', 'debug'] as const).map((name) => vi.spyOn(console, name).mockImplementation(() => {}))
afterEach(() => vi.restoreAllMocks())

describe('every command that KaTeX knows', () => {
  it('prints nothing, and what it writes stays within the elements, attributes and values of formulas', () => {
    const printed = spies()
    let set = 0
    for (const name of typed)
      for (const tex of shapes(name)) {
        const result = renderFormula(tex, true)
        if (!result.ok) continue
        set++
        expect(result.html, tex).not.toMatch(
          / style|href|class|src|mathcolor|mathbackground|mathsize|voffset|mphantom|<mpadded[^>]*width="0|"-[1-9]/,
        )
      }
    expect(set).toBeGreaterThan(5000)
    for (const spy of printed) expect(spy.mock.calls).toEqual([])
  })

  it('is on one of the two lists, so that a new KaTeX brings none unseen; and each that is allowed works', () => {
    expect(typed.filter((name) => !isCommand(name) && !refusedCommands.has(name) && !/[@()\]]/.test(name))).toEqual([])
    expect([...commands, ...refusedCommands].filter((name) => !typed.includes(name) && !/limits$/.test(name))).toEqual([])
    const alone = ['begin', 'end', 'left', 'right', 'limits', 'nolimits']
    const works = (name: string): boolean => shapes(name).some((tex) => renderFormula(tex, true).ok)
    expect(commands.filter((name) => !alone.includes(name) && !works(name))).toEqual([])
  })

  it('includes the environments: those on the list work, the numbered ones and diagrams are refused', () => {
    expect([...environments].filter((name) => !tables.environments.includes(name))).toEqual([])
    expect(tables.environments.filter((name) => !environments.has(name)).sort()).toEqual(['CD', 'align', 'alignat', 'equation', 'gather'])
    for (const name of environments) {
      const columns = /array/.test(name) ? '{c}' : /alignat|alignedat/.test(name) ? '{1}' : ''
      expect(renderFormula(`\\begin{${name}}${columns}a\\\\b\\end{${name}}`, true), name).toMatchObject({ ok: true })
    }
  })
})

describe('a formula that prints', () => {
  const cases = [
    '\\message{::error file=content/notes/inference/kv-cache.mdx,line=1::forged annotation}',
    '\\errmessage{::error::forged}',
    '\\show\\frac',
    'x^{\\message{a}}',
    '\\text{\\message{a}}',
    '%\\\n\\message{a}',
    '\\verb|\\|\\message{a}',
    '\\\\\\message{a}',
    '\\begin{matrix}\\message{a}\\end{matrix}',
    '\\message',
    '\\show',
  ]
  it.each(cases)('%j is refused by name, before KaTeX reads it', (tex) => {
    const printed = spies()
    expect(renderFormula(tex, false)).toMatchObject({ ok: false, reason: 'command' })
    for (const spy of printed) expect(spy).not.toHaveBeenCalled()
  })
})

describe('a formula that lies over its neighbours, paints or links', () => {
  const cases = [
    ...[
      '\\mathllap{xxxxxxxx}',
      '\\mathrlap{x}',
      '\\mathclap{x}',
      '\\llap{x}',
      '\\rlap{x}',
      '\\clap{x}',
      '\\smash{x}',
      '\\raisebox{-9em}{x}',
    ],
    ...[
      '\\mathllap{\\genfrac{}{}{2em}{}{\\text{xxxxxxxx}}{}}',
      '\\genfrac{}{}{2em}{}{a}{b}',
      'a\\above 9em b',
      '\\vcenter{x}',
      '\\mathstrut',
    ],
    ...[
      '\\kern-9em x',
      '\\mkern-99mu x',
      '\\hskip-9em x',
      '\\mskip-99mu x',
      '\\hspace{-9em}x',
      '\\hspace*{-9em}x',
      '\\tmspace-{9em}{9em}x',
    ],
    ...[
      '\\rule{9em}{9em}',
      '\\pmb{x}',
      '\\fbox{x}',
      '\\boxed{x}',
      '\\colorbox{red}{x}',
      '\\blueA{x}',
      '\\phase{x}',
      '\\angl{x}',
      '\\Huge x',
    ],
    ...['\\phantom{x}', '\\hphantom{x}', '\\vphantom{x}', '\\reflectbox{x}', '\\tag{x}', '\\dddot{x}', '\\char"202E', '\\htmlId{a}{b}'],
    ...['\\begin{CD}A @>a>> B\\end{CD}', '\\begin{C%\nD}A\\end{C%\nD}', '\\begin{align}a\\end{align}', '\\@char{8238}', '\\bra@ket{a}'],
  ]
  it.each(cases)('%j is refused', (tex) => expect(renderFormula(tex, true)).toMatchObject({ ok: false, reason: 'command' }))

  it('is refused by what came out too, should a command have slipped in', () => {
    const odd = (markup: string) => readMathml(markup)
    const refused = [
      '<mpadded lspace="-1width" width="0px"><mi>x</mi></mpadded>',
      '<mpadded width="0px"><mi>x</mi></mpadded>',
      '<mspace width="-9em"/>',
      '<mfrac linethickness="2em"><mi>x</mi><mi>y</mi></mfrac>',
      '<mstyle mathcolor="#f00"><mi>x</mi></mstyle>',
      '<mstyle mathsize="9em"><mi>x</mi></mstyle>',
      '<mspace mathbackground="black" width="1em"/>',
      '<mi style="color:red">x</mi>',
      '<mi href="https://x.org">x</mi>',
      '<mglyph src="x"></mglyph>',
      '<mi constructor="x">x</mi>',
      '<constructor></constructor>',
      '<mtext>a\u202eb</mtext>',
      '<mi>x</mn>',
      '<mi>x',
      '</mi>',
      '<mi onclick=x>x</mi>',
      '<mspace width="-0.28em"/>'.repeat(4),
    ]
    for (const markup of refused) expect(odd(markup), markup).toMatchObject({ ok: false })
    expect(odd('<mrow><mi>a</mi><mspace width="1em"/><mo>&lt;</mo></mrow>')).toMatchObject({ ok: true })
  })
})

describe('the size of a formula', () => {
  it('is bounded in width, wide enough for thirty terms in a sentence', () => {
    const wide = 'a'.repeat(400)
    for (const display of [false, true]) {
      expect(renderFormula(wide, display)).toMatchObject({ ok: false, reason: 'syntax' })
      expect(renderFormula('a'.repeat(100), display)).toMatchObject({ ok: true })
    }
    expect(renderFormula('a'.repeat(1000), true)).toMatchObject({ ok: false })
    expect(renderFormula('\\qquad'.repeat(300), true)).toMatchObject({ ok: false })
  })
  it('counts height: rows, roots in roots, fractions in fractions, towers of powers', () => {
    const rows = (count: number) => `\\begin{matrix}${'a\\\\'.repeat(count)}\\end{matrix}`
    const tower = (count: number) => `${'x^{'.repeat(count)}x${'}'.repeat(count)}`
    const nested = (count: number) => `${'\\frac{a}{'.repeat(count)}a${'}'.repeat(count)}`
    const roots = (count: number) => `${'\\sqrt{'.repeat(count)}a${'}'.repeat(count)}`
    expect([3, 10, 40, 55].map((count) => renderFormula(roots(count), false).ok)).toEqual([true, true, false, false])
    expect([rows(4), tower(3), nested(4)].map((tex) => renderFormula(tex, false).ok)).toEqual([true, true, true])
    expect([rows(30), tower(60), nested(30)].map((tex) => renderFormula(tex, false).ok)).toEqual([false, false, false])
    expect([rows(200), tower(300), nested(120)].map((tex) => renderFormula(tex, true).ok)).toEqual([false, false, false])
  })
})

describe('a mistyped command', () => {
  it('is told from one that is left out, with the nearest and its place', () => {
    expect(renderFormula('a \\nope', false)).toMatchObject({ reason: 'syntax', offset: 2, message: 'There is no command \\nope.' })
    expect(renderFormula('\\aplha', false)).toMatchObject({ hint: expect.stringContaining('\\alpha') })
    expect(renderFormula('\\begin{matirx}a\\end{matirx}', true)).toMatchObject({ hint: expect.stringContaining('matrix') })
  })
})
