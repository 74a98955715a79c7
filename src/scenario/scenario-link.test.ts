/** Promise: a link brings the same scenario to everyone; what is mangled in it is reported, and the rest is kept. */

import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { book, catalogue } from './scenario.fixture.ts'
import { calculatorAt, readAssumptions, readHere, writeAssumptions, writeHere } from './scenario-link.ts'

const write = (assumptions: Parameters<typeof writeAssumptions>[0]) => writeAssumptions(assumptions, book, catalogue)
const read = (text: string) => readAssumptions(text, book, catalogue)

describe('a scenario in a link', () => {
  it('is short, sorted and readable', () => {
    expect(write({ turns: 20, gpuHourPrice: 3, 'serve.chip': 'fast', 'demand.people': 8e9, mfu: 0.35, 'serve.extra': null })).toBe(
      'demand.people:8e9,gpuHourPrice:3,mfu:0.35,serve.chip:fast,serve.extra:none,turns:20',
    )
    expect(write({})).toBe('')
  })

  it('needs no escaping in a query', () => {
    const text = write({ gpuHourPrice: 1e-7, 'demand.people': 8e25, 'serve.chip': 'fast' })
    expect(new URL(`https://isoflop.example/?with=${text}`).search).toBe(`?with=${text}`)
    expect(new URLSearchParams(`with=${text}`).get('with')).toBe(text)
  })

  it('comes back as the same numbers, whatever they are', () => {
    const positive = fc.double({ min: 1e-300, max: 1e300, noNaN: true })
    const scenario = fc.record(
      {
        gpuHourPrice: positive,
        turns: positive,
        mfu: fc.double({ min: 0.01, max: 0.9, noNaN: true }),
        'serve.tokens': positive,
        'demand.people': fc.integer({ min: 1 }),
        'serve.chip': fc.constantFrom('slow', 'fast'),
        'serve.extra': fc.constant(null),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(scenario, (assumptions) => {
        const text = new URLSearchParams(`with=${write(assumptions)}`).get('with') ?? ''
        expect(read(text)).toEqual({ assumptions, problems: [] })
      }),
    )
  })

  it('accepts what a person writes by hand, and a calculator’s name before a shared parameter', () => {
    expect(read('demand.people:70M, mfu:40%').assumptions).toEqual({ 'demand.people': 70e6, mfu: 0.4 })
    expect(read('serve.mfu:0.5')).toEqual({ assumptions: { mfu: 0.5 }, problems: [] })
  })
})

describe('an entry whose value is known', () => {
  it('is not parsed again, and what is parsed is known from then on', () => {
    const values = new Map<string, number | string | null>([['turns:20', 20.5]])
    const once = readAssumptions('turns:20,mfu:40%,gpuHourPrice:abc', book, catalogue, values)
    expect(once.assumptions).toEqual({ turns: 20.5, mfu: 0.4 })
    expect(once.problems.map(({ key }) => key)).toEqual(['gpuHourPrice'])
    expect([...values]).toEqual([
      ['turns:20', 20.5],
      ['mfu:40%', 0.4],
    ])
  })

  it('is still one of two when it stands twice, and an input of a calculator keeps the key of its parameter', () => {
    const values = new Map<string, number | string | null>([['mfu:0.3', 0.3]])
    for (const _ of ['parsed', 'known']) {
      const { assumptions, problems } = readAssumptions('serve.mfu:0.5,mfu:0.3', book, catalogue, values)
      expect([assumptions, problems.length]).toEqual([{ mfu: 0.5 }, 1])
    }
  })

  it('at one place of a page is known by that place', () => {
    const values = new Map<string, number | string | null>([['calc-serve.peak:7', 8]])
    expect(readHere('calc-serve.peak:7,calc-serve.tokens:3', book, catalogue, values).here).toEqual({
      'calc-serve': { peak: 8, tokens: 3 },
    })
  })
})

describe('a mangled link', () => {
  it('keeps the rest and reports each entry', () => {
    const { assumptions, problems } = read('gpuHourPrise:3,turns:20,mfu:7,serve.peek:3,serv.peak:3,serve.peak:abc,turns,,x:y:z,turns:30')
    expect(assumptions).toEqual({ turns: 20 })
    expect(problems.map(({ key }) => key)).toEqual(['gpuHourPrise', 'mfu', 'serve.peek', 'serv.peak', 'serve.peak', 'turns', 'x', 'turns'])
    expect(problems[0]).toMatchObject({ text: 'gpuHourPrise:3', suggestions: ['gpuHourPrice'] })
    expect(problems[2]?.suggestions).toEqual(['peak'])
    expect(problems[3]?.suggestions).toEqual(['serve'])
    for (const { message } of problems) expect(message).toMatch(/^\S.*[.?]$/)
  })

  it('is harmless whatever it holds', () => {
    const bits = fc.constantFrom(
      'turns',
      'mfu',
      'serve',
      '.',
      ':',
      ',',
      '__proto__',
      'constructor',
      '3',
      '1e999',
      '%',
      ' ',
      'none',
      'calc-serve',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(bits).map((parts) => parts.join('')),
        ),
        (text) => {
          const { assumptions } = read(text)
          expect(read(write(assumptions)).assumptions).toEqual(assumptions)
          readHere(text, book, catalogue)
        },
      ),
    )
    expect(read('__proto__:1,constructor:2').assumptions).toEqual({})
    expect(read('turns:1,'.repeat(5000)).problems[0]?.message).toMatch(/first 200/)
  })
})

describe('what differs in one place of a page', () => {
  it('is kept by the place’s anchor', () => {
    const here = { 'calc-serve': { peak: 3 }, 'calc-serve-2': { chip: 'fast', peak: 4e9 } }
    const text = writeHere(here, catalogue)
    expect(text).toBe('calc-serve-2.chip:fast,calc-serve-2.peak:4e9,calc-serve.peak:3')
    expect(readHere(text, book, catalogue)).toEqual({ here, problems: [] })
  })

  it('must be a calculator’s place', () => {
    expect(readHere('calc-serve.peak:3,calc-nothing.x:1,peak:2', book, catalogue)).toMatchObject({
      here: { 'calc-serve': { peak: 3 } },
      problems: [{ key: 'calc-nothing.x' }, { key: 'peak' }],
    })
    expect(calculatorAt('calc-serve-2', catalogue)?.id).toBe('serve')
    expect(calculatorAt('serve', catalogue)).toBeNull()
  })
})
