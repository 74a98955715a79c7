/**
 * Formats that weights are stored in: bits per weight with everything stored beside them, and the arithmetic that multiplies them. A file is
 * larger than its nominal bits: blocks of weights carry scales, and most formats leave the embeddings and the output head in 16 bits.
 */

/** The number format of matrix products, a column of the data set of accelerators. */
export type Arithmetic = 'bf16' | 'fp8' | 'fp4' | 'int8'

export interface WeightFormat {
  readonly id: string
  /** `blocks`: bits of a weight with its scales; embeddings and output head stay in 16 bits. `file`: bits of a whole file by model size. */
  readonly stored:
    | { readonly kind: 'blocks'; readonly bits: number }
    | { readonly kind: 'file'; readonly at8b: number; readonly at70b: number }
  readonly arithmetic: Arithmetic
}

const blocks = (id: string, bits: number, arithmetic: Arithmetic): WeightFormat => ({ id, stored: { kind: 'blocks', bits }, arithmetic })
const file = (id: string, at8b: number, at70b: number): WeightFormat => ({ id, stored: { kind: 'file', at8b, at70b }, arithmetic: 'bf16' })

/**
 * Bits as published. `int4-g128`: 4, and per group of 128 a scale of 16 bits and a zero of 4 (Lin et al. 2023). `nf4`: 4, and a scale of 32
 * bits per block of 64; `nf4-dq`: those scales in 8 bits, with one of 32 bits per 256 of them (Dettmers et al. 2023, § 3). `mxfp4`: a scale of
 * 8 bits per block of 32; `nvfp4`: one of 8 bits per 16. K-quants (`q8-0` to `q2-k`): bits per weight of Llama 3.1 8B in the README of
 * llama.cpp's quantize, and file sizes of Llama 3.1 70B, 70.554·10⁹ parameters, as bartowski lists them; `q3-k-m` at 8B is such a file size too.
 */
export const weightFormats: readonly WeightFormat[] = [
  { id: 'bf16', stored: { kind: 'file', at8b: 16, at70b: 16 }, arithmetic: 'bf16' },
  blocks('fp8', 8, 'fp8'),
  blocks('int8', 8, 'int8'),
  blocks('int4-g128', 4 + (16 + 4) / 128, 'bf16'),
  blocks('nf4', 4 + 32 / 64, 'bf16'),
  blocks('nf4-dq', 4 + 8 / 64 + 32 / (64 * 256), 'bf16'),
  blocks('mxfp4', 4 + 8 / 32, 'fp4'),
  blocks('nvfp4', 4 + 8 / 16, 'fp4'),
  file('q8-0', 8.5008, 8.502),
  file('q6-k', 6.5633, 6.564),
  file('q5-k-m', 5.7036, 5.664),
  file('q4-k-m', 4.8944, 4.8213),
  file('q3-k-m', 4.005, 3.886),
  file('q2-k', 3.1593, 2.991),
]

/** The format that the reader describes by its bits. */
export const ownFormat = 'custom'

const ofId = (id: string): WeightFormat | undefined => weightFormats.find((format) => format.id === id)

/** Parameters of the two models whose files were read. */
const [small, large] = [8.03e9, 70.554e9]

/**
 * Share of the parameters in the embeddings and the output head: 2 · 128,256 · 8192 ÷ 70.554·10⁹ = 2.98 % in Llama 3 70B, scaled to other sizes
 * as N^(−2⁄3), since the width grows as the cube root; derived here. At most a fifth: small models share one matrix for both.
 */
export const shareInSixteenBits = (params: number): number => Math.min(0.2, 0.02978 * (large / params) ** (2 / 3))

/** Between the two files evenly in the logarithm of the size, beyond them as the nearer one. */
const bitsOfFile = (at8b: number, at70b: number, params: number): number => {
  const place = Math.log(params / small) / Math.log(large / small)
  return at8b + (at70b - at8b) * Math.min(1, Math.max(0, place))
}

/**
 * Bits per weight of a model of so many parameters, all in all, so that weights take params · bits ÷ 8 bytes. `ownBits` counts for `custom`;
 * null without it. Sources as at `weightFormats`; how parts in 16 bits are counted is derived here.
 */
export const weightFormatBits = (id: string, params: number, ownBits: number | null): number | null => {
  const stored = ofId(id)?.stored
  if (stored === undefined) return ownBits
  if (stored.kind === 'file') return bitsOfFile(stored.at8b, stored.at70b, params)
  return stored.bits + shareInSixteenBits(params) * (16 - stored.bits)
}

/**
 * The arithmetic that weights of a format are multiplied in. Formats that only store weights (`int4-g128`, `nf4`, the q formats, one's own) are
 * widened to 16 bits first; `mxfp4` and `nvfp4` multiply in fp4 where the chip has it (NVIDIA 2025), else in 16 bits; `fp8` and `int8` as they are.
 */
export const arithmeticOf = (id: string, chipHasFp4: boolean): Arithmetic => {
  const arithmetic = ofId(id)?.arithmetic ?? 'bf16'
  return arithmetic === 'fp4' && !chipHasFp4 ? 'bf16' : arithmetic
}
