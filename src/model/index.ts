/**
 * The model as a module: every public formula, with the units that it works in and the reading and printing of quantities.
 * `import { trainingFlops } from 'isoflop/model'`. Numbers go in and come out in the unit that the docstring states; nothing is rounded.
 */

export * from '../quantities/edit-text.ts'
export * from '../quantities/parse-quantity.ts'
export * from '../quantities/print-quantity.ts'
export * from '../quantities/time-spans.ts'
export * from '../quantities/units.ts'
export * from './build-or-buy.ts'
export * from './data-constrained.ts'
export * from './demand.ts'
export * from './development-cost.ts'
export * from './distillation.ts'
export * from './emergence.ts'
export * from './equal-loss.ts'
export * from './fine-tuning.ts'
export * from './growth.ts'
export * from './mixture-of-experts.ts'
export * from './parallelism.ts'
export * from './precision.ts'
export * from './reinforcement.ts'
export * from './scaling-laws.ts'
export * from './serving.ts'
export * from './serving-cost.ts'
export * from './test-time.ts'
export * from './training.ts'
export * from './voting.ts'
