/** Protects the direction of things: what must rise or fall with an input does, wherever the other inputs stand; and money is only money. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Values } from '../../tests/support/any-inputs.ts'
import { anyInput, inputsOf, withinSlider } from '../../tests/support/any-inputs.ts'
import { unitSpec } from '../quantities/units.ts'
import { calculatorById, calculators } from './index.ts'
import type { Calculator, Input, OutputValue } from './spec/spec.ts'

type Direction = 'rises' | 'falls'
/** Neither strictly: an input may have no effect, as the rank has none on full fine-tuning. */
type Rule = readonly [id: string, input: string, output: string, direction: Direction, because: string, given?: Values]

const law = { a: null, b: null, samplesLow: 1, coverageLow: 0.159, samplesHigh: 250, coverageHigh: 0.56 }
const oneWay = { doublingMonths: null, factor: null, overMonths: null }

const rules: readonly Rule[] = [
  ['training-compute', 'params', 'flops', 'rises', 'each parameter works on each token'],
  ['training-compute', 'tokens', 'pfDays', 'rises', 'each token passes through the model'],
  ['training-run', 'trainingMfu', 'gpuHours', 'falls', 'more useful work is done in an hour'],
  ['training-run', 'params', 'cost', 'rises', 'a larger model computes more'],
  ['training-run', 'accelerators', 'days', 'falls', 'the same hours are shared'],
  ['training-run', 'pue', 'energyKwh', 'rises', 'the site adds its share'],
  ['training-cost-breakdown', 'acceleratorShare', 'total', 'falls', 'less stands behind each dollar of chips'],
  ['training-cost-breakdown', 'acceleratorCost', 'total', 'rises', 'the rest is in proportion'],
  ['training-memory', 'zeroStage', 'stateBytes', 'falls', 'more of the state is split'],
  ['training-memory', 'dataParallel', 'stateBytes', 'falls', 'what is split is split among more'],
  ['training-memory', 'sequence', 'activationBytes', 'rises', 'each token has activations'],
  ['pipeline-bubble', 'stages', 'bubbleFraction', 'rises', 'a longer pipeline takes longer to fill'],
  ['pipeline-bubble', 'microBatches', 'bubbleFraction', 'falls', 'filling is shared by more pieces'],
  ['pipeline-bubble', 'virtualStages', 'efficiency', 'rises', 'smaller parts fill sooner'],
  ['fine-tuning', 'rank', 'trainableParams', 'rises', 'the thin matrices get wider'],
  ['fine-tuning', 'tokens', 'flops', 'rises', 'each token passes through the model'],
  ['training-growth', 'frontierRunCost', 'costThen', 'rises', 'growth multiplies what there is'],
  ['compute-optimal', 'compute', 'params', 'rises', 'by every fit a larger budget gets a larger model'],
  ['compute-optimal', 'compute', 'tokens', 'rises', 'by every fit a larger budget gets more data'],
  ['compute-optimal', 'compute', 'loss', 'falls', 'more compute is never worse'],
  ['loss-surface', 'params', 'loss', 'falls', 'the capacity term shrinks'],
  ['loss-surface', 'tokens', 'loss', 'falls', 'the data term shrinks'],
  ['undersized-model', 'sizeFraction', 'dataMultiplier', 'falls', 'a larger model needs less data for the same loss'],
  ['inference-aware-optimum', 'inferenceTokens', 'optimalParams', 'falls', 'each token served costs more on a larger model'],
  ['inference-aware-optimum', 'inferenceTokens', 'saving', 'rises', 'the more is served, the more a small model saves'],
  ['train-inference-tradeoff', 'tokens', 'exchangeRate', 'falls', 'longer training is further below the optimal size'],
  ['train-inference-tradeoff', 'params', 'exchangeRate', 'rises', 'a larger model is nearer to or above the optimal size'],
  ['data-constrained', 'epochs', 'effectiveTokens', 'rises', 'a further reading is worth little, never less than nothing'],
  ['data-constrained', 'epochs', 'loss', 'falls', 'the law never shows harm by repeating'],
  ['precision-scaling', 'weightBits', 'effectiveParams', 'rises', 'less of the model is lost'],
  ['precision-scaling', 'postTrainingBits', 'quantisationPenalty', 'falls', 'finer rounding does less harm', { weightBits: 16 }],
  ['moe-compute', 'activeParams', 'trainingFlops', 'rises', 'active parameters do the work'],
  ['moe-compute', 'totalParams', 'memoryBytes', 'rises', 'all of them are held'],
  ['distillation-saving', 'distillationTokens', 'breakEvenTokens', 'rises', 'there is more to win back'],
  ['emergence', 'lossPerToken', 'exactMatch', 'falls', 'each token is less likely to be right'],
  ['emergence', 'answerLength', 'exactMatch', 'falls', 'more tokens must be right'],
  ['rl-scaling', 'gpuHours', 'passRate', 'rises', 'compute moves along the curve to the ceiling', { ceiling: 0.61, start: 0.2 }],
  ['rl-compute', 'generationMfu', 'generationShareOfTime', 'falls', 'writing gets faster'],
  ['rl-compute', 'trainingMfu', 'generationShareOfTime', 'rises', 'learning gets faster'],
  ['inference-latency', 'batch', 'timePerOutputToken', 'rises', 'more is read and computed in a step'],
  ['inference-latency', 'accelerators', 'timePerOutputToken', 'falls', 'bytes and arithmetic are shared'],
  ['inference-latency', 'promptTokens', 'timeToFirstToken', 'rises', 'the prompt is read first'],
  ['kv-cache', 'contextTokens', 'totalBytes', 'rises', 'each token is kept'],
  ['kv-cache', 'kvBytes', 'bytesPerToken', 'rises', 'each value takes its bytes'],
  ['serving-cost', 'tokensPerSecond', 'costPerMillionTokens', 'falls', 'the hour is shared by more tokens'],
  ['serving-cost', 'servingUtilisation', 'costPerMillionTokens', 'falls', 'fewer hours stand idle'],
  ['serving-bill', 'cacheHitRate', 'costPerRequest', 'falls', 'cached input costs no more than fresh'],
  ['serving-bill', 'dailyUsers', 'costPerMonth', 'rises', 'each request is billed'],
  ['quantisation', 'bits', 'totalWeightBytes', 'rises', 'each weight takes its bits'],
  ['quantisation', 'accelerators', 'timePerOutputTokenBound', 'falls', 'each reads its part'],
  ['speculative-decoding', 'acceptanceRate', 'speedup', 'rises', 'more of each draft is kept'],
  ['speculative-decoding', 'draftCostRatio', 'speedup', 'falls', 'drafting takes time'],
  ['repeated-sampling', 'samples', 'coverage', 'rises', 'one more try can only help', law],
  ['repeated-sampling', 'targetCoverage', 'samplesForTarget', 'rises', 'harder problems take more tries', law],
  ['majority-vote', 'accuracy', 'voteAccuracy', 'rises', 'each vote is more likely right'],
  ['best-of-n', 'samples', 'klNats', 'rises', 'more choice moves further'],
  ['best-of-n', 'samples', 'expectedQuantile', 'rises', 'the best of more is better'],
  ['test-time-exchange', 'sizeFactor', 'inferenceMultiplier', 'rises', 'a larger rival leaves more to spend'],
  ['test-time-exchange', 'inferenceToPretraining', 'inferenceMultiplier', 'falls', 'the saved training is shared by more answers'],
  ['edge-or-cloud', 'promptTokens', 'edgeFirstToken', 'rises', 'the prompt is read first'],
  ['edge-or-cloud', 'networkRoundTrip', 'cloudTime', 'rises', 'the way there and back'],
  ['edge-or-cloud', 'devicePower', 'edgeCost', 'rises', 'the same time draws more'],
  ['agent-task', 'turns', 'totalTokens', 'rises', 'each turn reads and writes'],
  ['agent-task', 'cacheHitRate', 'cost', 'falls', 'cached input costs no more than fresh'],
  ['inference-demand', 'people', 'inferenceShareNow', 'rises', 'each person uses tokens'],
  ['inference-demand', 'trainingFlopsPerYear', 'inferenceShareNow', 'falls', 'training is the other part'],
  ['lifetime-cost', 'requestsPerDay', 'inferenceShare', 'rises', 'serving is paid by the request'],
  ['lifetime-cost', 'trainingCost', 'inferenceShare', 'falls', 'training is the other part'],
  ['efficiency-race', 'trainingGain', 'trainingCostThen', 'falls', 'a faster fall ends lower'],
  ['price-decline', 'factor', 'yearlyFactor', 'rises', 'a larger fall in the same time is faster'],
  ['price-decline', 'months', 'halvingMonths', 'rises', 'the same fall in more time is slower'],
  ['task-horizon', 'targetMinutes', 'monthsToTarget', 'rises', 'a longer task comes later'],
  ['build-or-buy', 'requestsPerMonth', 'selfHostedCost', 'rises', 'more demand never takes fewer accelerators'],
  ['build-or-buy', 'servingUtilisation', 'selfHostedCost', 'falls', 'each accelerator serves more'],
  ['growth-rates', 'yearlyFactor', 'doublingMonths', 'falls', 'faster growth doubles sooner', oneWay],
]

