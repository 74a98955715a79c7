/** All calculators, in the order of lists. A file of this folder that exports a calculator must stand here; a test holds that. */
import { agentTask } from './agent-task.ts'
import { buildOrBuy } from './build-or-buy.ts'
import { computeOptimal } from './compute-optimal.ts'
import { efficiencyRace } from './efficiency-race.ts'
import { fineTuning } from './fine-tuning.ts'
import { growthRates } from './growth-rates.ts'
import { inferenceDemand } from './inference-demand.ts'
import { inferenceLatency } from './inference-latency.ts'
import { kvCache } from './kv-cache.ts'
import { lifetimeCost } from './lifetime-cost.ts'
import { pipelineBubble } from './pipeline-bubble.ts'
import { priceDecline } from './price-decline.ts'
import { servingBill } from './serving-bill.ts'
import type { Calculator } from './spec.ts'
import { taskHorizon } from './task-horizon.ts'
import { trainingCompute } from './training-compute.ts'
import { trainingCostBreakdown } from './training-cost-breakdown.ts'
import { trainingGrowth } from './training-growth.ts'
import { trainingMemory } from './training-memory.ts'
import { trainingRun } from './training-run.ts'

export const calculators: readonly Calculator[] = [
  trainingCompute,
  trainingRun,
  trainingCostBreakdown,
  trainingMemory,
  pipelineBubble,
  fineTuning,
  trainingGrowth,
  computeOptimal,
  inferenceLatency,
  kvCache,
  servingBill,
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
