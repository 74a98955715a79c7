/** Protects the calculators: each has the names that notes and links use, is complete, and gives numbers in all of its range. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anyInput, contextOf, inputsOf } from '../../tests/support/any-inputs.ts'
import fc from '../../tests/support/fast-check.ts'
import { sentenceText } from '../quantities/print-quantity.ts'
import { calculatorById, calculators, measuresOf, recordOf } from './index.ts'
import type { Mark } from './spec/chart.ts'
import type { Input, OutputValue } from './spec/spec.ts'
import { validityOf } from './spec/spec.ts'
import { withFences } from './spec/views.ts'

/**
 * Inputs and outputs as published notes, links and scripts name them: none may ever go. A calculator joins when it is first published. One
 * input went: cacheHitRate is now chatCacheHitRate and agentCacheHitRate, and the parameters keep its name as a former one.
 */
const names: Readonly<Record<string, { readonly inputs: string; readonly outputs: string }>> = {
  'training-compute': {
    inputs: 'params tokens flopsPerParamToken layers modelWidth sequence',
    outputs: 'flops pfDays attentionShare',
  },
  'training-run': {
    inputs:
      'params tokens compute layers modelWidth sequence accelerator peakFlops power precision accelerators trainingMfu gpuHourPrice pue powerShare gridIntensity',
    outputs: 'flops gpuHours days cost energyKwh carbonTonnes measuredRatioMedian measuredRatioLow measuredRatioHigh measuredRuns',
  },
  'training-cost-breakdown': {
    inputs: 'acceleratorCost acceleratorShare serverShare interconnectShare staffShare energyShare',
    outputs: 'total accelerators servers interconnect staff energy',
  },
  'training-memory': {
    inputs:
      'params weightBytes gradientBytes optimizerBytes dataParallel zeroStage tensorParallel layers hidden heads sequence microBatch recompute accelerator memory',
    outputs: 'stateBytes activationBytes totalBytes fits fitsWithReserve',
  },
  'pipeline-bubble': { inputs: 'stages microBatches virtualStages', outputs: 'bubbleFraction efficiency' },
  'fine-tuning': {
    inputs: 'params method rank adaptedMatrices hidden layers tokens accelerator peakFlops memory precision trainingMfu gpuHourPrice',
    outputs: 'trainableParams memoryBytes flops gpuHours cost measuredRatioMedian measuredRatioLow measuredRatioHigh measuredRuns',
  },
  'training-growth': {
    inputs: 'frontierRunCost trainingCostGrowth trainingComputeGrowth largestRunGrowth baseYear years',
    outputs: 'costThen computeFactor yearOfBillion',
  },
  'compute-optimal': { inputs: 'compute fit', outputs: 'params tokens tokensPerParam loss' },
  'loss-surface': {
    inputs: 'params tokens fit',
    outputs: 'loss reducibleLoss capacityTerm dataTerm compute wastedCompute',
  },
  'undersized-model': { inputs: 'sizeFraction fit', outputs: 'dataMultiplier computeOverhead' },
  'inference-aware-optimum': {
    inputs: 'params inferenceTokens fit',
    outputs: 'optimalParams trainingTokens totalFlops baselineFlops saving',
  },
  'train-inference-tradeoff': { inputs: 'params tokens fit', outputs: 'trainingFlops inferenceFlopsPerToken exchangeRate' },
  'data-constrained': { inputs: 'params uniqueTokens epochs', outputs: 'effectiveTokens effectiveParams loss freshDataLoss' },
  'precision-scaling': {
    inputs: 'params tokens weightBits activationBits kvBits postTrainingBits',
    outputs: 'effectiveParams loss quantisationPenalty',
  },
  'moe-compute': {
    inputs: 'totalParams activeParams tokens weightBytes',
    outputs: 'trainingFlops flopsPerToken memoryBytes sparsity',
  },
  'distillation-saving': {
    inputs: 'teacherParams studentParams distillationTokens inferenceTokens',
    outputs: 'distillationFlops savedFlopsPerToken breakEvenTokens netSaving',
  },
  emergence: { inputs: 'lossPerToken answerLength', outputs: 'tokenAccuracy exactMatch expectedTokenErrors' },
  'rl-scaling': { inputs: 'gpuHours ceiling start midpoint exponent', outputs: 'passRate gainPerDoubling' },
  'rl-compute': {
    inputs: 'params prompts rolloutsPerPrompt tokensPerRollout updatesPerRollout generationMfu trainingMfu',
    outputs: 'generationFlops updateFlops generationShareOfTime',
  },
  'inference-latency': {
    inputs:
      'model activeParams totalParams layers kvHeads headDim weightFormat bytesPerWeight kvBytes accelerator peakFlops bandwidth memory precision accelerators batch promptTokens outputTokens prefillMfu decodeMfu bandwidthUse stepCosts prefillOfOthers',
    outputs:
      'timeToFirstToken timePerOutputToken totalTime tokensPerSecond criticalBatch bound memoryBytes fits fitsWithReserve measuredRatioMedian measuredRatioLow measuredRatioHigh measuredRuns',
  },
  'kv-cache': {
    inputs:
      'model layers kvHeads headDim attention latentDim ropeDim windowLayers windowTokens windowKvHeads windowHeadDim linearLayers stateBytes valueHeadDim compressedLayers compressRatio coarseLayers coarseRatio indexLayers indexDim kvBytes contextTokens batch',
    outputs: 'bytesPerToken bytesPerSequence totalBytes',
  },
  'serving-cost': { inputs: 'tokensPerSecond gpuHourPrice servingUtilisation', outputs: 'costPerMillionTokens' },
  'token-bill': {
    inputs:
      'freshTokens cacheReadTokens cacheWriteTokens outputTokens tokenPrice inputPrice outputPrice cachedPriceShare cacheWriteFactor longContextAbove longContextInputFactor longContextOutputFactor batchDiscount',
    outputs: 'cost costFresh costCacheRead costCacheWrite costOutput',
  },
  'serving-bill': {
    inputs:
      'dailyUsers requestsPerUser requestInputTokens requestOutputTokens tokenPrice inputPrice outputPrice chatCacheHitRate cachedPriceShare cacheWriteShare cacheWriteFactor longContextAbove longContextInputFactor longContextOutputFactor batchDiscount',
    outputs: 'requestsPerDay costPerRequest costPerDay costPerMonth',
  },
  quantisation: {
    inputs: 'totalParams bits weightFormat accelerator peakFlops bandwidth memory precision accelerators memoryUse',
    outputs: 'totalWeightBytes minAccelerators timePerOutputTokenBound speedupOver16Bit',
  },
  'speculative-decoding': {
    inputs: 'acceptanceRate acceptedShare positionRates draftLength draftCostRatio',
    outputs: 'expectedTokens speedup bestDraftLength',
  },
  'repeated-sampling': {
    inputs: 'a b samplesLow coverageLow exponentLow exponentHigh samplesHigh coverageHigh samples costPerSample targetCoverage',
    outputs: 'coverage cost samplesForTarget a b',
  },
  'majority-vote': { inputs: 'accuracy samples distractors', outputs: 'voteAccuracy gain' },
  'best-of-n': { inputs: 'samples', outputs: 'klNats expectedQuantile' },
  'test-time-exchange': { inputs: 'sizeFactor inferenceToPretraining', outputs: 'inferenceMultiplier' },
  'edge-or-cloud': {
    inputs:
      'promptTokens outputTokens deviceTokensPerSecond devicePrefillPerSecond devicePower electricityPrice cloudTokensPerSecond cloudFirstToken networkRoundTrip inputPrice outputPrice model tokenPrice',
    outputs: 'edgeFirstToken cloudFirstTokenTime edgeTime cloudTime edgeCost cloudCost faster cheaper qualityGap',
  },
  'lifetime-cost': {
    inputs:
      'servingPrice model params tokens trainingCost costPerMillionTokens requestOutputTokens listCostPerRequest costPerRequest requestsPerDay demandGrowth priceDecline lifetimeMonths',
    outputs: 'inferenceCost totalCost inferenceShare breakEvenDay requestCost ownCostShare listPriceShare',
  },
  'agent-task': {
    inputs:
      'turns systemTokens tokensPerTurnIn tokensPerTurnOut agents tokenPrice inputPrice outputPrice agentCacheHitRate cachedPriceShare cacheWriteShare cacheWriteFactor longContextAbove longContextInputFactor longContextOutputFactor batchDiscount successRate callsPerHour',
    outputs: 'inputTokens outputTokens totalTokens cost costWithoutCache costPerCompletedTask costPerAgentHour tokensVersusChat',
  },
  'inference-demand': {
    inputs:
      'people tokensPerPersonPerDay agentsPerPerson agentTasksPerDay tokensPerAgentTask agentGrowth activeParams trainingFlopsPerYear trainingComputeGrowth years servingFlopShare chatCacheHitRate agentCacheHitRate chatGrowth',
    outputs:
      'inferenceFlopsNow inferenceShareNow crossoverYears inferenceShareThen inferenceFlops trainingFlops billedTokensPerDay computedTokensPerDay inferenceChipShareNow',
  },
  'supply-check': {
    inputs:
      'people tokensPerPersonPerDay agentsPerPerson agentTasksPerDay tokensPerAgentTask servingFlopShare installedH100e installedGrowth revenuePerYear',
    outputs: 'tokensPerDay h100eNeeded shareOfSupply powerGw dollarsPerYear feasible',
  },
  'efficiency-race': {
    inputs: 'trainingGain inferenceGain trainingCostNow inferenceCostNow years',
    outputs: 'trainingCostThen inferenceCostThen crossoverYears trainingCost inferenceCost costRatio',
  },
  'price-decline': { inputs: 'factor months', outputs: 'halvingMonths yearlyFactor' },
  'task-horizon': { inputs: 'horizonNow horizonDoubling targetMinutes asOf', outputs: 'monthsToTarget date' },
  'build-or-buy': {
    inputs:
      'requestsPerMonth inputTokens outputTokens months inputPrice outputPrice fineTuneCost selfHostAccelerators gpuHourPrice tokensPerSecond servingUtilisation trainCost model tokenPrice',
    outputs: 'apiCost fineTunedCost selfHostedCost ownModelCost cheapest selfHostBreakEvenRequests selfHostFactor qualityGap',
  },
  'memory-to-serve': {
    inputs:
      'model totalParams weightFormat weightBits contextTokens batch kvBytes accelerator memory accelerators memoryUse overheadBytes attention layers kvHeads headDim windowLayers windowTokens linearLayers stateBytes windowKvHeads windowHeadDim valueHeadDim latentDim ropeDim compressedLayers compressRatio coarseLayers coarseRatio indexLayers indexDim',
    outputs: 'weightBytes cacheBytes totalBytes availableBytes fits acceleratorsNeeded longestContext largestBatch',
  },
  mfu: {
    inputs: 'tokensPerSecond params layers modelWidth sequence flops seconds accelerator peakFlops accelerators precision',
    outputs: 'mfu flopsPerSecond',
  },
  'energy-per-query': {
    inputs:
      'activeParams inputTokens outputTokens accelerator peakFlops precision utilisation serverPower serverPowerShare pue gridIntensity',
    outputs: 'energyWh carbonGrams secondsOfAccelerator',
  },
  'pass-at-k': {
    inputs: 'samples correct k',
    outputs: 'passAtK standardError',
  },
  'own-or-rent': {
    inputs: 'accelerator purchasePrice lifeYears residualShare power pue electricityPrice hostingPerHour utilisation gpuHourPrice',
    outputs: 'ownCostPerHour rentCostPerHour breakEvenUtilisation',
  },
  exchange: {
    inputs:
      'amount unit requestInputTokens requestOutputTokens tokensPerAgentTask turns callsPerHour agentTasksPerDay activeDays activeParams gpuHourPrice serverPower serverPowerShare pue',
    outputs: 'tokens requests agentTasks agentHours gpuHours kwh dollars workingDays',
  },
  'fleet-size': {
    inputs:
      'requestsPerSecond inputTokens outputTokens maxTimeToFirstToken maxTimePerOutputToken model activeParams totalParams layers kvHeads headDim weightFormat bytesPerWeight kvBytes accelerator peakFlops bandwidth memory memoryUse gpuHourPrice prefillMfu bandwidthUse',
    outputs:
      'accelerators parallelWidth batch tokensPerSecondPerAccelerator costPerMillionTokens tokensPerDollar measuredRatioMedian measuredRatioLow measuredRatioHigh measuredRuns',
  },
  'growth-rates': {
    inputs: 'yearlyFactor doublingMonths factor overMonths',
    outputs: 'yearlyFactor doublingMonths percentPerYear tenfoldMonths',
  },
}

