/** Protects answers: every quantity of a question becomes an input and every word is understood, or there is no answer; an answer lists all it used. */
import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { beforeAll, describe, expect, it } from 'vitest'
import fc from '../../../tests/support/fast-check.ts'
import { calculators } from '../../calculators/index.ts'
import { readBook } from '../../notes/notebook/read-book.ts'
import type { Assumptions, Book } from '../../scenario/parameter-book.ts'
import { readAssumptions } from '../../scenario/scenario-link.ts'
import { type Answer, answerQuestion, answerReasons } from './answer.ts'
import { parseQuestion } from './question.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook('content'))
})

const answer = (text: string, assumptions: Assumptions = {}): Answer | null => {
  const question = parseQuestion(text, book)
  return question && answerQuestion(question, calculators, book, assumptions)
}
const plain = (text: string): string => text.replace(/\s/g, ' ')

const answered = [
  '70B on 15T tokens',
  'llama 3 405b training cost',
  'how long to train 70B on 15T tokens with 1024 H100',
  'training flops 70B 2T',
  'loss of 70B on 1.4T tokens',
  'compute optimal 1e24',
  '70B 8xH100 latency',
  'llama 3 70b throughput batch 64',
  'ttft 70B 8k prompt',
  'does 70B fit on one h100',
  'kv cache 70B 128k',
  'kv cache llama 3 70b',
  'weights 70B int4',
  'how many H100 for 405B fp8',
  'cost of 1M users',
  'cost per request 2000 input tokens 500 output tokens',
  'cost per million tokens at 1500 tokens/s',
  'memory to train 7B',
  'fine-tune 7B on 10M tokens',
  'lora 70B memory',
  'moe 671B 37B active 14.8T training flops',
  '7B 25B unique tokens 4 epochs',
  'pipeline bubble 8 stages 32 microbatches',
  'speculative decoding acceptance 0.8',
  'majority vote 5 samples accuracy 60%',
  'best-of-16 kl',
  'agent 30 turns cost',
  'doubling time 6 months',
  '4.5x per year doubling time',
  'price decline 280x 23 months',
] as const

/** A way to write a quantity, with the number that an input would then be. */
const phrases: readonly (readonly [write: (count: number) => string, value: (count: number) => number])[] = [
  [(n) => `${n}B`, (n) => n * 1e9],
  [(n) => `${n} billion parameters`, (n) => n * 1e9],
  [(n) => `${n}B active`, (n) => n * 1e9],
  [(n) => `${n}T tokens`, (n) => n * 1e12],
  [(n) => `on ${n}T`, (n) => n * 1e12],
  [(n) => `${n}B unique tokens`, (n) => n * 1e9],
  [(n) => `${n}k`, (n) => n * 1e3],
  [(n) => `${n}k context`, (n) => n * 1e3],
  [(n) => `${n} input tokens`, (n) => n],
  [(n) => `output ${n}`, (n) => n],
  [(n) => `${n}`, (n) => n],
  [(n) => `${n}M users`, (n) => n * 1e6],
  [(n) => `${n} requests each`, (n) => n],
  [(n) => `${n}e23 FLOP`, (n) => Number(`${n}e23`)],
  [(n) => `batch ${n}`, (n) => n],
  [(n) => `${n} GPUs`, (n) => n],
  [(n) => `${n}xH200`, (n) => n],
  [(n) => `${n}x`, (n) => n],
  [(n) => `$${n}/h`, (n) => n],
  [(n) => `${n}% MFU`, (n) => n / 100],
  [(n) => `${n}% utilisation`, (n) => n / 100],
  [(n) => `acceptance ${n}%`, (n) => n / 100],
  [(n) => `accuracy ${n}%`, (n) => n / 100],
  [(n) => `${n} tok/s`, (n) => n],
  [(n) => `rank ${n}`, (n) => n],
  [(n) => `zero stage ${n}`, (n) => n],
  [(n) => `${n} samples`, (n) => n],
  [(n) => `best of ${n}`, (n) => n],
  [(n) => `${n} stages`, (n) => n],
  [(n) => `${n} microbatches`, (n) => n],
  [(n) => `draft length ${n}`, (n) => n],
  [(n) => `${n} turns`, (n) => n],
  [(n) => `${n} agents`, (n) => n],
  [(n) => `${n} layers`, (n) => n],
  [(n) => `${n} epochs`, (n) => n],
  [(n) => `${n} months`, (n) => n],
  [(n) => `${n} days`, (n) => n],
  [(n) => `${n}x per year`, (n) => n],
]
const counts = fc.integer({ min: 1, max: 99 })
const quantity = fc
  .record({ phrase: fc.constantFrom(...phrases), count: counts })
  .map(({ phrase: [write, value], count }) => ({ text: write(count), value: value(count) }))
const words =
  'train training cost days latency throughput kv cache fit memory optimal loss weights users a of per on the how many fp8 llama 3 70b H100'
/** A size that a known model has is held by that model, and the answer says which: "70B is Llama 3 70B". */
const isModel = (found: Answer, value: number): boolean =>
  found.assumed.some((text) => Number(/^(\d+(?:\.\d+)?) ?(?:B|billion)\b.* is /i.exec(text)?.[1]) * 1e9 === value)
const holds = (found: Answer, value: number): boolean =>
  isModel(found, value) || Object.values(found.given).some((given) => typeof given === 'number' && Math.abs(given / value - 1) < 1e-9)

