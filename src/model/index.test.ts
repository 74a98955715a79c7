/** Promise: the module offers every formula, and each says above it what it is: the paper and place, or that it is derived or a definition. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import * as model from './index.ts'

/** Parts of reading and printing that nobody outside of this folder needs. */
const inner = ['decimal', 'unit-names', 'unit-forms', 'edit-text', 'index']
/** Reading, printing and units have no papers behind them. */
const plain = ['parse', 'print', 'units', 'time-spans']

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  .map((name) => name.slice(0, -3))
  .filter((name) => !inner.includes(name))

interface Exported {
  readonly name: string
  readonly file: string
  readonly doc: string
  readonly isFunction: boolean
}

/** The values that a file exports, with the docstring above each. */
const exportsOf = (file: string): readonly Exported[] => {
  const text = readFileSync(join(import.meta.dirname, `${file}.ts`), 'utf8')
  const source = ts.createSourceFile(`${file}.ts`, text, ts.ScriptTarget.Latest, true)
  return source.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
    const comments = ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc)
    const doc = comments.at(-1)?.getText() ?? ''
    return statement.declarationList.declarations.map(({ name, initializer }) => ({
      name: name.getText(),
      file,
      doc,
      isFunction: initializer !== undefined && ts.isArrowFunction(initializer),
    }))
  })
}
const exported = files.flatMap(exportsOf)

describe('The model as a module', () => {
  it('offers what every file of formulas exports', () => {
    expect(exported.length).toBeGreaterThan(80)
    expect(exported.filter(({ name }) => !Object.hasOwn(model, name)).map(({ file, name }) => `${file}.ts: ${name}`)).toEqual([])
  })

  it('has a docstring on each', () => {
    expect(exported.filter(({ doc }) => doc === '').map(({ file, name }) => `${file}.ts: ${name}`)).toEqual([])
  })

  it('says of each formula where it is from: a paper with its year, a derivation, or a definition', () => {
    const said = /\b20\d\d\b|\bderived\b|\bdefinition\b/i
    const silent = exported.filter(({ file, isFunction, doc }) => isFunction && !plain.includes(file) && !said.test(doc))
    expect(silent.map(({ file, name }) => `${file}.ts: ${name}`)).toEqual([])
  })
})
