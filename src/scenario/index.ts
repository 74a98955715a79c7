/** The public face of the package `isoflop/scenario`. Files of this repository import the files beside it instead. */

export { type Explanation, explain, type Part, type Setting } from './attribution.ts'
export {
  type BlastRadius,
  blastRadius,
  type ChoiceTurn,
  type ClaimStanding,
  type ConditionedClaim,
  type Flip,
  type ParameterReach,
  type Truth,
  truthOf,
} from './blast-radius.ts'
export { assumptionKey, type Catalogue, chainOf, findIn, inputOf, inputsOf, outputOf, outputsOf } from './calculator-lookup.ts'
export { differs, resultSince, type Since } from './changes-since.ts'
export { type CaseResult, type CaseRow, caseGiven, runCase } from './check-cases.ts'
export {
  type Checked,
  type CheckedCondition,
  type Condition,
  checkCondition,
  describeVerdict,
  judge,
  type Operator,
  operatorWords,
  parseCondition,
  type Verdict,
  type VerdictWords,
} from './condition.ts'
export { calculatorsUsing, type Dependencies, dependencies } from './dependencies.ts'
export { type Evaluation, evaluate, type Outputs, outputsIn, viewContext } from './evaluate.ts'
export { asAssumptions, bookOn, type Histories, historiesOf, isVersion, type Updated, updatedSince, versionOf } from './history.ts'
export { type Control, controlOf, type Limits, type OptionControl, parameterControl, type QuantityControl } from './input-control.ts'
export { type Assumptions, type Book, bookOf, type Given, parameterIn, rowIn, rowsIn } from './parameter-book.ts'
export {
  checkQuantity,
  type Problem,
  type Reading,
  type Refusal,
  readControl,
  readGiven,
  readInput,
  readParameter,
  unknownName,
} from './parse-input.ts'
export { assumptionsOf, type Preset, presetOf } from './presets.ts'
export type { InputInForce, Origin, Received } from './resolve.ts'
export { calculatorAt, type Here, type LinkProblem, readAssumptions, readHere, writeAssumptions, writeHere } from './scenario-link.ts'
export { type Solution, type SolvePlace, solvableInputs, solvableOutputs, solve, type Wanted } from './solve.ts'
export type { Turn } from './threshold-search.ts'