describe('Of a question', () => {
  it('each of these has an answer, so that what follows is about something', () => {
    expect(answered.filter((text) => answer(text) === null)).toEqual([])
  })

  it('a quantity more is an input more, or there is no answer', () => {
    fc.assert(
      fc.property(fc.constantFrom(...answered), quantity, fc.boolean(), (text, { text: more, value }, before) => {
        const found = answer(before ? `${more} ${text}` : `${text} ${more}`)
        expect(found === null || holds(found, value)).toBe(true)
      }),
      { numRuns: 1000, seed: 1 },
    )
  })

  it('all numbers are inputs, in whatever order words and quantities come', () => {
    const part = fc.oneof(
      quantity,
      fc.constantFrom(...words.split(' ')).map((text) => ({ text, value: null })),
    )
    let some = 0
    fc.assert(
      fc.property(fc.array(part, { minLength: 2, maxLength: 6 }), (parts) => {
        const found = answer(parts.map(({ text }) => text).join(' '))
        if (found === null) return
        some += 1
        for (const { value } of parts) expect(value === null || holds(found, value)).toBe(true)
      }),
      { numRuns: 10_000, seed: 2 },
    )
    expect(some).toBeGreaterThan(20)
  })

  it('a word that is not understood leaves no answer', () => {
    const word = fc.stringMatching(/^[a-z]{4,9}$/).map((letters) => `${letters}q`)
    fc.assert(
      fc.property(fc.constantFrom(...answered), word, fc.boolean(), (text, more, before) => {
        expect(answer(before ? `${more} ${text}` : `${text} ${more}`)).toBeNull()
      }),
      { seed: 3 },
    )
  })

  it('a number is the same however it is written', () => {
    const forms = (n: number) => [
      `${n}B`,
      `${n} b`,
      `${n}bn`,
      `${n} billion`,
      `${n}e9`,
      `${n},000,000,000`,
      `${n}B parameters`,
      `${n}x10^9 params`,
    ]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), fc.nat(7), (n, form) => {
        expect(answer(`train ${forms(n)[form]} on 15T tokens`)?.given).toEqual({ params: n * 1e9, tokens: 15e12 })
      }),
      { seed: 4 },
    )
  })

  it('nothing in the notebook is one that is a title, an alias or the question of a note', async () => {
    const texts: string[] = []
    for await (const file of glob('content/notes/**/*.mdx'))
      for (const [, line = ''] of readFileSync(file, 'utf8').matchAll(/^(?:title|question|aliases): (.*)$/gm))
        texts.push(line, ...line.replace(/[[\]"]/g, '').split(', '))
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter((text) => answer(text) !== null)).toEqual([])
  })
})

describe('An answer', () => {
  it('computes with what was given', () => {
    // 6 × 70e9 × 15e12 = 6.3e24 FLOP; 2 × 80 layers × 8 heads × 128 × 2 bytes × 128,000 tokens = 41.9 GB.
    expect(answer('70B on 15T tokens compute')?.number).toBeCloseTo(6.3e24, -20)
    expect(answer('kv cache 70B 128k')?.number).toBe(2 * 80 * 8 * 128 * 2 * 128_000)
  })

  it('links to the calculator with the same inputs, no more and no less', () => {
    for (const text of answered) {
      const found = answer(text)
      const { assumptions, problems } = readAssumptions(found?.url.split('?with=')[1] ?? '', book, calculators)
      const own = Object.entries(assumptions).map(([key, value]) => [key.replace(`${found?.calculator.id}.`, ''), value])
      expect([text, problems, Object.fromEntries(own)]).toEqual([text, [], found?.given])
    }
  })

  it('names what it took and what it assumed that the result depends on', () => {
    const found = answer('70B on 15T tokens')
    expect(found && plain(answerReasons(found).join(' '))).toMatch(
      /^With Parameters 70 B, Training tokens 15 T\. Assumed: NVIDIA H100 SXM 80 GB, .*utilisation.*, Price of .*\.$/,
    )
    // The days stand in the sentence, and depend on how many accelerators there are; the energy does not.
    expect(plain(found?.assumed.join() ?? '')).toContain('Accelerators 2048')
    expect(plain(answer('70B on 15T tokens energy')?.assumed.join() ?? '')).not.toContain('Accelerators 2048')
    // Compute alone does not depend on the accelerator.
    expect(plain(answer('70B on 15T tokens flops')?.assumed.join() ?? '')).not.toContain('H100')
  })

  it('counts with the reader’s scenario and names it', () => {
    const found = answer('70B on 15T tokens', { gpuHourPrice: 7.77 })
    expect(Number(found?.number) / Number(answer('70B on 15T tokens at $7.77/h')?.number)).toBeCloseTo(1, 9)
    expect(found?.assumed.join()).toContain('7.77')
    expect(found?.url).toContain('gpuHourPrice:7.77')
  })

  it('warns where the calculator does, of what is asked for', () => {
    // 671 billion weights of 2 bytes are 1,342 GB; 8 × 141 GB are 1,128.
    expect(answer('deepseek v3 latency 8xH200')?.warnings.join()).toContain('do not fit')
    expect(answer('70B on 15T tokens on 2048 A100')?.warnings.join()).toContain('The price an hour of NVIDIA A100')
    expect(answer('how many H100 for 405B fp8')?.warnings).toEqual([])
  })

  it('is none where the calculator refuses an input', () => {
    const question = { calculator: 'training-run', output: 'cost', assumed: [], warns: true }
    expect(answerQuestion({ ...question, given: { params: '-1' } }, calculators, book)).toBeNull()
    expect(answerQuestion({ ...question, given: { parameters: '70B' } }, calculators, book)).toBeNull()
  })
})
