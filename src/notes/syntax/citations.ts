/** Pandoc's citations: `[see @a; @b, p. 5]` and `@a`. This finds their text; their parts are read by `../language/parse-citation.ts`. */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { Code, Construct, Extension, State } from 'micromark-util-types'
import { lineEnd, overLineEnd, wordCode } from './codes.ts'
import type { CitationsNode } from './nodes.ts'

const joins = (code: Code): boolean => code === 45 || code === 46 || code === 58

/** `@` begins a key unless it stands within a word, as in an address. */
const beginsKey = (previous: Code): boolean =>
  !wordCode(previous) && !joins(previous) && previous !== 47 && previous !== 64 && previous !== 43

const bracketed: Construct = {
  name: 'citations',
  tokenize(effects, ok, nok) {
    let previous: Code = null
    let keys = 0
    const between: State = (code) => {
      if (code === null || code === 91) return nok(code)
      if (code === 93) return keys === 0 ? nok(code) : close(code)
      if (lineEnd(code)) {
        previous = 32
        return overLineEnd(effects, between)(code)
      }
      effects.enter('citationsText')
      return inside(code)
    }
    const inside: State = (code) => {
      if (code === null || code === 91 || code === 93 || lineEnd(code)) {
        effects.exit('citationsText')
        return between(code)
      }
      if (previous === 64 && wordCode(code)) keys++
      previous = code === 64 && !beginsKey(previous) ? 32 : code
      effects.consume(code)
      return inside
    }
    const close: State = (code) => {
      effects.enter('citationsMark')
      effects.consume(code)
      effects.exit('citationsMark')
      effects.exit('citations')
      return (after) => (after === 40 ? nok(after) : ok(after))
    }
    return (code) => {
      effects.enter('citations')
      effects.enter('citationsMark')
      effects.consume(code)
      effects.exit('citationsMark')
      return (first) => (first === 94 || first === 91 || first === 33 ? nok(first) : between(first))
    }
  },
}

/** Whether a character continues a key: a hyphen, dot or colon only when a word goes on after it. */
const joined: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      effects.enter('citationsMark')
      effects.consume(code)
      effects.exit('citationsMark')
      return (after) => (wordCode(after) ? ok(after) : nok(after))
    }
  },
}

const bare: Construct = {
  name: 'citation',
  previous: beginsKey,
  tokenize(effects, ok, nok) {
    const take: State = (code) => {
      effects.consume(code)
      return inside
    }
    const finish: State = (code) => {
      effects.exit('citationKey')
      return ok(code)
    }
    const inside: State = (code) => (wordCode(code) ? take(code) : joins(code) ? effects.check(joined, take, finish)(code) : finish(code))
    return (code) => {
      effects.enter('citationKey')
      effects.consume(code)
      return (first) => (wordCode(first) ? take(first) : nok(first))
    }
  },
}

export const citationSyntax: Extension = { text: { 64: bare, 91: bracketed } }

export const citationFromMarkdown: FromMarkdown = {
  enter: {
    citations(token) {
      this.enter({ type: 'citations', style: 'bracketed', pieces: [] }, token)
    },
    citationKey(token) {
      const { line, column } = token.start
      this.enter({ type: 'citations', style: 'inline', pieces: [{ text: this.sliceSerialize(token), place: { line, column } }] }, token)
    },
  },
  exit: {
    citationsText(token) {
      const { line, column } = token.start
      const node = this.stack.at(-1) as CitationsNode
      node.pieces.push({ text: this.sliceSerialize(token), place: { line, column } })
    },
    citations(token) {
      this.exit(token)
    },
    citationKey(token) {
      this.exit(token)
    },
  },
}
