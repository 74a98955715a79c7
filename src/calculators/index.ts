/** All calculators, in the order of lists. A file of this folder that exports a calculator must stand here; a test holds that. */
import { agentTask } from './agent-task.ts'
import { bestOfN } from './best-of-n.ts'
import { buildOrBuy } from './build-or-buy.ts'
import { computeOptimal } from './compute-optimal.ts'
import { dataConstrained } from './data-constrained.ts'
import { distillationSaving } from './distillation-saving.ts'
import { edgeOrCloud } from './edge-or-cloud.ts'
import { efficiencyRace } from './efficiency-race.ts'
import { emergence } from './emergence.ts'
import { fineTuning } from './fine-tuning.ts'
import { growthRates } from './growth-rates.ts'
import { inferenceAwareOptimum } from './inference-aware-optimum.ts'
import { inferenceDemand } from './inference-demand.ts'
import { inferenceLatency } from './inference-latency.ts'
import { kvCache } from './kv-cache.ts'
import { lifetimeCost } from './lifetime-cost.ts'
import { lossSurface } from './loss-surface.ts'
import { majorityVote } from './majority-vote.ts'
import { moeCompute } from './moe-compute.ts'
import { pipelineBubble } from './pipeline-bubble.ts'
import { precisionScaling } from './precision-scaling.ts'
import { priceDecline } from './price-decline.ts'
import { quantisation } from './quantisation.ts'
import { repeatedSampling } from './repeated-sampling.ts'
import { rlCompute } from './rl-compute.ts'
import { rlScaling } from './rl-scaling.ts'
import { servingBill } from './serving-bill.ts'
import { servingCost } from './serving-cost.ts'
import type { Calculator } from './spec.ts'
import { speculativeDecoding } from './speculative-decoding.ts'
import { taskHorizon } from './task-horizon.ts'
import { testTimeExchange } from './test-time-exchange.ts'
import { trainInferenceTradeoff } from './train-inference-tradeoff.ts'
import { trainingCompute } from './training-compute.ts'
import { trainingCostBreakdown } from './training-cost-breakdown.ts'
import { trainingGrowth } from './training-growth.ts'
import { trainingMemory } from './training-memory.ts'
import { trainingRun } from './training-run.ts'
import { undersizedModel } from './undersized-model.ts'

export const calculators: readonly Calculator[] = [
  trainingCompute,
  trainingRun,
  trainingCostBreakdown,
  trainingMemory,
  pipelineBubble,
  fineTuning,
  trainingGrowth,
  computeOptimal,
  lossSurface,
  undersizedModel,
  inferenceAwareOptimum,
  trainInferenceTradeoff,
  dataConstrained,
  precisionScaling,
  moeCompute,
  distillationSaving,
  emergence,
  rlScaling,
  rlCompute,
  inferenceLatency,
  kvCache,
  servingCost,
  servingBill,
  quantisation,
  speculativeDecoding,
  repeatedSampling,
  majorityVote,
  bestOfN,
  testTimeExchange,
  edgeOrCloud,
  lifetimeCost,
  agentTask,
  inferenceDemand,
  efficiencyRace,
  priceDecline,
  taskHorizon,
  buildOrBuy,
  growthRates,
]

const byId: ReadonlyMap<string, Calculator> = new Map(calculators.map((calculator) => [calculator.id, calculator]))

export const calculatorById = (id: string): Calculator | undefined => byId.get(id)
