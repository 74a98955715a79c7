/** Promise: what is said of a claim's turning is what its condition gives there; no more, and at no cost that a build would feel. */
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { calculator, choice, shared } from '../calculators/spec/spec.ts'
import { readNotebook } from '../notes/notebook/notebook.ts'
import { say } from '../quantities/print-quantity.ts'
import { blastRadius, type ConditionedClaim, truthOf } from './blast-radius.ts'
import { judge, parseCondition } from './condition.ts'
import type { Book } from './parameter-book.ts'
import { book, catalogue } from './scenario.fixture.ts'

/** (turns − 10)·(50 − turns), or its negative: nothing at both ends of what the book says of turns, 400 in the middle. */
const bump = calculator({
  id: 'bump',
  topic: 'training',
  order: 1,
  title: 'Bump',
  question: 'How high?',
  inputs: {
    turns: shared('turns', { integer: true }),
    sign: choice({
      label: 'Sign',
      options: [
        { value: 'up', label: 'Up' },
        { value: 'down', label: 'Down' },
      ],
      default: 'up',
    }),
  },
  outputs: { height: { label: 'Height', unit: 'none' } },
  compute: ({ turns, sign }) => ({ height: (sign === 'up' ? 1 : -1) * (turns - 10) * (50 - turns) }),
  says: () => say`A bump.`,
  main: 'height',
  views: [],
})
const all = [...catalogue, bump]

const radius = (holds: string | readonly string[], assumptions = {}, of: Book = book) =>
  blastRadius(
    [holds].flat().map((each, index) => ({ id: `claim-${index}`, holds: each })),
    assumptions,
    of,
    all,
  )
const first = (holds: string, assumptions = {}, of: Book = book) => {
  const [standing] = radius(holds, assumptions, of).claims
  if (!standing) throw new Error('There is no claim.')
  return standing
}

describe('A claim on tokens = turns², with 10 turns and a range of 5 to 50', () => {
  it('turns where turns² passes the threshold', () => {
    // > 64: turns² is 64 at 8, which is no longer more.
    const { truth, turns } = first('tasks.tokens > 64')
    expect(truth).toBe('holds')
    expect(turns).toEqual([
      { parameter: 'turns', side: 'low', from: 10, at: expect.closeTo(8, 5), to: 'fails', atEnd: 'fails', whole: false, beyond: false },
    ])
  })

  it('turns upwards when it fails', () => {
    // ≥ 400: 20 turns.
    expect(first('tasks.tokens >= 400').turns).toMatchObject([{ side: 'high', at: expect.closeTo(20, 4), to: 'holds' }])
  })

  it('is followed from the value that the reader has set', () => {
    expect(first('tasks.tokens > 64', { turns: 6 })).toMatchObject({
      truth: 'fails',
      turns: [{ side: 'high', from: 6, at: expect.closeTo(8, 5), to: 'holds' }],
    })
  })

  it('turns through a chain of calculators, but not through one that is cut by a pin', () => {
    // Demand is 100 people × turns²; at most 2500 in demand is 5 turns, so 4900 is 7.
    expect(first('demand.total > 4900').turns).toMatchObject([{ parameter: 'turns', at: expect.closeTo(7, 5) }])
    expect(first('demand.total(tokensPerTask=100) > 4900')).toMatchObject({ reads: ['turns'], turns: [] })
    expect(first('tasks.tokens(turns=10) > 64')).toMatchObject({ reads: [], turns: [] })
  })

  it('is sought beyond the range only when nothing within turns it, and that is said', () => {
    // > 16: 4 turns, below the low value of 5.
    expect(first('tasks.tokens > 16').turns).toMatchObject([{ side: 'low', at: expect.closeTo(4, 5), beyond: true }])
    expect(radius('tasks.tokens > 16').parameters).toMatchObject([{ parameter: 'turns', low: [], high: [] }])
  })
})

describe('A share', () => {
  it('turns in log-odds, within its limits', () => {
    // The chip has a peak of 100: 60 ÷ (60 + 100·mfu) is 60 % at the book's mfu of 0.4 and 50 % at its high of 0.6.
    expect(first('serve.share(tokens=60) > 55%').turns).toMatchObject([
      // 60 ÷ 0.55 − 60 = 49.09
      { parameter: 'mfu', side: 'high', at: expect.closeTo(0.4909, 4), to: 'fails' },
    ])
  })
})

