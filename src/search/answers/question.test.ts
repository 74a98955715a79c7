/**
 * Protects the parsing of questions: a text with one meaning is answered, one with none or two is not. Two tables, which make the file long:
 * questions with their output, their inputs in base units and what the answer must list as assumed; and texts that are no question. Both were
 * written before the parser, from what people of the field type.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../../calculators/index.ts'
import { readBook } from '../../notes/notebook/read-book.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import { type Answer, answerQuestion } from './answer.ts'
import { parseQuestion } from './question.ts'

let book: Book
beforeAll(async () => {
  ;({ book } = await readBook('content'))
})

const answer = (text: string): Answer | null => {
  const question = parseQuestion(text, book)
  return question && answerQuestion(question, calculators, book)
}

/** A head line: output, inputs, and after `|` parts of what is assumed. Then texts that ask for it, indented, one a line. */
const questions = `
training-run.cost params=70e9 tokens=15e12 | H100 SXM, bf16, utilisation, Price
  70B on 15T tokens
  70B 15T
  70b 15t tokens
  70B, 15T
  70 b on 15 t
  70bn params 15 trillion tokens
  15T tokens on 70B
  train 70B on 15T tokens
  train a 70B model on 15T tokens
  cost to train 70B on 15T
  how much does it cost to train a 70B model on 15T tokens?
  What does it cost to train a 70B on 15T tokens?
  70 billion parameters 15 trillion tokens
  70,000,000,000 parameters 15,000,000,000,000 tokens
  7e10 params 1.5e13 tokens
  a model of 70B parameters trained on 15T tokens
  N=70B D=15T
  params 70B tokens 15T
  ~70B on 15T tokens
  70B @ 15T
  pre-training 70B on 15T tokens
  how expensive is training 70B on 15T
  rent for 70B on 15T
training-run.cost params=1e12 tokens=20e12 | H100 SXM
  1T parameters on 20T tokens
  1T on 20T tokens
training-run.cost params=125e6 tokens=300e9 | H100 SXM
  125M on 300B tokens
  125M on 300B
training-run.cost params=70e9 tokens=1e12
  70B on a trillion tokens
training-run.cost params=70e9 tokens=15e12 accelerators=2048 | H100 SXM, Price
  70B 15T 2048 GPUs
  70B on 15T tokens with 2,048 accelerators
training-run.cost params=70e9 tokens=15e12 trainingMfu=0.4 | Price
  70B on 15T tokens at 40% MFU
  70B 15T mfu 0.4
  70B 15T MFU=40%
training-run.cost params=70e9 tokens=15e12 gpuHourPrice=2 trainingMfu=0.4 | H100 SXM
  70B on 15T tokens $2/hour 40% mfu
  70B on 15T tokens at $2 per GPU-hour at 40% MFU
training-run.cost params=70e9 tokens=2e12 accelerator=a100-80gb accelerators=2048 gpuHourPrice=1.5 | A100 is NVIDIA A100 SXM 80 GB
  70B on 2T 2048 A100 at $1.5/hour
  70B on 2T tokens with 2048x A100s at $1.50 an hour
training-run.cost params=13e9 tokens=1e12 precision=fp8 | Price
  13B on 1T tokens fp8
training-run.cost params=7e9 tokens=1e12 accelerator=a100-40gb | Price
  7B 1T A100 40GB
training-run.days params=70e9 tokens=15e12 accelerator=h100-sxm accelerators=1024 | H100 is NVIDIA H100 SXM 80 GB, utilisation
  how long to train 70B on 15T tokens with 1024 H100
  70B 15T 1024 H100 days
  70B on 15T with 1024 H100 GPUs, how many days
  time to train 70B on 15T with 1024 H100s
training-run.days params=7e9 tokens=2e12 accelerator=a100-80gb accelerators=1
  7B on 2T with an A100 how long
  how many days to train 7B on 2T tokens on 1 A100
training-run.gpuHours params=70e9 tokens=15e12 | H100 SXM
  how many gpu hours for 70B on 15T
  GPU-hours 70B 15T
training-run.gpuHours params=70e9 tokens=15e12 accelerator=h100-sxm
  how many H100 hours for 70B on 15T
training-run.gpuHours params=405.853e9 tokens=15.6e12 | parameters and tokens of Llama 3.1 405B
  gpu-hours llama 3 405b
training-run.energyKwh params=174.6e9 tokens=300e9 | parameters and tokens of GPT-3 175B, Power usage effectiveness
  energy to train gpt-3
  electricity for training GPT-3 175B
training-run.carbonTonnes params=174.6e9 tokens=300e9 | Carbon intensity
  carbon of training gpt-3
  CO2 of training gpt-3
training-run.cost params=405.853e9 tokens=15.6e12 | parameters and tokens of Llama 3.1 405B, Price
  llama 3 405b training cost
  llama-3.1-405b training cost
  cost of training Llama 3.1 405B
training-run.cost params=37e9 tokens=14.8e12 | active parameters and tokens of DeepSeek-V3
  deepseek v3 training cost
  DeepSeek-V3 671B training cost
training-run.cost params=174.6e9 tokens=1e12 | parameters of GPT-3 175B
  gpt-3 on 1T tokens
training-compute.flops params=70e9 tokens=2e12
  training flops 70B 2T
  flops to train 70B on 2T tokens
  how much compute for 70B on 2T tokens
  6ND 70B 2T
training-compute.flops params=70e9 tokens=1.4e12 | parameters and tokens of Chinchilla 70B
  chinchilla training compute
training-compute.pfDays params=175e9 tokens=300e9
  175B 300B tokens petaflop/s-days
loss-surface.loss params=70e9 tokens=1.4e12 | Fit
  loss of 70B on 1.4T tokens
  predicted loss 70B 1.4T
compute-optimal.params compute=1e24 | Fit
  compute optimal 1e24
  compute-optimal for 1e24 FLOP
  chinchilla optimal 1e24 flops
  optimal model size for 1 x 10^24 FLOP
compute-optimal.tokens compute=1e25 | Fit
  optimal tokens 1e25 flops
compute-optimal.params compute=1e22 fit=kaplan2020
  kaplan optimal 1e22 flops
inference-latency.timePerOutputToken model=llama-3-70b accelerator=h100-sxm accelerators=8 | 70B is Llama 3 70B, Requests together 1, Prompt 1000 tokens
  70B 8xH100 latency
  70B 8 x H100 latency
  70B 8×H100 latency
  latency of 70B on 8 h100
  70B h100 x 8 latency
  decode speed 70B 8xh100
  how fast is 70B on 8 H100s
inference-latency.timePerOutputToken model=llama-3-70b | Accelerators 8, H100 SXM, Bytes per weight 2, Requests together 1
  latency llama 3 70b
  llama-3-70b latency
  Llama3 70B latency
inference-latency.timePerOutputToken model=llama-3-3-70b | “llama 70b” is Llama 3.3 70B, Accelerators 8
  llama 70b latency
inference-latency.timePerOutputToken model=deepseek-v3 accelerator=h200-sxm accelerators=8 | Bytes per weight 2
  deepseek v3 latency 8xH200
  latency of DeepSeek-V3 on 8 H200
inference-latency.timePerOutputToken model=llama-3-1-8b accelerator=h100-sxm | Accelerators 8
  llama 3.1 8b latency on h100
inference-latency.timePerOutputToken activeParams=30e9 totalParams=30e9 accelerator=a100-80gb accelerators=4 | shape of Llama 3 70B
  30B latency on 4 A100
inference-latency.timePerOutputToken model=llama-3-70b accelerator=h100-sxm accelerators=8 weightFormat=fp8
  tpot 70B 8xH100 fp8
  70B fp8 inter-token latency 8xH100
inference-latency.timePerOutputToken model=llama-3-70b bytesPerWeight=0.5
  70B int4 latency
  70B 4-bit latency
inference-latency.timePerOutputToken model=llama-3-70b accelerator=h100-sxm accelerators=8 promptTokens=2000 outputTokens=500
  70B 8xh100 2000 prompt tokens 500 output tokens latency
  70B 8xh100 latency 2000 in 500 out
inference-latency.tokensPerSecond model=llama-3-70b accelerator=h100-sxm accelerators=8 batch=64 | Answer 500 tokens
  throughput 70B 8xh100 batch 64
  70B 8xH100 tokens per second batch size 64
  tokens/s 70B 8xH100 batch=64
inference-latency.timeToFirstToken model=llama-3-70b promptTokens=8000 | H100 SXM, Accelerators 8
  ttft 70B 8k prompt
  time to first token 70B 8k
inference-latency.totalTime model=llama-3-70b accelerator=h100-sxm accelerators=8 promptTokens=1000 outputTokens=1000
  end to end latency 70B 8xh100 1000 in 1000 out
inference-latency.criticalBatch model=llama-3-70b accelerator=h100-sxm
  critical batch size 70B h100
inference-latency.fits model=llama-3-70b accelerator=h100-sxm accelerators=1 | Bytes per weight 2
  does 70B fit on one h100
  will 70B fit in 1 H100
kv-cache.totalBytes model=llama-3-70b contextTokens=128000 | Bytes per value 2
  kv cache 70B 128k
  KV-cache llama 3 70b 128k
  70B kv cache 128k context
  kv cache 70B context 128k
  kv cache size of llama-3-70b at 128,000 tokens
  kv cache 70B 128 K
  kv cache (70B, 128k)
  what’s the KV cache of Llama 3 70B at 128k?
kv-cache.totalBytes model=llama-3-70b contextTokens=131072
  kv cache 70B 128Ki
kv-cache.totalBytes model=llama-3-1-405b contextTokens=128000 kvBytes=1 batch=32 | 405B is Llama 3.1 405B
  405B fp8 kv cache 128k batch 32
kv-cache.totalBytes model=gpt-3 contextTokens=2048 | Sequences together 1
  kv cache gpt-3 2048
kv-cache.totalBytes model=deepseek-v3 contextTokens=32000
  DeepSeek-V3 KV cache at 32K context
kv-cache.bytesPerToken model=llama-3-70b | Bytes per value 2
  kv cache per token llama 3 70b
  kv cache 70B
kv-cache.totalBytes layers=80 kvHeads=8 headDim=128 contextTokens=128000
  kv cache 80 layers 8 kv heads 128 head dim 128k
quantisation.totalWeightBytes totalParams=70e9 bits=4
  weights 70B int4
  70B 4 bit memory
  how much memory does 70B need in 4 bits
  quantise 70B to 4 bits
quantisation.minAccelerators totalParams=405e9 bits=8 accelerator=h100-sxm
  how many H100 for 405B fp8
quantisation.minAccelerators totalParams=405e9 bits=8 | H100 SXM
  gpus to serve 405B fp8
serving-bill.costPerMonth dailyUsers=1e6 | Requests per user, Price of input tokens
  cost of 1M users
  cost of a million users
  cost of serving 1M users
  1 million daily users cost per month
serving-bill.costPerDay dailyUsers=1e6
  cost per day of 1M users
serving-bill.costPerMonth dailyUsers=500e3 requestsPerUser=20
  monthly bill 500k users 20 requests each
serving-bill.costPerRequest requestInputTokens=2000 requestOutputTokens=500 | Price of output tokens
  cost per request 2000 input tokens 500 output tokens
serving-cost.costPerMillionTokens tokensPerSecond=2000 gpuHourPrice=2 | busy
  cost per million tokens 2000 tokens per second $2/hour
  $/Mtok at 2000 tok/s $2/h
serving-cost.costPerMillionTokens tokensPerSecond=1000 servingUtilisation=0.5 | Price
  cost per million tokens at 1000 tok/s 50% utilisation
training-memory.stateBytes params=7e9 layers=32 hidden=4096 heads=32 | 7B is Llama 2 7B, Optimizer 12 bytes per parameter
  memory to train 7B
  training memory 7B
fine-tuning.cost params=70e9 tokens=100e6 | Method full
  cost to fine-tune 70B on 100M tokens
fine-tuning.memoryBytes params=70e9 hidden=8192 layers=80 method=lora | 70B is Llama 3 70B, Rank 8
  lora 70B memory
fine-tuning.memoryBytes params=7e9 hidden=4096 layers=32 method=qlora rank=16
  qlora 7B rank 16 memory
fine-tuning.trainableParams params=7e9 hidden=4096 layers=32 method=lora rank=16 | Adapted matrices
  lora 7B r=16 trainable parameters
moe-compute.flopsPerToken activeParams=37e9 totalParams=671e9 | parameters of DeepSeek-V3
  deepseek v3 flops per token
moe-compute.trainingFlops activeParams=37e9 totalParams=671e9 tokens=14.8e12
  moe 671B 37B active 14.8T training flops
data-constrained.effectiveTokens params=7e9 uniqueTokens=25e9 epochs=4
  7B 25B unique tokens 4 epochs
pipeline-bubble.bubbleFraction stages=8 microBatches=32 | Parts on each stage 1
  pipeline bubble 8 stages 32 microbatches
speculative-decoding.speedup acceptanceRate=0.8 draftLength=4 | draft step cost
  speculative decoding acceptance rate 80% draft length 4
majority-vote.voteAccuracy accuracy=0.6 samples=5
  majority vote 5 samples accuracy 60%
best-of-n.klNats samples=16
  best-of-16 kl
agent-task.totalTokens turns=50 | Tokens that tools return
  agent task 50 turns
agent-task.cost turns=30 agents=3 | Price of input tokens
  agent 30 turns 3 agents cost
growth-rates.yearlyFactor doublingMonths=6
  doubling time 6 months
growth-rates.doublingMonths yearlyFactor=4.5
  4.5x per year doubling time
price-decline.yearlyFactor factor=280 months=23
  price decline 280x 23 months
`

