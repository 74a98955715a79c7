/**
 * `{…}` in the text. MDX would run it; here it becomes a node with a place, which a check refuses. It ends at its matching brace or at the
 * end of the line, so no input costs more than its length, and no syntax error hides the rest of the note.
 */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { Construct, Extension, State } from 'micromark-util-types'
import { lineEnd } from './codes.ts'

const expression: Construct = {
  name: 'expression',
  tokenize(effects, ok) {
    let depth = 0
    const inside: State = (code) => {
      if (code === null || lineEnd(code)) return end(code)
      if (code === 123) depth++
      if (code === 125) depth--
      effects.consume(code)
      return depth === 0 ? end : inside
    }
    const end: State = (code) => {
      effects.exit('expression')
      return ok(code)
    }
    return (code) => {
      effects.enter('expression')
      return inside(code)
    }
  },
}

export const expressionSyntax: Extension = { text: { 123: expression } }

export const expressionFromMarkdown: FromMarkdown = {
  enter: {
    expression(token) {
      this.enter({ type: 'expression', value: this.sliceSerialize(token) }, token)
    },
  },
  exit: {
    expression(token) {
      this.exit(token)
    },
  },
}
