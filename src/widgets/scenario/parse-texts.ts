/** Code that parses the texts of a link or of a field; it is loaded when there is something to parse, since most readers never type. */

export { readInput, readParameter } from '../../scenario/parse-input.ts'
export { readAssumptions, readHere } from '../../scenario/scenario-link.ts'
