/**
 * Formulas, by Pandoc's rule: an opening `$` has a character that is not a space right of it, a closing `$` one that is not a space left
 * of it and no digit right of it; the first `$` that is not escaped decides. So "$5.6 M in 2024 and $10 M" is prose.
 * `$$…$$` is a display, within a paragraph or between fences on lines of their own.
 */
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown'
import { math } from 'micromark-extension-math'
import type { Construct, Effects, Extension, State } from 'micromark-util-types'
import { digit, dollar, lineEnd, overLineEnd, space } from './codes.ts'
import type { Formula, FormulaBlock } from './nodes.ts'

/** Tokenizes the inside of a formula: pieces of text between line ends. `onDollar` decides what an unescaped `$` means. */
function insideFormula(effects: Effects, nok: State, onDollar: (spaceBefore: boolean) => State): State {
  let spaceBefore = false
  const between: State = (code) => {
    if (code === null) return nok(code)
    if (code === dollar) return onDollar(spaceBefore)(code)
    if (lineEnd(code)) {
      spaceBefore = true
      return overLineEnd(effects, between)(code)
    }
    effects.enter('formulaText')
    return text(code)
  }
  const text: State = (code) => {
    if (code === null || code === dollar || lineEnd(code)) {
      effects.exit('formulaText')
      return between(code)
    }
    spaceBefore = space(code)
    effects.consume(code)
    return code === 92 ? escaped : text
  }
  const escaped: State = (code) => {
    if (code === null || lineEnd(code)) return text(code)
    spaceBefore = false
    effects.consume(code)
    return text
  }
  return between
}

const formula: Construct = {
  name: 'formula',
  previous(code) {
    return code !== dollar || this.events.at(-1)?.[1].type === 'characterEscape'
  },
  tokenize(effects, ok, nok) {
    const opened: State = (code) => {
      if (code === dollar) {
        effects.consume(code)
        return openedTwice
      }
      effects.exit('formulaMark')
      return code === null || space(code) || lineEnd(code) ? nok(code) : insideFormula(effects, nok, closeOne)(code)
    }
    const closeOne = (spaceBefore: boolean): State => {
      return (code) => {
        if (spaceBefore) return nok(code)
        effects.enter('formulaMark')
        effects.consume(code)
        effects.exit('formulaMark')
        return (after) => (digit(after) ? nok(after) : finish(after))
      }
    }
    const openedTwice: State = (code) => {
      effects.exit('formulaMark')
      return code === dollar ? nok(code) : insideFormula(effects, nok, closeTwo)(code)
    }
    const closeTwo = (): State => (code) => {
      effects.enter('formulaMark')
      effects.consume(code)
      return (second) => {
        if (second !== dollar) return nok(second)
        effects.consume(second)
        effects.exit('formulaMark')
        return finish
      }
    }
    const finish: State = (code) => {
      effects.exit('formula')
      return ok(code)
    }
    return (code) => {
      effects.enter('formula')
      effects.enter('formulaMark')
      effects.consume(code)
      return opened
    }
  },
}

/** A formula that stands in a table cell writes a bar as `\|`, as all text there does. */
const barInTable = (text: string, inTable: boolean): string => (inTable ? text.replaceAll('\\|', '|') : text)

/** The construct of fences is micromark's own; that of single dollars is defined here. */
export const formulaSyntax: Extension = { flow: math().flow ?? {}, text: { [dollar]: formula } }

export const formulaFromMarkdown: FromMarkdown = {
  enter: {
    formula(token) {
      this.enter({ type: 'formula', value: '', display: false }, token)
    },
    mathFlow(token) {
      this.enter({ type: 'formulaBlock', value: '', meta: '' }, token)
      this.buffer()
    },
  },
  exit: {
    formulaMark(token) {
      const node = this.stack.at(-1) as Formula
      node.display = token.end.offset - token.start.offset === 2
    },
    formulaText(token) {
      const node = this.stack.at(-1) as Formula
      const text = barInTable(this.sliceSerialize(token), this.data.inTable === true)
      node.value += node.value === '' ? text : `\n${text}`
    },
    formula(token) {
      this.exit(token)
    },
    mathFlowFenceMeta(token) {
      const node = this.stack.findLast((parent) => (parent.type as string) === 'formulaBlock') as FormulaBlock | undefined
      if (node) node.meta = this.sliceSerialize(token)
    },
    mathFlowValue(token) {
      this.config.enter.data?.call(this, token)
      this.config.exit.data?.call(this, token)
    },
    mathFlow(token) {
      const value = this.resume().replace(/^\n|\n$/g, '')
      const node = this.stack.at(-1) as unknown as FormulaBlock
      node.value = value
      this.exit(token)
    },
  },
}
