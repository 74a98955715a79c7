/** Protects that a comparison of costs says how far the two models differ, and claims nothing about prices that no row stands behind. */
import { describe, expect, it } from 'vitest'
import { sentenceText } from '../../quantities/print-quantity.ts'
import { qualityGap, qualitySentence } from './price-quality.ts'
import type { Cells } from './spec.ts'

const model: Cells = { id: 'gpt-oss-120b', name: 'gpt-oss-120b' }
const price = (over: Cells): Cells => ({ model: 'gpt-oss-120b', tier: 'open', modelRow: 'gpt-oss-120b', input: 0.15, output: 0.6, ...over })
const at = (tokenPrice: Cells | null, inputPrice = 0.15) => ({ model, tokenPrice, inputPrice, outputPrice: 0.6 })
const said = (tokenPrice: Cells | null, inputPrice?: number) => sentenceText(qualitySentence(at(tokenPrice, inputPrice)))

describe('The gap in quality', () => {
  it('is none between a model and itself', () => {
    expect(qualityGap(at(price({})))).toBe('same model')
    expect(said(price({}))).toBe('Both are gpt-oss-120b, so there is no gap in quality.')
  })

  it('is named by the tier of a closed model', () => {
    const sol = price({ model: 'GPT-6.2 Sol', tier: 'mid', modelRow: null })
    expect(qualityGap(at(sol))).toBe('closed, mid tier')
    expect(said(sol)).toBe('GPT-6.2 Sol is a closed mid-tier model and gpt-oss-120b is not: the two do not answer equally well.')
  })

  it('is left open between two open models', () => {
    const kimi = price({ model: 'Kimi K3', modelRow: 'kimi-k3' })
    expect(qualityGap(at(kimi))).toBe('another open model')
    expect(said(kimi)).toMatch(/^Kimi K3 and gpt-oss-120b are different models/)
  })

  it('is not known once a price is no longer that of the row, or names no row', () => {
    expect(qualityGap(at(price({}), 3))).toBe('not known')
    expect(said(null)).toBe('The prices name no model, so the gap in quality to gpt-oss-120b is not known.')
  })
})