describe('A claim that turns and turns back', () => {
  it('is seen to turn, but is no flip at the end of the range', () => {
    // (t − 10)(50 − t) = 100 at t = 30 − √300 = 12.7; whole turns, so 13: 3 · 37 = 111.
    const { claims, parameters } = radius('bump.height < 100')
    expect(claims[0]?.turns).toMatchObject(
      [{ side: 'high', at: 12.679, to: 'fails', atEnd: 'holds' }].map((turn) => ({ ...turn, at: expect.closeTo(12.679, 3) })),
    )
    expect(parameters).toMatchObject([{ parameter: 'turns', claims: ['claim-0'], low: [], high: [] }])
  })

  it('turns at a whole number where the parameter counts whole things', () => {
    const whole: Book = { ...book, shared: { ...book.shared, turns: { integer: true } } }
    expect(first('bump.height < 100', {}, whole).turns).toMatchObject([{ at: 13, whole: true, to: 'fails' }])
  })
})

describe('A choice', () => {
  it('is said to turn a claim by the options that do', () => {
    expect(first('bump.height > 100', { turns: 30 }).choices).toEqual([
      { input: 'sign', label: 'Sign', options: [{ value: 'down', label: 'Down', to: 'fails' }] },
    ])
    expect(first('bump.height(sign=up) > 100', { turns: 30 }).choices).toEqual([])
  })
})

describe('A parameter', () => {
  it('has the claims that it turns at each end, the widest first', () => {
    const { parameters } = radius(['serve.share(tokens=60) > 55%', 'tasks.tokens > 64', 'tasks.tokens < 400'])
    expect(
      parameters.map(({ parameter, low, high }) => [parameter, low.map(({ claim }) => claim), high.map(({ claim }) => claim)]),
    ).toEqual([
      ['turns', ['claim-1'], ['claim-2']],
      ['mfu', [], ['claim-0']],
    ])
  })
})

describe('A condition that cannot be read', () => {
  it('is undecided, and stops no other', () => {
    expect(radius(['nonsense', 'nobody.knows > 1', 'tasks.tokens > 64']).claims.map(({ truth }) => truth)).toEqual([
      'undecided',
      'undecided',
      'holds',
    ])
  })
})

describe('On the notebook as it is', () => {
  let claims: readonly ConditionedClaim[] = []
  let real: Book = book
  beforeAll(async () => {
    const notebook = await readNotebook('content')
    real = notebook.book
    claims = notebook.notes.flatMap(({ record }) => record.claims.flatMap(({ id, holds }) => (holds ? [{ id, holds }] : [])))
  })
  const truth = (id: string, assumptions: Readonly<Record<string, number>>) => {
    const parsed = parseCondition(claims.find((claim) => claim.id === id)?.holds ?? '')
    if (!parsed.ok) throw new Error(parsed.message)
    return truthOf(judge(parsed.condition, assumptions, real, calculators))
  }

  it('every turn is one: as now a hair before it, and another at it; and every flip is one', () => {
    const found = blastRadius(claims, {}, real, calculators)
    const turns = found.claims.flatMap(({ id, truth: now, turns: of }) => of.map((turn) => ({ id, now, turn })))
    expect(turns.length).toBeGreaterThan(20)
    for (const { id, now, turn } of turns) {
      const { parameter, from, at, to } = turn
      const before = at + (from - at) * 1e-4
      expect([id, parameter, truth(id, { [parameter]: at }), truth(id, { [parameter]: before })]).toEqual([id, parameter, to, now])
    }
    for (const { parameter, low, high } of found.parameters) {
      const ends = real.parameters[parameter]
      for (const { claim, to } of low) expect([claim, truth(claim, { [parameter]: ends?.low ?? 0 })]).toEqual([claim, to])
      for (const { claim, to } of high) expect([claim, truth(claim, { [parameter]: ends?.high ?? 0 })]).toEqual([claim, to])
    }
  })

  it('a claim that no parameter is said to flip stays what it is at both ends of all', () => {
    const { claims: standings, parameters } = blastRadius(claims, {}, real, calculators)
    const flips = new Set(parameters.flatMap(({ parameter, low, high }) => [...low, ...high].map(({ claim }) => `${claim} ${parameter}`)))
    const wrong = standings.flatMap(({ id, truth: now }) =>
      Object.values(real.parameters).flatMap(({ id: parameter, low, high }) =>
        flips.has(`${id} ${parameter}`) || [low, high].every((end) => truth(id, { [parameter]: end }) === now)
          ? []
          : [`${id} ${parameter}`],
      ),
    )
    expect(wrong).toEqual([])
  })

  it('takes far less than half a second', () => {
    const start = process.cpuUsage()
    blastRadius(claims, {}, real, calculators)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(400)
  })
})
