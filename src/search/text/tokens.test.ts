/** Protects how this field writes: what a person types and what a note says must meet. */
import { describe, expect, it } from 'vitest'
import { tokenise } from './tokens.ts'

const terms = (text: string): readonly string[] => tokenise(text).tokens.map(({ term }) => term)
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
      ['3.14e23', '3.14e23'],
      ['1e+25', '1e25'],
      ['10⁻³', '1e-3'],
      ['1,024 chips', '1024'],
      ['16\u202f384', '16384'],
      ['$2/hr', '2/hour'],
      ['k=16', '16'],
      ['pass@k', 'pass@k'],
      ['pass@10', 'pass@10'],
      ['4-bit', '4bit'],
      ['int8/fp8/bf16', 'bf16'],
      ['A100-80GB', '80gb'],
      ['A100-80GB', 'a100'],
      ['TPU v5e', 'v5e'],
      ['a GB200', 'gb200'],
      ['o1 and R1', 'o1'],
      ['o1 and R1', 'r1'],
      ['2:4 sparsity', '4'],
      ['kernels in C++', 'c++'],
      ['вычисления', 'вычисления'],
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
      ['H100s', 'H100'],
      ['80GB', '80 GB'],
      ['405B', '405\u00a0B parameters'],
      ['128k', '128,000 tokens'],
      ['1.5M', '1,500,000'],
      ['200,000', '200k'],
      ['3.8e25', '3.8 × 10²⁵ FLOP'],
      ['3.8 x 10^25', '3.8e25'],
      ['flops', '4.5 PFLOP/s'],
      ['llama3', 'Llama 3'],
      ['Llama 3', 'llama3'],
      ['hoffmann 2022', 'hoffmann2022'],
      ['datacentre', 'datacenter'],
      ['practise', 'practice'],
      ['matrix', 'matrices'],
      ['cache', 'caches'],
      ['bias', 'biases'],
      ['criterion', 'criteria'],
      ['hypothesis', 'hypotheses'],
      ['axis', 'axes'],
      ['besiroglu', 'Besiroğlu'],
      ['Lukasz', 'Łukasz'],
      ['pretraining', 'pre\u2010training'],
      ['pretraining', 'pre\u2011training'],
      ['trainingcompute', 'training–compute'],
      ['efficient', 'eﬃcient'],
      ['alpha', 'N^α'],
      ['β', '\u{1d6fd}'],
      ['Chinchilla', 'Chinchilla’s'],
      ['価格', 'GPU価格'],
      ['GPU', 'GPU価格'],
      ['Вычисления', 'ВЫЧИСЛЕНИЯ'],
      ['params', 'parameters'],
      ['$/hr', '$/hour'],
    ] as const)
      expect(meet(typed, written), `${typed} / ${written}`).toBe(true)
  })

  it('keeps numbers apart', () => {
    for (const [typed, written] of [
      ['70B', '80B'],
      ['70B', '70M'],
      ['H100', 'H200'],
      ['1e25', '10⁻²⁵'],
      ['1020', '10–20 layers'],
      ['20222023', '2022-2023'],
    ] as const)
      expect(meet(typed, written), `${typed} / ${written}`).toBe(false)
  })

  it('cuts Chinese and Japanese into pairs', () => {
    expect(terms('計算資源の価格')).toEqual(['計算', '算資', '資源', '源の', 'の価', '価格'])
    expect(meet('価格', '計算資源の価格')).toBe(true)
  })

  it('leaves out the commands of formulas', () => {
    expect(terms('\\text{bytes} = 2 \\cdot \\text{layers}')).toEqual(['byte', '2', 'layer'])
  })

  it('counts positions by words, and says where each stands', () => {
    const { tokens, next } = tokenise('pre-training costs', 10)
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
