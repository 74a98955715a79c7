/** yaml/unknown-key: a key that does not exist. */
import type { Rule } from './rule.ts'

export const yamlUnknownKey: Rule = {
  code: 'yaml/unknown-key',
  level: 'error',
  title: 'A key that does not exist',
  explains: 'Keys are a closed list, so that a slip is seen and not silently left out.',
  example: 'lable: Price of electricity',
  fixed: 'label: Price of electricity',
}
