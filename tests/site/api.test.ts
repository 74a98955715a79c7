/** Promise: what the site offers to programs is whole, resolves, keeps its names, and says the same numbers as the command line. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../../src/calculators/index.ts'
import { calculate } from '../../src/cli/calc-command.ts'
import * as model from '../../src/model/index.ts'
import { readBook } from '../../src/notes/notebook/read-book.ts'
import { isUnit, unitSpec } from '../../src/quantities/units.ts'
import type { Book } from '../../src/scenario/index.ts'
import { dist, notePages, project, siteFiles, sitePages } from './dist.ts'

interface Unit {
  readonly id: string
  readonly symbol: string
  readonly meaning: string
}
interface Source {
  readonly key: string
  readonly citation: string
  readonly url: string | null
}
interface Named {
  readonly name: string
  readonly kind: string
  readonly label: string
  readonly unit?: Unit
  readonly default: unknown
  readonly value: unknown
}
interface CalculatorEntry {
  readonly id: string
  readonly url: string
  readonly embed: string
  readonly python: string
  readonly formula: string
  readonly inputs: readonly Named[]
  readonly outputs: readonly (Named & { readonly type: string; readonly main: boolean })[]
  readonly warnings: readonly string[]
  readonly sources: readonly Source[]
  readonly cases: readonly {
    readonly name: string
    readonly source: Source
    readonly expected: readonly {
      readonly output: string
      readonly unit: Unit
      readonly published: number
      readonly computed: number
      readonly holds: boolean
    }[]
  }[]
}
interface ParameterEntry {
  readonly id: string
  readonly unit: Unit
  readonly best: number
  readonly low: number
  readonly high: number
  readonly asOf: string
  readonly sources: readonly Source[]
  readonly assumption: string | null
  readonly usedBy: { readonly calculators: readonly string[]; readonly notes: readonly string[]; readonly claims: readonly string[] }
}
interface ClaimEntry {
  readonly id: string
  readonly text: string
  readonly condition: string | null
  readonly note: { readonly id: string; readonly url: string }
  readonly verdict: { readonly truth: string; readonly calculator: string } | null
  readonly chance: { readonly holds: number; readonly undecided: number; readonly draws: number } | null
  readonly reads: readonly string[]
  readonly turns: readonly { readonly parameter: string }[]
}

const file = <T>(name: string): T => JSON.parse(readFileSync(join(dist, 'api', name), 'utf8')) as T
const {
  version,
  licence,
  calculators: offered,
} = file<{ version: number; licence: unknown; calculators: readonly CalculatorEntry[] }>('calculators.json')
const { parameters } = file<{ parameters: readonly ParameterEntry[] }>('parameters.json')
const { claims } = file<{ claims: readonly ClaimEntry[] }>('claims.json')

const sourceIds = new Set(
  sitePages.find(({ path }) => path === '/sources/')?.elements.flatMap(({ attributes }) => attributes['id'] ?? []) ?? [],
)
const noteIds = new Set(notePages.map(({ path }) => path.split('/')[2]))

const wrongUnit = (unit: Unit | undefined): boolean =>
  unit === undefined || !isUnit(unit.id) || unit.symbol !== unitSpec(unit.id).symbol || unit.meaning.trim() === ''
const wrongSource = ({ key, citation, url }: Source): boolean =>
  !sourceIds.has(key) || citation.length < 20 || (url !== null && !/^https:\/\//.test(url))

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook(join(project, 'content')))
})

describe('The file of calculators', () => {
  it('has all of them, in order, with version and licence', () => {
    expect(offered.map(({ id }) => id)).toEqual(calculators.map(({ id }) => id))
    expect([version, licence]).toEqual([1, { data: 'CC BY 4.0', code: 'MIT' }])
  })

  it('keeps its names', () => {
    const first = offered[0]
    expect(Object.keys(first ?? {})).toEqual([
      ...[
        'id',
        'topic',
        'title',
        'question',
        'url',
        'embed',
        'python',
        'formula',
        'inputs',
        'outputs',
        'says',
        'warnings',
        'validity',
        'caveats',
      ],
      ...['sources', 'cases'],
    ])
    const quantity = [
      'name',
      'kind',
      'label',
      'optional',
      'default',
      'value',
      'help',
      'unit',
      'range',
      'scale',
      'limits',
      'integer',
      'parameter',
    ]
    expect(Object.keys(first?.inputs[0] ?? {})).toEqual(quantity)
    expect(Object.keys(first?.outputs[0] ?? {})).toEqual(['name', 'label', 'unit', 'type', 'main', 'value'])
  })

  it('has a page, one for other sites, a script, a formula, a main output, and units that are known', () => {
    const paths = new Set(sitePages.map(({ path }) => path))
    for (const { id, url, embed, python, formula, inputs, outputs } of offered) {
      expect([id, paths.has(embed), siteFiles.includes(python.slice(1))]).toEqual([id, true, true])
      expect([id, paths.has(url), formula.trim() !== '', outputs.filter(({ main }) => main).length]).toEqual([id, true, true, 1])
      const measured = [...inputs.filter(({ kind }) => kind === 'quantity' || kind === 'shared'), ...outputs]
      expect([id, measured.filter(({ unit }) => wrongUnit(unit)).map(({ name }) => name)]).toEqual([id, []])
    }
  })

  it('has sources that the site lists, with the whole reference', () => {
    expect(offered.flatMap(({ sources, cases }) => [...sources, ...cases.map(({ source }) => source)]).filter(wrongSource)).toEqual([])
  })

  it('says the numbers that the command line says', () => {
    for (const { id, inputs, outputs, warnings } of offered) {
      // One is asked for a rate and has none by default: there is no result.
      const { code, out } = calculate([id, '--json'], book)
      const said = JSON.parse(out) as { inputs: Record<string, unknown>; outputs: Record<string, unknown>; warnings: readonly string[] }
      const values = (named: readonly Named[]) => Object.fromEntries(named.map(({ name, value }) => [name, value]))
      expect([id, code, values(inputs), values(outputs), warnings]).toEqual([
        id,
        id === 'growth-rates' ? 3 : 0,
        said.inputs,
        said.outputs,
        said.warnings,
      ])
    }
  })

  it('has published cases that hold', () => {
    const cases = offered.flatMap(({ id, cases: of }) => of.flatMap(({ name, expected }) => expected.map((row) => ({ id, name, ...row }))))
    expect(cases.length).toBeGreaterThan(100)
    expect(cases.filter(({ holds, unit, computed }) => !holds || wrongUnit(unit) || !Number.isFinite(computed))).toEqual([])
  })
})

describe('The file of parameters', () => {
  it('has the whole book, as the book has it', () => {
    expect(parameters.map(({ id }) => id).sort()).toEqual(Object.keys(book.parameters))
    for (const { id, best, low, high, asOf } of parameters) {
      const { best: b, low: l, high: h, asOf: date } = book.parameters[id] ?? { best: null, low: null, high: null, asOf: null }
      expect([id, best, low, high, asOf]).toEqual([id, b, l, h, date])
      expect([id, low <= best && best <= high]).toEqual([id, true])
    }
  })

  it('has known units, and a source or an assumption for each', () => {
    expect(parameters.filter(({ unit }) => wrongUnit(unit)).map(({ id }) => id)).toEqual([])
    expect(parameters.flatMap(({ sources }) => sources).filter(wrongSource)).toEqual([])
    expect(parameters.filter(({ sources, assumption }) => sources.length === 0 && !assumption).map(({ id }) => id)).toEqual([])
  })

  it('names users that are there', () => {
    const [calculatorIds, claimIds] = [new Set(offered.map(({ id }) => id)), new Set(claims.map(({ id }) => id))]
    for (const { id, usedBy } of parameters) {
      expect([id, usedBy.calculators.every((each) => calculatorIds.has(each))]).toEqual([id, true])
      expect([id, usedBy.notes.every((each) => noteIds.has(each)), usedBy.claims.every((each) => claimIds.has(each))]).toEqual([
        id,
        true,
        true,
      ])
    }
  })
})

describe('The file of claims', () => {
  it('has every claim once, with a verdict where it has a condition', () => {
    expect(claims.length).toBeGreaterThan(20)
    expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length)
    expect(claims.filter(({ condition, verdict }) => (condition === null) !== (verdict === null)).map(({ id }) => id)).toEqual([])
    expect(claims.filter(({ note }) => !noteIds.has(note.id)).map(({ id }) => id)).toEqual([])
  })

  it('turns claims on parameters that they read', () => {
    expect(claims.filter(({ reads, turns }) => turns.some(({ parameter }) => !reads.includes(parameter))).map(({ id }) => id)).toEqual([])
  })

  it('says how often those hold that read a parameter, in shares of the draws', () => {
    expect(claims.filter(({ chance, reads }) => (chance === null) !== (reads.length === 0)).map(({ id }) => id)).toEqual([])
    for (const { id, chance } of claims) {
      if (!chance) continue
      const { holds, undecided, draws } = chance
      expect([id, holds >= 0, undecided >= 0, holds + undecided <= 1, Number.isInteger(draws), draws >= 200]).toEqual([
        id,
        ...Array<boolean>(5).fill(true),
      ])
    }
    expect(claims.some(({ chance }) => chance !== null && chance.holds > 0 && chance.holds < 1)).toBe(true)
  })

  it('has each of them on the page of claims, with the same verdict', () => {
    const page = sitePages.find(({ path }) => path === '/claims/')
    for (const { id, verdict } of claims) {
      const entry = page?.elements.find(({ attributes }) => attributes['id'] === id)
      const line = page?.elements.find(({ attributes, parent }) => attributes['data-verdict'] !== undefined && parent === entry)
      expect([id, line?.attributes['data-verdict']]).toEqual([id, verdict?.truth ?? 'none'])
    }
  })
})

describe('The model as a module', () => {
  type Model = typeof model
  const folder = mkdtempSync(join(tmpdir(), 'isoflop-module-'))
  let built: Model
  beforeAll(async () => {
    const copy = join(folder, 'model.mjs')
    writeFileSync(copy, readFileSync(join(dist, 'api', 'model.js')))
    built = (await import(pathToFileURL(copy).href)) as Model
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('offers all that the sources offer', () => {
    expect(Object.keys(built).sort()).toEqual(Object.keys(model).sort())
  })

  it('gives the same numbers as the sources, and those of the papers', () => {
    const work = { params: 70e9, tokens: 1.4e12, flopsPerParamToken: 6, attention: null } as const
    expect(built.trainingFlops(work)).toEqual(model.trainingFlops(work))
    // 6 · 70e9 · 1.4e12 = 5.88e23, the Chinchilla budget as 6ND.
    expect(built.trainingFlops(work).flops).toBeCloseTo(5.88e23, -18)
    expect(built.computeOptimal(built.fits.besiroglu2024, 1e24)).toEqual(model.computeOptimal(model.fits.besiroglu2024, 1e24))
    expect(built.parseQuantity('15T', 'token')).toEqual({ ok: true, value: 15e12 })
  })

  it('has types that a strict compiler takes, and that refuse a wrong call', () => {
    writeFileSync(join(folder, 'model.d.mts'), readFileSync(join(dist, 'api', 'model.d.ts')))
    const use = (call: string) => `import * as model from './model.mjs'\nexport const found: number = ${call}\n`
    writeFileSync(join(folder, 'right.mts'), use('model.bestOfKl(16) + model.computeOptimal(model.fits.besiroglu2024, 1e24).params'))
    writeFileSync(join(folder, 'wrong.mts'), use("model.bestOfKl('16')"))
    const compile = (name: string): string => {
      try {
        const options = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2023', '--module', 'nodenext']
        execFileSync(process.execPath, [join(project, 'node_modules/typescript/bin/tsc'), ...options, join(folder, name)], {
          encoding: 'utf8',
          cwd: folder,
        })
        return ''
      } catch (error) {
        return String((error as { readonly stdout?: unknown }).stdout)
      }
    }
    expect(compile('right.mts')).toBe('')
    expect(compile('wrong.mts')).toMatch(/'string' is not assignable to .*'number'/)
  })
})
