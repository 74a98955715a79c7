/** The weight format as an input: its names, and why each has the bits it has. */
import { ownFormat } from '../../model/weight-formats.ts'
import type { ChoiceOption } from './spec.ts'
import { choice } from './spec.ts'

const inBlocks = 'Embeddings and the output head stay in 16 bits: 13% of the weights of an 8B model, 3% of a 70B.'
const inFiles = (at8b: string, at70b: string) =>
  `Bits of whole files of Llama 3.1: ${at8b} at 8B, as llama.cpp prints it, and ${at70b} at 70B, from the size of the file.`

const option = (value: string, label: string, aliases: readonly string[], why: string, source: string): ChoiceOption => ({
  value,
  label,
  aliases,
  why,
  source,
})

const options: readonly ChoiceOption[] = [
  option(
    'bf16',
    'bf16 or fp16, 16 bits',
    ['fp16', 'float16', 'bfloat16', 'f16', '16', '16bit', '16-bit', 'half'],
    'Two bytes per weight; nothing is stored beside them.',
    'austin2025',
  ),
  option(
    'fp8',
    'fp8, 8 bits',
    ['float8', 'e4m3', 'fp8-dynamic', 'w8a8-fp8'],
    `Eight bits, with scales too few to count. ${inBlocks}`,
    'llmcompressor2026',
  ),
  option(
    'int8',
    'int8, 8 bits',
    ['8bit', '8-bit', '8', 'w8a8', 'llm.int8', 'llm-int8'],
    `Eight bits, with one scale per row. ${inBlocks}`,
    'llmcompressor2026',
  ),
  option(
    'int4-g128',
    'int4 in groups of 128 (GPTQ, AWQ)',
    ['int4', '4bit', '4-bit', '4', 'awq', 'gptq', 'w4a16', 'gptq-int4', 'awq-int4'],
    `Four bits, and for each group of 128 a 16-bit scale and a 4-bit zero: 4.16. ${inBlocks}`,
    'lin2023',
  ),
  option(
    'nf4',
    'nf4 (bitsandbytes)',
    ['bnb-4bit', 'bnb', 'bitsandbytes', 'load-in-4bit'],
    `Four bits, and a 32-bit scale for each block of 64: 4.5. ${inBlocks}`,
    'dettmers2023',
  ),
  option(
    'nf4-dq',
    'nf4, doubly quantised (QLoRA)',
    ['qlora', 'nf4-double', 'double-quant'],
    `Four bits, and the scales themselves in 8 bits: 4.13. ${inBlocks}`,
    'dettmers2023',
  ),
  option(
    'mxfp4',
    'mxfp4 (Open Compute Project)',
    ['mx-fp4', 'fp4-mx'],
    `Four bits, and an 8-bit scale for each block of 32: 4.25. ${inBlocks}`,
    'openai2025gptoss',
  ),
  option(
    'nvfp4',
    'nvfp4 (NVIDIA)',
    ['fp4', 'nv-fp4'],
    `Four bits, and an 8-bit scale for each block of 16: 4.5. ${inBlocks}`,
    'nvidia2025nvfp4',
  ),
  option('q8-0', 'Q8_0 (llama.cpp)', ['q8', 'q8_0'], inFiles('8.50', '8.50'), 'llamacpp2026'),
  option('q6-k', 'Q6_K (llama.cpp)', ['q6', 'q6_k'], inFiles('6.56', '6.56'), 'llamacpp2026'),
  option('q5-k-m', 'Q5_K_M (llama.cpp)', ['q5', 'q5_k_m', 'q5km'], inFiles('5.70', '5.66'), 'llamacpp2026'),
  option('q4-k-m', 'Q4_K_M (llama.cpp)', ['q4', 'q4_k_m', 'q4km', 'gguf'], inFiles('4.89', '4.82'), 'llamacpp2026'),
  option(
    'q3-k-m',
    'Q3_K_M (llama.cpp)',
    ['q3', 'q3_k_m', 'q3km'],
    'Bits of whole files of Llama 3.1, from their sizes: 4.00 at 8B, 3.89 at 70B.',
    'bartowski2024',
  ),
  option('q2-k', 'Q2_K (llama.cpp)', ['q2', 'q2_k'], inFiles('3.16', '2.99'), 'llamacpp2026'),
  option(
    ownFormat,
    'another, by its bits',
    ['own'],
    'The bits you give count for all weights, with what is stored beside them. Arithmetic runs in 16 bits.',
    'austin2025',
  ),
]

/** How the weights are stored. */
export const weightFormatInput = choice({
  label: 'Weight format',
  options,
  default: 'bf16',
  help: 'How the weights are stored, scales and all; it need not be the format of the arithmetic.',
})
