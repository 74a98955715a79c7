/** Protects how this field writes: what a person types and what a note says must meet. */
import { describe, expect, it } from 'vitest'
import { tokensOf } from './tokens.ts'

const terms = (text: string): readonly string[] => tokensOf(text).tokens.map(({ term }) => term)
const meet = (typed: string, written: string): boolean => {
  const has = new Set(terms(written))
  return terms(typed).some((term) => has.has(term))
}

describe('A text as terms', () => {
  it('keeps the names and numbers of the field whole', () => {
    for (const [text, term] of [
      ['an H100 hour', 'h100'],
      ['a 70B model', '70b'],
      ['1e25 FLOP', '1e25'],
      ['3.8e25', '3.8e25'],
      ['10²⁵ FLOP', '1e25'],
      ['10^25', '1e25'],
      ['price in $/Mtok', '$/mtok'],
      ['C = 6ND', '6nd'],
      ['top-k sampling', 'topk'],
      ['GPT-4', 'gpt4'],
      ['15 trillion tokens', '15t'],
      ['1,000 notes', '1000'],
      ['8xH100', 'h100'],
      ['8×H100', '8'],
    ] as const)
      expect(terms(text), text).toContain(term)
  })

  it('meets across spellings', () => {
    for (const [typed, written] of [
      ['pretraining', 'pre-training'],
      ['pre-training', 'pretraining'],
      ['utilization', 'utilisation'],
      ['behavior', 'behaviour'],
      ['modeling', 'modelling'],
      ['center', 'centre'],
      ['analyze', 'analyse'],
      ['query', 'queries'],
      ['batches', 'batch'],
      ['gpus', 'GPU'],
      ['moe', 'mixture of experts'],
      ['mixture of experts', 'MoE'],
      ['TTFT', 'time to first token'],
      ['Pokemon', 'Pokémon'],
      ["model's", 'model'],
      ['gpt4', 'GPT-4'],
    ] as const)
      expect(meet(typed, written), `${typed} / ${written}`).toBe(true)
  })

  it('cuts Chinese and Japanese into pairs', () => {
    expect(terms('計算資源の価格')).toEqual(['計算', '算資', '資源', '源の', 'の価', '価格'])
    expect(meet('価格', '計算資源の価格')).toBe(true)
  })

  it('leaves out the commands of formulas', () => {
    expect(terms('\\text{bytes} = 2 \\cdot \\text{layers}')).toEqual(['byte', '2', 'layer'])
  })

  it('counts positions by words, and says where each stands', () => {
    const { tokens, next } = tokensOf('pre-training costs', 10)
    expect(
      tokens.filter(({ term }) => ['pre', 'pretraining', 'training', 'cost'].includes(term)).map(({ term, position }) => [term, position]),
    ).toEqual([
      ['pre', 10],
      ['pretraining', 10],
      ['training', 11],
      ['cost', 12],
    ])
    expect(next).toBe(13)
    expect(tokens.find(({ term }) => term === 'pretraining')).toMatchObject({ start: 0, end: 12 })
  })
})
