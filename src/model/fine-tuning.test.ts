/** Protects the arithmetic of fine-tuning. */
import { describe, expect, it } from 'vitest'
import type { FineTuning } from './fine-tuning.ts'
import { fineTuning } from './fine-tuning.ts'

const small: FineTuning = { params: 1e9, method: 'lora', rank: 8, adaptedMatrices: 2, hidden: 1000, layers: 10, tokens: 1e6 }

describe('Fine-tuning', () => {
  it('of all weights is training: 16 bytes and 6 FLOP a parameter', () => {
    expect(fineTuning({ ...small, method: 'full' })).toEqual({ trainableParams: 1e9, memoryBytes: 16e9, flops: 6e15 })
  })

  it('with LoRA trains two thin matrices a place', () => {
    // 2 × 8 × 1000 × 2 × 10 = 320,000; 2e9 + 16 × 320,000 bytes; (4e9 + 6 × 320,000) × 1e6 FLOP
    expect(fineTuning(small)).toEqual({ trainableParams: 320_000, memoryBytes: 2_005_120_000, flops: 4.00192e15 })
  })

  it('with QLoRA saves memory, not compute', () => {
    const [lora, qlora] = [fineTuning(small), fineTuning({ ...small, method: 'qlora' })]
    expect(lora.memoryBytes - qlora.memoryBytes).toBe(1.5e9)
    expect(qlora.flops).toBe(lora.flops)
  })
})