const numbersIn = (value: OutputValue): readonly number[] =>
  typeof value === 'number' ? [value] : Array.isArray(value) ? value.flatMap(({ x, y }) => [x, y]) : []

const coordinates = (mark: Mark): readonly number[] => {
  if (mark.type === 'line' || mark.type === 'area') return mark.points.flat()
  if (mark.type === 'point') return [mark.x, mark.y]
  return mark.type === 'rule' ? [mark.at] : [mark.from, mark.to]
}

describe('The list of calculators', () => {
  it('has every file of the folder, each under its own id, with a record and a Python function beside it', () => {
    const parts = readdirSync(import.meta.dirname).filter((file) => !/^(?:index|spec)\b|\.test\.ts$/.test(file))
    const measured = calculators.flatMap((each) => (measuresOf(each) ? [`${each.id}.measured.ts`] : []))
    expect(parts.sort()).toEqual([...calculators.flatMap(({ id }) => [`${id}.py`, `${id}.record.ts`, `${id}.ts`]), ...measured].sort())
  })

  it('declares the outputs of measured runs where a file finds them, and nowhere else', () => {
    const declared = calculators.filter(({ outputs }) => Object.hasOwn(outputs, 'measuredRuns'))
    expect(declared.map(({ id }) => id)).toEqual(calculators.filter((each) => measuresOf(each) !== null).map(({ id }) => id))
  })

  it('stands in the order that each calculator gives, no two at one place', () => {
    const places = calculators.map(({ order }) => order)
    expect(new Set(places).size).toBe(places.length)
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(calculators.at(0)?.id).toBe('training-compute')
  })

  it('is the same for Node, which reads the folder, as for the bundler, which lists it', () => {
    const script =
      "import { calculators, recordOf } from './src/calculators/index.ts'; console.log(JSON.stringify(calculators.map((each) => [each.id, recordOf(each).cases.length])))"
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
      cwd: join(import.meta.dirname, '../..'),
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout)).toEqual(calculators.map((each) => [each.id, recordOf(each).cases.length]))
  })

  it('finds a calculator by its id, and only its id', () => {
    expect(calculatorById('kv-cache')?.id).toBe('kv-cache')
    expect(calculatorById('kv')).toBeUndefined()
  })

  it('keeps every published calculator, input and output under its name', () => {
    for (const [id, { inputs, outputs }] of Object.entries(names)) {
      expect(Object.keys(calculatorById(id)?.inputs ?? {})).toEqual(expect.arrayContaining(inputs.split(' ')))
      expect(Object.keys(calculatorById(id)?.outputs ?? {})).toEqual(expect.arrayContaining(outputs.split(' ')))
    }
  })
})

