/**
 * `[[target]]`, `[[target|inline markup]]`; in a table the bar is written `\|`. The target has no brackets; the text ends at the first
 * `]]` and holds no other wikilink.
 */
import type { PhrasingContent } from 'mdast'
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { Construct, Effects, Extension, State, Token } from 'micromark-util-types'
import { lineEnd, overLineEnd } from './codes.ts'
import type { WikilinkNode } from './nodes.ts'

const longestTarget = 300

const doubled = (wanted: number): Construct => ({
  partial: true,
  tokenize(effects, ok, nok) {
    return (code) => {
      if (code !== wanted) return nok(code)
      effects.enter('wikilinkMark')
      effects.consume(code)
      return (second) => {
        if (second !== wanted) return nok(second)
        effects.consume(second)
        effects.exit('wikilinkMark')
        return ok
      }
    }
  },
})
const open = doubled(91)
const close = doubled(93)

const bar: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const sign: State = (code) => {
      if (code !== 124) return nok(code)
      effects.consume(code)
      effects.exit('wikilinkBar')
      return ok
    }
    return (code) => {
      effects.enter('wikilinkBar')
      if (code !== 92) return sign(code)
      effects.consume(code)
      return sign
    }
  },
}

function target(effects: Effects, ok: State, toText: State, nok: State): State {
  let size = 0
  const start: State = (code) => {
    if (code === null || code === 91) return nok(code)
    if (code === 93) return size === 0 ? nok(code) : effects.attempt(close, ok, nok)(code)
    if (code === 124 || code === 92) return size === 0 ? nok(code) : effects.attempt(bar, toText, nok)(code)
    if (lineEnd(code)) return overLineEnd(effects, start)(code)
    effects.enter('wikilinkTarget')
    return inside(code)
  }
  const inside: State = (code) => {
    if (code === null || code === 91 || code === 93 || code === 124 || code === 92 || lineEnd(code)) {
      effects.exit('wikilinkTarget')
      return start(code)
    }
    if (++size > longestTarget) return nok(code)
    effects.consume(code)
    return inside
  }
  return start
}

/**
 * The text as linked chunks, one per line, so that micromark reads the markup in it. No chunk is empty, because micromark would not finish
 * reading one.
 */
function text(effects: Effects, ok: State, nok: State): State {
  let previous: Token | undefined
  const end = effects.attempt(close, ok, nok)
  const enter: State = (code) => {
    const token = effects.enter('chunkText', { contentType: 'text', ...(previous ? { previous } : {}) })
    if (previous) previous.next = token
    previous = token
    return inside(code)
  }
  const closed: State = (code) => {
    effects.exit('chunkText')
    return end(code)
  }
  const nextLine: State = (code) => (code === 93 ? effects.check(close, end, enter)(code) : enter(code))
  const plain: State = (code) => {
    effects.consume(code)
    return inside
  }
  const inside: State = (code) => {
    if (code === null) return nok(code)
    if (code === 93) return effects.check(close, closed, plain)(code)
    if (code === 91) return effects.check(open, nok, plain)(code)
    effects.consume(code)
    if (lineEnd(code)) {
      effects.exit('chunkText')
      return nextLine
    }
    return code === 92 ? escaped : inside
  }
  const escaped: State = (code) => (code === null || lineEnd(code) ? inside(code) : plain(code))
  return (code) => (code === 93 ? nok(code) : enter(code))
}

const wikilink: Construct = {
  name: 'wikilink',
  tokenize(effects, ok, nok) {
    const finish: State = (code) => {
      effects.exit('wikilink')
      return ok(code)
    }
    return (code) => {
      effects.enter('wikilink')
      return effects.attempt(open, target(effects, finish, text(effects, finish, nok), nok), nok)(code)
    }
  },
}

/** Leaves spaces and line ends before the closing brackets out of the text. */
function dropTrailingSpace(children: PhrasingContent[]): void {
  for (let last = children.at(-1); last !== undefined; last = children.at(-1)) {
    if (last.type === 'text') last.value = last.value.trimEnd()
    else if (last.type !== 'break') return
    if (last.type === 'text' && last.value !== '') return
    children.pop()
  }
}

export const wikilinkSyntax: Extension = { text: { 91: wikilink } }

export const wikilinkFromMarkdown: FromMarkdown = {
  canContainEols: ['wikilink'],
  enter: {
    wikilink(token) {
      this.enter({ type: 'wikilink', target: '', children: [] }, token)
    },
  },
  exit: {
    wikilinkTarget(token) {
      const node = this.stack.at(-1) as unknown as WikilinkNode
      const piece = this.sliceSerialize(token)
      node.target += node.target === '' ? piece : ` ${piece.trimStart()}`
    },
    wikilinkBar() {
      // Line ends within the target have become text here; the link's own text starts now.
      const node = this.stack.at(-1) as unknown as WikilinkNode
      node.children = []
    },
    wikilink(token) {
      const node = this.stack.at(-1) as unknown as WikilinkNode
      dropTrailingSpace(node.children)
      this.exit(token)
    },
  },
}
