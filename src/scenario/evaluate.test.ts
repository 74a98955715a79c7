/** Promise: an input’s value is the place’s, else the reader’s, else the row’s, else the book’s or its chain’s; and a chain moves together. */
import { describe, expect, it } from 'vitest'
import { type Calculator, calculator, from, quantity } from '../calculators/spec/spec.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { calculatorsUsing, dependencies } from './dependencies.ts'
import { evaluate } from './evaluate.ts'
import { bookOf } from './parameter-book.ts'
import { book, catalogue, demand, serve, tasks } from './scenario.fixture.ts'

const at = (given = {}, assumptions = {}) => evaluate(serve, given, assumptions, book, catalogue)

describe('whose value counts', () => {
  it('the book, the default, and the output of another calculator, when nobody says anything', () => {
    const { inputs } = evaluate(demand, {}, {}, book, catalogue)
    expect(inputs['turns']).toMatchObject({ value: 10, from: 'book', parameter: 'turns', unit: 'turn', label: 'Test turns' })
    expect(inputs['people']).toMatchObject({ value: 100, from: 'default' })
    // 1 × 10²
    expect(inputs['tokensPerTask']).toMatchObject({ value: 100, from: 'calculator', via: { calculator: 'tasks', output: 'tokens' } })
  })

  it('a chosen row before the default, but not where its cell is empty', () => {
    expect(at().inputs['peak']).toMatchObject({ value: 100, from: 'row', row: { input: 'chip', id: 'slow' } })
    expect(at().inputs['memory']).toMatchObject({ value: 5, from: 'default' })
    expect(at({ chip: 'fast' }).inputs['memory']).toMatchObject({ value: 80e9, from: 'row' })
  })

  it('the reader’s assumption before a row, the place before the reader', () => {
    expect(at({}, { 'serve.peak': 7 }).inputs['peak']).toMatchObject({ value: 7, from: 'scenario' })
    expect(at({ peak: 8 }, { 'serve.peak': 7 }).inputs['peak']).toMatchObject({ value: 8, from: 'given' })
    expect(at({}, { mfu: 0.5 }).inputs['mfu']).toMatchObject({ value: 0.5, from: 'scenario' })
    expect(at({ chip: 'slow' }, { 'serve.chip': 'fast' }).received['peak']).toBe(100)
    expect(at({}, { 'serve.chip': 'fast' }).received['peak']).toBe(1000)
  })

  it('an optional input is absent until given', () => {
    expect(at().inputs['extra']).toMatchObject({ value: null, from: 'default' })
    expect(at({ extra: 3 }).received['extra']).toBe(3)
  })
})

describe('a chain moves together', () => {
  it('a parameter of the first calculator moves the last', () => {
    // total = 100 people × turns²: 10,000 for 10 turns, 40,000 for 20; share = total ÷ (total + 100 × 0.4).
    expect(at().outputs['share']).toBeCloseTo(10_000 / 10_040, 12)
    expect(at({}, { turns: 20 }).outputs['share']).toBeCloseTo(40_000 / 40_040, 12)
  })

  it('so does an own input of a calculator upstream, but not a pin in this place', () => {
    expect(at({}, { 'tasks.base': 2 }).outputs['share']).toBeCloseTo(20_000 / 20_040, 12)
    expect(evaluate(demand, { turns: 20 }, {}, book, catalogue).outputs['total']).toBe(10_000)
  })

  it('is cut where the place gives the value', () => {
    expect(at({ tokens: 40 }, { turns: 20 }).outputs['share']).toBeCloseTo(0.5, 12)
  })
})

describe('what a calculator passes on', () => {
  const people = quantity({ label: 'People', unit: 'person', default: 100, sameAs: 'survey.people', range: [1, 1e6], scale: 'log' })
  /** `demand` with the same people as a survey, and a base that it passes to `tasks`. */
  const survey = calculator({
    ...demand,
    inputs: { ...demand.inputs, people },
    passes: ({ people }: { readonly [name: string]: unknown }) => ({ 'tasks.base': Number(people) }),
  })
  const total = (given = {}, assumptions = {}) => evaluate(survey, given, assumptions, book, catalogue).outputs['total']

  it('stands upstream instead of a default, and gives way to the reader', () => {
    // 3 people × 3 × 10² tokens
    expect(total({ people: 3 })).toBe(900)
    expect(total({ people: 3 }, { 'tasks.base': 2 })).toBe(600)
  })

  it('follows an input that is the same as another calculator’s', () => {
    expect(total({}, { 'survey.people': 4 })).toBe(1600)
    expect(total({}, { 'demand.people': 4 })).toBe(1_000_000)
  })
})