const inputNamed = (calculator: Calculator, name: string): Input => {
  const found = inputsOf(calculator).find(([known]) => known === name)
  if (!found) throw new Error(`${calculator.id} has no input ${name}`)
  return found[1]
}

/** Two values of an input within its slider, the lower first. */
const pairOf = (input: Input): fc.Arbitrary<readonly [number, number]> => {
  if (input.kind !== 'quantity' && input.kind !== 'shared') throw new Error('not a number')
  const [low, high] = input.range ?? [0, 1]
  const value = withinSlider(low, high, input.scale ?? 'linear', input.integer === true)
  return fc.tuple(value, value).map(([a, b]) => (a < b ? [a, b] : [b, a]))
}

const isNumber = (value: OutputValue | undefined): value is number => typeof value === 'number'

describe('Monotone', () => {
  for (const [id, input, output, direction, because, given = {}] of rules)
    it(`${id}: with ${input}, ${output} ${direction}, for ${because}`, () => {
      const calculator = calculatorById(id)
      if (!calculator) throw new Error(`There is no ${id}`)
      let compared = 0
      fc.assert(
        fc.property(anyInput(calculator), pairOf(inputNamed(calculator, input)), (inputs, [low, high]) => {
          const [before, after] = [low, high].map((value) => calculator.compute({ ...inputs, ...given, [input]: value })[output])
          if (!isNumber(before) || !isNumber(after)) return
          compared += 1
          const [less, more] = direction === 'rises' ? [before, after] : [after, before]
          expect(less).toBeLessThanOrEqual(more + Math.abs(more) * 1e-9 + 1e-12)
        }),
        { numRuns: 100 },
      )
      expect(compared).toBeGreaterThan(30)
    })

  it('holds something of every calculator', () => {
    expect([...new Set(rules.map(([id]) => id))].sort()).toEqual(calculators.map(({ id }) => id).sort())
  })
})

