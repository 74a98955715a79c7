/** One calculator's spec, loaded when it is needed, with those whose outputs it starts from. A test holds the list against the index. */
import type { Calculator } from '../calculators/spec.ts'
import type { Catalogue } from '../scenario/catalogue.ts'
import { chainOf, inputsOf } from '../scenario/catalogue.ts'

const loaders: Readonly<Record<string, () => Promise<Calculator>>> = {
  'agent-task': () => import('../calculators/agent-task.ts').then((module) => module.agentTask),
  'best-of-n': () => import('../calculators/best-of-n.ts').then((module) => module.bestOfN),
  'build-or-buy': () => import('../calculators/build-or-buy.ts').then((module) => module.buildOrBuy),
  'compute-optimal': () => import('../calculators/compute-optimal.ts').then((module) => module.computeOptimal),
  'data-constrained': () => import('../calculators/data-constrained.ts').then((module) => module.dataConstrained),
  'distillation-saving': () => import('../calculators/distillation-saving.ts').then((module) => module.distillationSaving),
  'edge-or-cloud': () => import('../calculators/edge-or-cloud.ts').then((module) => module.edgeOrCloud),
  'efficiency-race': () => import('../calculators/efficiency-race.ts').then((module) => module.efficiencyRace),
  emergence: () => import('../calculators/emergence.ts').then((module) => module.emergence),
  'fine-tuning': () => import('../calculators/fine-tuning.ts').then((module) => module.fineTuning),
  'growth-rates': () => import('../calculators/growth-rates.ts').then((module) => module.growthRates),
  'inference-aware-optimum': () => import('../calculators/inference-aware-optimum.ts').then((module) => module.inferenceAwareOptimum),
  'inference-demand': () => import('../calculators/inference-demand.ts').then((module) => module.inferenceDemand),
  'inference-latency': () => import('../calculators/inference-latency.ts').then((module) => module.inferenceLatency),
  'kv-cache': () => import('../calculators/kv-cache.ts').then((module) => module.kvCache),
  'lifetime-cost': () => import('../calculators/lifetime-cost.ts').then((module) => module.lifetimeCost),
  'loss-surface': () => import('../calculators/loss-surface.ts').then((module) => module.lossSurface),
  'majority-vote': () => import('../calculators/majority-vote.ts').then((module) => module.majorityVote),
  'moe-compute': () => import('../calculators/moe-compute.ts').then((module) => module.moeCompute),
  'pipeline-bubble': () => import('../calculators/pipeline-bubble.ts').then((module) => module.pipelineBubble),
  'precision-scaling': () => import('../calculators/precision-scaling.ts').then((module) => module.precisionScaling),
  'price-decline': () => import('../calculators/price-decline.ts').then((module) => module.priceDecline),
  quantisation: () => import('../calculators/quantisation.ts').then((module) => module.quantisation),
  'repeated-sampling': () => import('../calculators/repeated-sampling.ts').then((module) => module.repeatedSampling),
  'rl-compute': () => import('../calculators/rl-compute.ts').then((module) => module.rlCompute),
  'rl-scaling': () => import('../calculators/rl-scaling.ts').then((module) => module.rlScaling),
  'serving-bill': () => import('../calculators/serving-bill.ts').then((module) => module.servingBill),
  'serving-cost': () => import('../calculators/serving-cost.ts').then((module) => module.servingCost),
  'speculative-decoding': () => import('../calculators/speculative-decoding.ts').then((module) => module.speculativeDecoding),
  'task-horizon': () => import('../calculators/task-horizon.ts').then((module) => module.taskHorizon),
  'test-time-exchange': () => import('../calculators/test-time-exchange.ts').then((module) => module.testTimeExchange),
  'train-inference-tradeoff': () => import('../calculators/train-inference-tradeoff.ts').then((module) => module.trainInferenceTradeoff),
  'training-compute': () => import('../calculators/training-compute.ts').then((module) => module.trainingCompute),
  'training-cost-breakdown': () => import('../calculators/training-cost-breakdown.ts').then((module) => module.trainingCostBreakdown),
  'training-growth': () => import('../calculators/training-growth.ts').then((module) => module.trainingGrowth),
  'training-memory': () => import('../calculators/training-memory.ts').then((module) => module.trainingMemory),
  'training-run': () => import('../calculators/training-run.ts').then((module) => module.trainingRun),
  'undersized-model': () => import('../calculators/undersized-model.ts').then((module) => module.undersizedModel),
}

export const loadableCalculators: readonly string[] = Object.keys(loaders)

const loaded = new Map<string, Calculator>()

/** What `loadCalculators` has loaded so far. */
export const loadedCalculators = (): Catalogue => [...loaded.values()]

const upstreamOf = (calculator: Calculator): readonly string[] =>
  Object.values(inputsOf(calculator)).flatMap((input) => chainOf(input)?.calculator ?? [])

/** Loads these and all that they start from; ids that do not exist are passed over. */
export const loadCalculators = async (ids: readonly string[]): Promise<void> => {
  await Promise.all(
    [...new Set(ids)].map(async (id) => {
      if (loaded.has(id) || !Object.hasOwn(loaders, id)) return
      const calculator = await loaders[id]?.()
      if (!calculator) return
      loaded.set(id, calculator)
      await loadCalculators(upstreamOf(calculator))
    }),
  )
}
