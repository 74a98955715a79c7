/** Protects names on the command line, with the notebook's own tables: one reading for command, links and search, and none taken for another. */
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../calculators/index.ts'
import { readBook } from '../notes/notebook/read-book.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { readAssumptions } from '../scenario/scenario-link.ts'
import { answerQuestion } from '../search/answers/answer.ts'
import { parseQuestion } from '../search/answers/question.ts'
import { calculate } from './calc-command.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook('content'))
})

const run = (line: readonly string[]) => calculate([...line, '--json'], book)
const inputs = (...line: string[]) => JSON.parse(run(line).out || '{}').inputs ?? {}
const error = (...line: string[]): string => run(line).error

describe('A name of a row', () => {
  it.each([
    ['h100', 'h100-sxm'],
    ['H100 SXM', 'h100-sxm'],
    ['NVIDIA H100', 'h100-sxm'],
    ['A100', 'a100-80gb'],
    ['A100 40GB', 'a100-40gb'],
    ['V100', 'v100-sxm'],
    ['L4', 'l4'],
    ['RTX 4090', 'rtx-4090'],
    ['M4 Max', 'm4-max'],
    ['v5e', 'tpu-v5e'],
  ])('of an accelerator: %s is %s', (name, id) => {
    expect(inputs('training-memory', '--accelerator', name).accelerator).toBe(id)
  })

  it.each([
    ['Llama 3.1 70B', 'llama-3-1-70b'],
    ['llama-3.1-70b', 'llama-3-1-70b'],
    ['Gemma 3 27B', 'gemma-3-27b'],
    ['gpt-oss 120b', 'gpt-oss-120b'],
    ['Mixtral 8x7B', 'mixtral-8x7b'],
    ['Qwen3 235B', 'qwen-3-235b-a22b'],
    ['DeepSeek V3', 'deepseek-v3'],
  ])('of a model: %s is %s, on the command line, in a link and in the search', (name, id) => {
    expect(inputs('kv-cache', '--model', name).model).toBe(id)
    const link = readAssumptions(`kv-cache.model:${name}`, book, calculators)
    expect([link.problems, link.assumptions['kv-cache.model']]).toEqual([[], id])
    const question = parseQuestion(`kv cache ${name} at 8000 tokens`, book)
    expect(question && answerQuestion(question, calculators, book)?.given['model']).toBe(id)
  })

  it('of a format of 16 bits is bf16', () => {
    expect(inputs('training-run', '--precision', 'fp16').precision).toBe('bf16')
    expect(inputs('training-run', '--precision', 'BF16').precision).toBe('bf16')
  })

  it('that several rows share is refused with all of them', () => {
    expect(error('kv-cache', '--model', 'Gemma 3')).toBe(
      'calc: --model: “Gemma 3” may be several rows of the table “models”. Name one of them: gemma-3-1b, gemma-3-4b, gemma-3-12b, gemma-3-27b.\n',
    )
    expect(error('kv-cache', '--model', 'gpt-oss')).toContain('gpt-oss-20b, gpt-oss-120b')
    expect(error('kv-cache', '--model', 'Qwen3')).toContain('qwen-3-32b')
  })

  it('that is not known is refused, with the nearest ones', () => {
    expect(error('training-run', '--accelerator', 'h150')).toContain('Did you mean h100-sxm?')
    expect(error('training-run', '--accelerator', '4090')).toContain('Did you mean rtx-4090?')
    expect(error('kv-cache', '--model', 'gpt-9')).toMatch(/is no row of the table “models”/)
  })
})

describe('What cannot be, and what is unlikely', () => {
  it('a part of a layer is refused', () => {
    expect(error('kv-cache', '--layers', '80.5')).toBe('calc: --layers: Layers must be a whole number; this is 80.5. Write 80 or 81.\n')
  })

  it('a value far outside of its range is counted, with a question', () => {
    const { code, out } = run(['training-run', '--params', '70', '--tokens', '15'])
    const warnings = JSON.parse(out).warnings.map((text: string) => text.replace(/\s/g, ' '))
    expect(code).toBe(0)
    expect(warnings).toContain('Parameters: 70 parameters is far below the usual 100 M to 2 T parameters. Did you mean 70B?')
    expect(warnings).toContain('Training tokens: 15 tokens is far below the usual 1 B to 100 T tokens. Did you mean 15B or 15T?')
    expect(JSON.parse(run(['training-run', '--params', '70B', '--tokens', '15T']).out).warnings).toEqual([])
  })

  it('an accelerator without a published rate gives no time, and says so', () => {
    for (const calculator of ['training-run', 'fine-tuning', 'inference-latency']) {
      const { outputs, warnings } = JSON.parse(run([calculator, '--accelerator', 'm3-ultra']).out)
      expect([calculator, outputs.cost ?? outputs.totalTime ?? null]).toEqual([calculator, null])
      expect(warnings.join()).toContain('Apple M3 Ultra')
    }
  })
})

describe('Whether it fits', () => {
  it('is said for the context, with and without reserve', () => {
    // 70.554e9 × 2 + 4,500 × 327,680 = 142.6e9 bytes of 150.75e9; nine tenths of these are 135.7e9.
    const chip = ['--accelerator', 'H200', '--accelerators', '1', '--promptTokens', '4000', '--outputTokens', '500']
    const { outputs } = JSON.parse(run(['inference-latency', '--model', 'Llama 3 70B', ...chip]).out)
    expect(outputs.memoryBytes / 1e9).toBeCloseTo(142.6, 1)
    expect([outputs.fits, outputs.fitsWithReserve]).toEqual(['yes', 'no'])
    const words = calculate(['inference-latency', '--model', 'Llama 3 70B', ...chip], book).out.replace(/\s/g, ' ')
    expect(words).toContain(
      'a context of 4500 tokens take 142.6 GB of 150.8 GB: they fit if nothing is kept in reserve, but not with 10% in reserve.',
    )
  })

  it('is said for weights alone: 70.6e9 parameters in 42.5e9 bytes need a second A100 40 GB once a tenth is kept in reserve', () => {
    const given = ['quantisation', '--totalParams', '70.6e9', '--bits', '4.82', '--accelerator', 'a100-40gb']
    expect(JSON.parse(run(given).out).outputs.minAccelerators).toBe(2)
    expect(JSON.parse(run([...given, '--memoryUse', '1']).out).outputs.minAccelerators).toBe(1)
  })
})

describe('The cache of layers that differ', () => {
  it('is that of the numbers, of the row, and of the question', () => {
    const bytes = (...line: string[]) => JSON.parse(run(['kv-cache', ...line]).out).outputs.totalBytes
    const shape = ['--layers', '24', '--windowLayers', '12', '--windowTokens', '128', '--kvHeads', '8', '--headDim', '64']
    // 12 × 2·8·64 × 2 × 131,072 + 12 × 2·8·64 × 2 × 128
    expect(bytes(...shape, '--contextTokens', '131072')).toBe(3_224_371_200)
    expect(bytes('--model', 'gpt-oss-20b', '--contextTokens', '131072')).toBe(3_224_371_200)
    const question = parseQuestion('kv cache 32 layers 8 kv heads head dim 128 4096 tokens', book)
    const answer = question && answerQuestion(question, calculators, book)
    expect(answer?.number).toBe(536_870_912)
    expect(answer?.assumed.join()).not.toContain('null')
  })
})
