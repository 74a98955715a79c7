/** Promise: a scenario's values are read as a link's are, stand on something, and each mistake is named with its line. */
import { describe, expect, it } from 'vitest'
import { readBook } from './read-book.ts'
import { readScenario } from './scenarios.ts'

const { book, scenarios, diagnostics: found } = await readBook('content')
const read = (text: string, broken: readonly string[] = []) =>
  readScenario({ file: 'scenarios/x.yaml', text, lines: text.split('\n') }, 'x', book, new Set(broken))
const head = 'title: A world\nsummary: Another one.\nassumptions:\n'
const codes = (text: string, broken?: readonly string[]) =>
  read(text, broken).diagnostics.map(({ code, start }) => `${start?.line}:${start?.column} ${code}`)

describe('a scenario', () => {
  it('has values in the units of what they stand for, with reasons and sources', () => {
    const text = `${head}  gpuHourPrice: { value: $3, because: Rents rise., sources: [ho2024] }\n  training-run.params: { value: 8e9, because: A small one. }\n  trainingMfu: { value: 40%, sources: [ho2024] }\n`
    const { scenario, mentions, diagnostics } = read(text)
    expect(diagnostics).toEqual([])
    expect(scenario).toEqual({
      id: 'x',
      file: 'scenarios/x.yaml',
      title: 'A world',
      summary: 'Another one.',
      assumptions: [
        { key: 'gpuHourPrice', value: 3, because: 'Rents rise.', sources: ['ho2024'] },
        { key: 'training-run.params', value: 8e9, because: 'A small one.', sources: [] },
        { key: 'trainingMfu', value: 0.4, sources: ['ho2024'] },
      ],
    })
    expect(mentions.map(({ key, where }) => `${key} ${where.start?.line}`)).toEqual(['ho2024 4', 'ho2024 6'])
  })

  it('names a parameter by the input of a calculator that reads it', () => {
    expect(read(`${head}  training-run.gpuHourPrice: { value: 3, because: So. }\n`).scenario?.assumptions[0]?.key).toBe('gpuHourPrice')
  })

  it.each([
    ['a parameter that is not there', 'gpuPrice: { value: 3, because: So. }', '4:3 scenario/name'],
    ['a calculator that is not there', 'training-rum.params: { value: 3, because: So. }', '4:3 scenario/name'],
    ['an input that is not there', 'training-run.parms: { value: 3, because: So. }', '4:3 scenario/name'],
    ['a value out of range', 'trainingMfu: { value: 140%, because: So. }', '4:25 scenario/value'],
    ['a value of the wrong unit', 'gpuHourPrice: { value: 3 tokens, because: So. }', '4:26 scenario/value'],
    ['a choice that is none', 'training-run.accelerator: { value: h150, because: So. }', '4:38 scenario/value'],
    ['nothing that it stands on', 'gpuHourPrice: { value: 3 }', '4:3 scenario/basis'],
    ['no value', 'gpuHourPrice: { because: So. }', '4:3 yaml/missing-key'],
    ['a list for a value', 'gpuHourPrice: { value: [3], because: So. }', '4:26 yaml/value'],
    ['a misspelt key', 'gpuHourPrice: { value: 3, becase: So. }', '4:29 yaml/unknown-key'],
    [
      'one thing under two names',
      'gpuHourPrice: { value: 3, because: So. }\n  training-run.gpuHourPrice: { value: 4, because: So. }',
      '5:3 scenario/name',
    ],
  ])('with %s is refused at its place', (_, assumption, expected) => {
    expect(codes(`${head}  ${assumption}\n`)).toEqual([expected])
    expect(read(`${head}  ${assumption}\n`).scenario).toBeNull()
  })

  it('offers what may have been meant', () => {
    const [problem] = read(`${head}  gpuHourPrise: { value: 3, because: So. }\n`).diagnostics
    expect(problem?.suggestions).toContain('gpuHourPrice')
    expect(problem?.hint).toBe('Did you mean gpuHourPrice?')
  })

  it('that names a parameter with a mistake in it has no second one', () => {
    expect(codes(`${head}  aShare: { value: 3, because: So. }\n`, ['parameter:aShare'])).toEqual([])
  })

  it('assumes something', () => {
    expect(codes('title: A\nsummary: B\nassumptions: {}\n')).toEqual(['3:14 yaml/value'])
  })
})

describe('the scenarios of the notebook', () => {
  it('are read without a problem, and each of their values differs from the book', () => {
    expect(found.filter(({ file }) => file.startsWith('content/scenarios/'))).toEqual([])
    expect(scenarios.map(({ id }) => id)).toEqual([
      'edge-deployment',
      'frontier-lab',
      'optimists-demand',
      'popular-claim',
      'rented-cluster-2026',
      'sceptics-demand',
    ])
    const same = scenarios.flatMap(({ id, assumptions }) =>
      assumptions.filter(({ key, value }) => book.parameters[key]?.best === value).map(({ key }) => `${id}: ${key}`),
    )
    expect(same).toEqual([])
  })
})