/** Parameters of the book in money; their units are the book's. */
const moneyParameters = new Set(['gpuHourPrice', 'inputPrice', 'outputPrice', 'electricityPrice', 'frontierRunCost'])
const isMoney = (unit: string): boolean => unitSpec(unit as never).dimension[0] === 'usd'
const inMoney = ([name, input]: readonly [string, Input]): boolean =>
  input.kind === 'shared' ? moneyParameters.has(name) : input.kind === 'quantity' && isMoney(input.unit)

/** A billion dollars is a fixed mark: in another currency it is another one. */
const absolute: ReadonlySet<string> = new Set(['training-growth.yearOfBillion'])

describe('In another currency', () => {
  const priced = calculators.filter((calculator) => inputsOf(calculator).some(inMoney))
  it.each(priced.map((calculator) => [calculator.id, calculator] as const))(
    '%s: amounts change with it, and nothing else',
    (_, calculator) => {
      fc.assert(
        fc.property(anyInput(calculator), fc.constantFrom(0.01, 7.8, 150), (inputs, rate) => {
          const money = new Set(
            inputsOf(calculator)
              .filter(inMoney)
              .map(([name]) => name),
          )
          const exchanged = Object.fromEntries(
            Object.entries(inputs).map(([name, value]) => [name, money.has(name) && typeof value === 'number' ? value * rate : value]),
          )
          const [here, there] = [calculator.compute(inputs), calculator.compute(exchanged)]
          for (const [name, output] of Object.entries(calculator.outputs as Record<string, { readonly unit: string }>)) {
            const [before, after] = [here[name], there[name]]
            if (absolute.has(`${calculator.id}.${name}`) || !isNumber(before) || !isNumber(after)) continue
            const expected = isMoney(output.unit) ? before * rate : before
            expect([name, Math.abs(after - expected) <= Math.abs(expected) * 1e-6 + 1e-12]).toEqual([name, true])
          }
        }),
        { numRuns: 60 },
      )
    },
  )
})