describe('changes for charts', () => {
  it('recompute this calculator', () => {
    expect(at().at({ mfu: 0.8 })['share']).toBeCloseTo(10_000 / 10_080, 12)
    expect(at().at({})).toEqual(at().outputs)
  })

  it('run upstream calculators again when a changed parameter reaches them', () => {
    const place = evaluate(demand, {}, {}, book, catalogue)
    // 100 × 20² tokens; ÷ 20 turns.
    expect(place.at({ turns: 20 })).toEqual({ total: 40_000, perTurn: 2000 })
    expect(evaluate(demand, { tokensPerTask: 100 }, {}, book, catalogue).at({ turns: 20 })).toEqual({ total: 10_000, perTurn: 500 })
  })

  it('fill again from a changed row, except what was set', () => {
    const fast = { id: 'fast', name: 'Fast chip', peak: 1000, memory: 80e9 }
    expect(at().at({ chip: fast })['share']).toBeCloseTo(10_000 / 10_400, 12)
    expect(at({ peak: 100 }).at({ chip: fast })['share']).toBeCloseTo(10_000 / 10_040, 12)
  })

  it('do not walk the chain again for an input that does not reach it', () => {
    let runs = 0
    const compute = (input: { turns: number; base: number }) => {
      runs += 1
      return tasks.compute(input)
    }
    const counted: Calculator = Object.assign({}, tasks, { compute })
    const place = evaluate(demand, {}, {}, book, [counted, demand])
    for (let people = 1; people <= 100; people += 1) place.at({ people })
    expect(runs).toBe(1)
  })
})

describe('where there is no result', () => {
  it('an upstream null is said, and nothing is computed from it', () => {
    const none = at({}, { 'demand.people': 2_000_000 })
    expect(none.outputs).toEqual({ share: null, cells: null })
    expect(none.warnings).toEqual(['Tokens has no value, because demand gives none here.'])
    expect(sentenceText(none.sentence)).toMatch(/^There is no result here/)
    expect(none.at({ tokens: 40 })['share']).toBeCloseTo(0.5, 12)
  })

  it('a parameter or row that is not there is said', () => {
    const empty = evaluate(serve, { tokens: 1 }, {}, bookOf([], [], []), catalogue)
    expect(empty.warnings).toEqual(['The table “chips” has no row “slow”.', 'The parameter book has no “mfu”.'])
  })

  it('outside the range of a law, and where the calculator warns, it is said', () => {
    expect(evaluate(demand, { people: 2000 }, {}, book, catalogue).warnings).toEqual(['Nobody has counted more than 1000 people.'])
    expect(at().warnings).toEqual(['Little memory.'])
  })

  it('what is not finite is null', () => {
    expect(evaluate(demand, { turns: 0 }, {}, book, catalogue).outputs['perTurn']).toBeNull()
  })

  it('calculators in a circle, or a default from nowhere, throw', () => {
    const link = (id: string, to: string) =>
      calculator({
        ...tasks,
        id,
        inputs: { x: quantity({ label: 'X', unit: 'none', default: from(to, 'y'), range: [0, 1], scale: 'linear' }) },
        outputs: { y: { label: 'Y', unit: 'none' } },
        main: 'y',
        compute: ({ x }) => ({ y: x }),
        says: () => [],
      })
    const [a, b] = [link('a', 'b'), link('b', 'a')]
    expect(() => evaluate(a, {}, {}, book, [a, b])).toThrow('a → b → a')
    expect(() => evaluate(link('c', 'nowhere'), {}, {}, book, [])).toThrow('“nowhere”')
  })
})

describe('what a result depends on', () => {
  it('goes through the chain', () => {
    expect(dependencies(serve, catalogue)).toEqual({ parameters: ['mfu', 'turns'], calculators: ['demand', 'tasks'], tables: ['chips'] })
    expect(calculatorsUsing('turns', catalogue).map(({ id }) => id)).toEqual(['tasks', 'demand', 'serve'])
    expect(calculatorsUsing('mfu', catalogue).map(({ id }) => id)).toEqual(['serve'])
  })
})
