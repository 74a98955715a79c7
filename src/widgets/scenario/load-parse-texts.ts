/** Loads the code that parses links and typed values, once. */
import { once } from '../page/once.ts'

export const loadParseTexts = once(() => import('./parse-texts.ts'))
