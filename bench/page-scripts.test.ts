/** Promise: weights count what a browser would load, no more and no less. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import {
  calculatorImport,
  dynamicImports,
  loadedByCalculators,
  loadedByNames,
  loadedWith,
  scriptsOf,
  staticImports,
} from './page-scripts.ts'

const minified = [
  'import{a as e,b as t}from"./views.x1.js";import"./side.x2.js";import r,{n as i}from\'/_astro/book.x3.js\';',
  'var s=`import "./in-text.js`,o="from",c=/import/;export{e as n}from"./again.x4.js";export*from"./all.x5.js";export{r as t};',
  'let l=()=>e(()=>import(`./mount-calculator.x6.js`),__vite__mapDeps([0,1]));',
].join('')

describe('Imports in minified code', () => {
  it('are found in each of their static forms', () => {
    expect(staticImports(minified)).toEqual(['./views.x1.js', './side.x2.js', '/_astro/book.x3.js', './again.x4.js', './all.x5.js'])
  })

  it('are found when dynamic, in any quotes', () => {
    expect(dynamicImports(minified)).toEqual(['./mount-calculator.x6.js'])
    expect(dynamicImports('import("./a.js");import( \'./b.js\' )')).toEqual(['./a.js', './b.js'])
  })

  it('of a calculator are found by its id', () => {
    const loaders =
      '{"../src/calculators/kv-cache.ts":()=>e(()=>import(`./kv-cache.x.js`),d([0])),"../src/calculators/agent-task.ts":()=>e(()=>import(`./agent-task.x.js`))}'
    expect(calculatorImport(loaders, 'kv-cache')).toBe('./kv-cache.x.js')
    expect(calculatorImport(loaders, 'agent-task')).toBe('./agent-task.x.js')
    expect(calculatorImport(loaders, 'serving-bill')).toBeNull()
  })
})

describe('What a script loads', () => {
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-scripts-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const files = {
    'page.js': 'import"./shared.js";let a=()=>import("./mount-calculator.1.js"),b=()=>import("./search-box.1.js")',
    'shared.js': 'export let x=1',
    'mount-calculator.1.js':
      'import"./preact.js";var o={"../src/calculators/kv-cache.ts":()=>import("./kv-cache.1.js"),"../src/calculators/agent-task.ts":()=>import("./agent-task.1.js")}',
    'preact.js': 'import"./page.js"',
    'kv-cache.1.js': 'import"./shared.js"',
    'agent-task.1.js': '',
    'search-box.1.js': 'let f=()=>import("./find.1.js")',
    'find.1.js': '',
    'lost.js': 'import"./gone.js"',
  }
  for (const [name, code] of Object.entries(files)) writeFileSync(join(folder, name), code)
  const scripts = scriptsOf(folder)
  const page = [join(folder, 'page.js')]
  const names = (paths: readonly string[]) => paths.map((path) => path.slice(folder.length + 1))

  it('at once is its static imports', () => expect(names(loadedWith(scripts, page))).toEqual(['page.js', 'shared.js']))

  it('for a calculator is the mounting code and that calculator, not the others', () => {
    expect(names(loadedByCalculators(scripts, page, ['kv-cache']))).toEqual([
      'kv-cache.1.js',
      'mount-calculator.1.js',
      'page.js',
      'preact.js',
      'shared.js',
    ])
  })

  it('for a search is followed through one dynamic import to the next', () => {
    expect(names(loadedByNames(scripts, page, ['search-box', 'find']))).toEqual(['find.1.js', 'page.js', 'search-box.1.js', 'shared.js'])
  })

  it('is an error when it is not there', () => {
    expect(() => loadedWith(scripts, [join(folder, 'lost.js')])).toThrow('gone.js')
    expect(() => loadedByCalculators(scripts, page, ['no-such'])).toThrow('no-such')
    expect(() => loadedByNames(scripts, page, ['no-such'])).toThrow('no-such')
  })
})
