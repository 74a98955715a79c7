/** What reads texts, a link's or a typed one: loaded when there is something to read, since most readers never type. */
export { readAssumptions, readHere } from '../scenario/link.ts'
export { readInput, readParameter } from '../scenario/read.ts'
