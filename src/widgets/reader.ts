/** What reads texts, a link's or a typed one: loaded when there is something to read, since most readers never type. */

export { readInput, readParameter } from '../scenario/parse-input.ts'
export { readAssumptions, readHere } from '../scenario/scenario-link.ts'
