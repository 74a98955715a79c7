/** Published figures of fine-tuning: trained parameters of LoRA, and the state of a full run. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

const lora = (
  name: string,
  rank: number,
  hidden: number,
  layers: number,
  trainable: number,
  source: string,
  locator: string,
  note?: string,
): Case => ({
  name: `LoRA on ${name}, rank ${rank}`,
  given: { method: 'lora', rank, adaptedMatrices: 2, hidden, layers },
  expect: { trainableParams: within(trainable, '1%') },
  source,
  locator,
  ...(note === undefined ? {} : { note }),
})

/** The paper's budget of 18 million, spent on few matrices or many. */
const budget = (rank: number, adaptedMatrices: number): Case => ({
  name: `LoRA on GPT-3 175B, rank ${rank}, ${adaptedMatrices} of the four matrices of attention`,
  given: { params: 175e9, method: 'lora', rank, adaptedMatrices, hidden: 12_288, layers: 96 },
  expect: { trainableParams: within(18e6, '5%') },
  source: 'hu2021',
  locator: 'Table 5',
  note: 'Printed as 18M, “roughly”; it is 18.9 million.',
})

const gpt3 = 'Query and value matrices of all 96 layers.'

export const fineTuningRecord: CalculatorRecord = {
  formula: 'n = 2\\,r\\,h\\,m\\,L \\qquad \\text{bytes} = b\\,N + 16\\,n \\qquad C = (4N + 6n)\\,D \\qquad \\text{full: } 16N,\\; 6ND',
  cases: [
    lora('Llama 2 7B', 8, 4096, 32, 4_194_304, 'lightning2025', 'tutorials/resource-tables.md'),
    lora('Llama 2 13B', 8, 5120, 40, 6_553_600, 'lightning2025', 'tutorials/resource-tables.md'),
    lora('GPT-3 175B', 1, 12_288, 96, 4.7e6, 'hu2021', 'Table 4', gpt3),
    lora('GPT-3 175B', 8, 12_288, 96, 37.7e6, 'hu2021', 'Table 4', gpt3),
    budget(8, 1),
    budget(4, 2),
    budget(2, 4),
    {
      name: 'All of a 7.5B model: 16 bytes a parameter',
      given: { params: 7.5e9, method: 'full' },
      expect: { memoryBytes: within(120e9, '0.5%') },
      source: 'rajbhandari2019',
      locator: 'Figure 1',
      note: 'The state of one copy, nothing split.',
    },
    {
      name: 'Llama 2 7B trained, as full fine-tuning on all of its tokens',
      given: { params: 7e9, method: 'full', tokens: 2e12, accelerator: 'a100-80gb', precision: 'bf16', trainingMfu: 0.406 },
      expect: { gpuHours: within(184_320, '15%') },
      source: 'touvron2023',
      locator: 'Table 2',
      note: 'Full fine-tuning is training. The utilisation is the one that the published hours imply.',
    },
  ],
  monotone: [
    { input: 'rank', output: 'trainableParams', direction: 'rises', because: 'the thin matrices get wider' },
    { input: 'tokens', output: 'flops', direction: 'rises', because: 'each token passes through the model' },
  ],
  sources: ['hu2021', 'dettmers2023', 'liang2025'],
  caveats: [
    'Activations are not in the memory; they grow with batch and sequence, and may well be larger than the state of LoRA.',
    'All adapted matrices are taken as square. Those of grouped key and value heads are smaller, those between hidden size and feed-forward size larger.',
    'Fine-tuning runs are short, and often reach less of the peak rate than long training runs do.',
    'Making and checking the data is mostly the larger cost.',
  ],
}
