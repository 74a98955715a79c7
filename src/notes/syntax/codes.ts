/** Character codes as micromark gives them: null is the end, negative ones are line ends and tabs. */
import type { Code, Effects, State } from 'micromark-util-types'

export const dollar = 36
export const digit = (code: Code): boolean => code !== null && code >= 48 && code <= 57
export const lineEnd = (code: Code): boolean => code !== null && code < -2
export const space = (code: Code): boolean => code === -2 || code === -1 || code === 32
export const letter = (code: Code): boolean => code !== null && ((code >= 97 && code <= 122) || (code >= 65 && code <= 90))
export const wordCode = (code: Code): boolean => letter(code) || digit(code) || code === 95

/** Consumes a line end as a token of its own, as micromark requires, and continues in `next`. */
export function overLineEnd(effects: Effects, next: State): State {
  return (code) => {
    effects.enter('lineEnding')
    effects.consume(code)
    effects.exit('lineEnding')
    return next
  }
}