/** A head line: why the texts below it are no question. Then the texts, indented, one a line. */
const none = `
words
  kv cache
  chinchilla optimal
  cost of training
  scaling laws
  serving a million users
  time to first token
  best of n
  how to train a 70B model on 15T tokens
  why is 70B slow on 8xH100
one fact and no question
  70B
  15T tokens
  H100
  8xH100
  1e25 FLOP
  128k context
  1M users
  gpt-4
  llama 3 70b
  40% MFU
  20 turns
  doubling 6 months
a word that is not understood
  70B on 15T bananas
  70B on 15T tokens on monday
  a 70B model on 15T tokens for free
  latency of llama 3.1 8b on gtx1080
  mixtral 8x3b kv cache
  llama 3.2 90b latency
  gpt-3.5 training cost
  70B on 15T 日本
  70B tp8 latency
comparisons, conditions, ranges
  70B vs 8B latency
  H100 vs A100 latency 70B
  70B latency under 100 ms
  kv cache 70B < 128k
  70B on over 15T tokens
  70B on at least 15T tokens
  7B-70B latency
  7B to 70B latency
  7-70B training on 2T
  70B on 2T-15T tokens
  70B on 15T tokens on 8-16 H100
  kv cache 70B 4k-128k
operators of the search, signs
  -70B on 15T tokens
  70B on -15T tokens
  not 70B on 15T tokens
  "70B on 15T tokens"
  70B on 15T -h100
  topic:inference 70B on 15T
  70B on 15T tokens at -40% MFU
said twice, or against a name
  70B 8B latency
  70B 70B
  70B on 15T tokens 2T tokens
  70B 15T H100 A100
  70B batch 32 batch 64 latency
  70B fp8 bf16 latency
  llama 3 70b 8B latency
  gpt-3 70B training cost
  deepseek v3 70B flops per token
  llama 3 70b llama 3 8b latency
  full lora 7B memory
  lora qlora 7B memory
  70B on 15T tokens at $2/h $3/h
  70B cost and latency on 8xH100
  671B total 70B 37B active flops per token
  kv cache 70B 2k input 128k
nothing, or more than there can be
  0B on 15T tokens
  70B on 0 tokens
  0e5 params on 15T tokens
  70B on 1e99 tokens
  1e400 params on 15T tokens
  2048 on 15T
  70B latency batch 0
  70B latency batch 1.5
  70B latency batch 1e30
  70B latency 0 GPUs
  70B latency 1,000,000,000,000 GPUs
  kv cache 70B 1e12
  cost of 0 users
  cost of 1e30 users
  70B on 15T tokens at 140% MFU
  70B on 15T tokens at 0% MFU
  70B on 15T tokens at $0/h
  70B on 15T tokens at $1e9/h
  speculative decoding acceptance 120%
  memory to train 7B zero stage 5
  lora rank 0 7B memory
a number without a meaning
  8 latency 70B
  70B 8x latency
  70B on 15T tokens 5
  70B on 15T tokens 2048
  kv cache 70B 32
  speculative decoding 80%
  majority vote 60% 5 samples
  1 2 3
  H100 8
  70,5B on 15T
  half a trillion tokens 70B
  two H100 70B latency
a quantity that the calculator ignores
  70B on 15T tokens batch 4M
  70B 15T 8k context
  70B 15T 90 days
  gpus to train 70B on 15T in 90 days
  how many gpus to train 70B on 15T
  kv cache 70B 128k H100
  70B latency 40% MFU
  70B latency $2/h
  70B on 15T tokens latency
  1M users latency
  cost of 1M users with 70B
  cost of 1M users on H100
  compute optimal 70B 1e24
  training flops 70B 2T 1024 H100
  flops 70B 2T at $2/h
  loss 70B 1.4T H100
  cost per million tokens at 3000 tokens/s on H100
  bubble 4 stages 16 micro batches 3 GPUs
  agent 20 turns H100 cost
  1024 H100 30 days
a format that it does not have
  70B on 15T tokens int4
  70B on 15T tokens fp32
more than one meaning
  70B 1M tokens cost
  cost of 1M tokens on H100
  cost of 1B tokens
  1M users 10 requests per day
  cost per request 2000 tokens
  70B latency 2000 tokens
  70B latency 8k
  flops gpt-3
  llama 3 405b cost
  70B on 15T parameters
  15T on 70B
  20 tokens per parameter 70B
not enough
  kv cache 128k
  kv cache H100
  kv cache 34B 4k
  cost per million tokens 70B
  price per million tokens 70B h100
  memory for 70B
  how many H100 for 405B
  does 70B fit on H100
  fine-tune 70B cost
  gpt-4 training cost
  bloom 176b latency batch 64
  pipeline bubble 8 stages
  self-consistency 40 samples
  chinchilla optimal 70B
  optimal tokens for 70B
`

/** Each indented line of a table, with the head line above it. */
function linesOf(table: string): readonly (readonly [head: string, text: string])[] {
  let head = ''
  return table.split('\n').flatMap((line) => {
    if (line.startsWith('  ')) return [[head, line.trim()] as const]
    head = line
    return []
  })
}

const inputOf = (text: string): string | number => (Number.isNaN(Number(text)) ? text : Number(text))

describe('A question', () => {
  for (const [head, text] of linesOf(questions)) {
    const [asked = '', assumed = ''] = head.split(' | ')
    const [output = '', ...inputs] = asked.split(' ')
    it(`“${text}” asks for ${output}`, () => {
      const found = answer(text)
      expect(`${found?.calculator.id}.${parseQuestion(text, book)?.output}`).toBe(output)
      expect(found?.given).toEqual(
        Object.fromEntries(inputs.map((input) => input.split('=')).map(([name, value = '']) => [name, inputOf(value)])),
      )
      const said = found?.assumed.join(', ').replace(/\s/g, ' ')
      for (const piece of assumed.split(', ')) expect(said).toContain(piece)
    })
  }
})

describe('No question', () => {
  for (const [why, text] of linesOf(none)) it(`is “${text}” (${why})`, () => expect(answer(text)).toBeNull())
})