describe.each(calculators.map((calculator) => [calculator.id, calculator] as const))('%s', (_, calculator) => {
  it('has a question, a formula, sources, cases and a chart', () => {
    expect(calculator.question).toMatch(/\?$/)
    expect(recordOf(calculator).formula).not.toBe('')
    expect(recordOf(calculator).sources.length).toBeGreaterThan(0)
    expect(recordOf(calculator).cases.length).toBeGreaterThan(0)
    expect(calculator.views.length).toBeGreaterThan(0)
    expect(Object.keys(calculator.outputs)).toContain(calculator.main)
  })

  it('gives every slider ends that can be had, and a default within its limits', () => {
    for (const [name, input] of inputsOf(calculator)) {
      if (input.kind !== 'quantity' && input.kind !== 'shared') continue
      const [low, high] = input.range ?? [0, 1]
      const [least, most] = input.limits ?? [Number.MIN_VALUE, Number.MAX_VALUE]
      expect([name, low < high, low >= least, high <= most]).toEqual([name, true, true, true])
      if (input.scale === 'log') expect([name, low > 0]).toEqual([name, true])
      if (input.kind === 'quantity' && typeof input.default === 'number') expect(input.default >= least && input.default <= most).toBe(true)
    }
  })

  it('names only its own inputs and outputs in cases, and pins every number they need', () => {
    for (const { name, given, expect: expected } of recordOf(calculator).cases) {
      expect(Object.keys(calculator.inputs), name).toEqual(expect.arrayContaining(Object.keys(given)))
      expect(Object.keys(calculator.outputs), name).toEqual(expect.arrayContaining(Object.keys(expected)))
      for (const { tolerance } of Object.values(expected)) expect(tolerance, name).toBeGreaterThan(0)
    }
  })

  it('gives numbers or null, never NaN or infinity, anywhere in its ranges, and says so in words', () => {
    fc.assert(
      fc.property(anyInput(calculator), (inputs) => {
        const outputs = calculator.compute(inputs)
        expect(Object.keys(outputs).sort()).toEqual(Object.keys(calculator.outputs).sort())
        for (const value of Object.values(outputs)) for (const number of numbersIn(value)) expect(Number.isFinite(number)).toBe(true)
        const words = sentenceText(calculator.says(outputs, inputs))
        expect(words).not.toMatch(/NaN|undefined|Infinity|\bnull\b/)
        expect(words).toMatch(/^[A-Z].*\.$/)
        for (const warning of calculator.warns?.(inputs, outputs, contextOf(calculator, inputs).rows) ?? [])
          expect(warning).toMatch(/^[A-Z].*[.?]$/)
      }),
      { numRuns: 150 },
    )
  })

  it('draws charts whose marks are finite, labelled and on their axes', () => {
    fc.assert(
      fc.property(anyInput(calculator), (inputs) => {
        for (const view of calculator.views) {
          const { x, y, marks, title } = view.draw(contextOf(calculator, inputs) as never)
          expect(title).toMatch(/\.$/)
          expect(x.domain !== undefined || marks.length > 0).toBe(true)
          for (const mark of marks) {
            expect(mark.label).not.toBe('')
            for (const number of coordinates(mark)) expect(Number.isFinite(number)).toBe(true)
            if ((mark.type === 'line' || mark.type === 'area') && y.scale === 'log')
              for (const [, value] of mark.points) expect(value).toBeGreaterThan(0)
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('shows side by side only its own outputs', () => {
    expect(Object.keys(calculator.outputs)).toEqual(expect.arrayContaining([...(recordOf(calculator).readings?.outputs ?? [])]))
  })

  it('checks its own outputs against its own shared inputs, with words', () => {
    for (const { output, world, says } of recordOf(calculator).checks ?? []) {
      expect(Object.keys(calculator.outputs)).toContain(output)
      expect(calculator.inputs[world]?.kind).toBe('shared')
      expect(says).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('says on an axis which input it shows only where it has that input, in its unit', () => {
    const [inputs] = fc.sample(anyInput(calculator), { numRuns: 1, seed: 1 })
    for (const view of calculator.views) {
      const { x, y } = view.draw(contextOf(calculator, inputs ?? {}) as never)
      for (const { input: name, unit } of [x, y]) {
        if (name === undefined) continue
        const input = (calculator.inputs as Record<string, Input>)[name]
        expect([view.id, name, input?.kind]).toEqual([view.id, name, expect.stringMatching(/^(quantity|shared)$/)])
        if (input?.kind === 'quantity') expect([view.id, name, unit]).toEqual([view.id, name, input.unit])
      }
    }
  })

  it('shades each range that its law was fitted on in one of its charts', () => {
    fc.assert(
      fc.property(anyInput(calculator), (inputs) => {
        const drawn = calculator.views.map((view) => view.draw(contextOf(calculator, inputs) as never))
        for (const { input, range, says } of validityOf(calculator, inputs)) {
          expect(says).toMatch(/^[A-Z].*\.$/)
          expect(range[0]).toBeLessThan(range[1])
          const shaded = drawn.map((one) => withFences(one, [{ input, range, says }])).flatMap(({ marks }) => marks)
          const edges = shaded.flatMap((mark) => (mark.type === 'region' ? [mark.from, mark.to] : []))
          expect([input, ...edges]).toEqual(expect.arrayContaining([input, range[0], range[1]]))
        }
      }),
      { numRuns: 10 },
    )
  })

  it('says of each of its published choices why it differs, if it says so of one', () => {
    for (const [name, input] of inputsOf(calculator)) {
      if (input.kind !== 'choice' || !input.options.some(({ why }) => why !== undefined)) continue
      for (const { value, why } of input.options) expect([name, value, why]).toEqual([name, value, expect.stringMatching(/^[A-Z].*\.$/)])
    }
  })

  it('speaks of a result that is not there', () => {
    const outputs = Object.fromEntries(Object.keys(calculator.outputs).map((name) => [name, null]))
    const inputs = fc.sample(anyInput(calculator), { numRuns: 1, seed: 1 })[0] ?? {}
    expect(sentenceText(calculator.says(outputs, inputs))).not.toMatch(/NaN|undefined|\bnull\b/)
  })
})
