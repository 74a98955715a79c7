/**
 * Text that starts with `<`: components, and everything that looks like a tag. MDX's own tokenizer stops at the first thing that it cannot
 * read; here every `<` becomes a node with a place, so that all mistakes of a note are named at once. An attribute's value and a brace
 * end on their line, so no input costs more than a small multiple of its length. A construct is one closure of small states, as micromark
 * has it, hence the long functions.
 */
import type { CompileContext, Extension as FromMarkdown } from 'mdast-util-from-markdown'
import type { Code, Construct, Extension, State, Token } from 'micromark-util-types'
import { digit, letter, lineEnd, overLineEnd, space } from './codes.ts'
import type { AttributeForm, Tag } from './nodes.ts'

const nameStart = (code: Code): boolean => letter(code) || code === 95 || code === 36
const namePart = (code: Code): boolean => nameStart(code) || digit(code) || code === 45 || code === 46 || code === 58
const attributePart = (code: Code): boolean =>
  code !== null && code > 32 && code !== 34 && code !== 39 && code !== 47 && code !== 60 && code !== 61 && code !== 62 && code !== 123

/** A tag from `<` to `>`: the tokens are its name and attributes. */
const wellFormed: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    let depth = 0
    const blank = (code: Code): boolean => space(code) || lineEnd(code)
    const skip =
      (next: State): State =>
      (code) => {
        if (lineEnd(code)) return overLineEnd(effects, skip(next))(code)
        if (!space(code)) return next(code)
        effects.enter('whitespace')
        const more: State = (inner) => {
          if (space(inner)) {
            effects.consume(inner)
            return more
          }
          effects.exit('whitespace')
          return skip(next)(inner)
        }
        return more(code)
      }
    const mark =
      (type: 'tagMark' | 'tagClose' | 'tagVoid', next: State): State =>
      (code) => {
        effects.enter(type)
        effects.consume(code)
        effects.exit(type)
        return next
      }
    const first: State = (code) => {
      if (code === 47) return mark('tagClose', first)(code)
      if (code === 62) return mark('tagMark', ok)(code)
      if (!nameStart(code)) return nok(code)
      effects.enter('tagName')
      return name(code)
    }
    const name: State = (code) => {
      if (namePart(code)) {
        effects.consume(code)
        return name
      }
      effects.exit('tagName')
      return blank(code) || code === 47 || code === 62 ? skip(attribute)(code) : nok(code)
    }
    const attribute: State = (code) => {
      if (code === 62) return mark('tagMark', ok)(code)
      if (code === 47)
        return mark(
          'tagVoid',
          skip((end) => (end === 62 ? mark('tagMark', ok)(end) : nok(end))),
        )(code)
      if (code === 123) return braces('tagSpread', skip(attribute))(code)
      if (!attributePart(code)) return nok(code)
      effects.enter('tagAttributeName')
      return attributeName(code)
    }
    const attributeName: State = (code) => {
      if (attributePart(code)) {
        effects.consume(code)
        return attributeName
      }
      effects.exit('tagAttributeName')
      return skip((after) => (after === 61 ? mark('tagMark', skip(value))(after) : attribute(after)))(code)
    }
    const value: State = (code) => {
      if (code === 34 || code === 39) return quoted(code)
      if (code === 123) return braces('tagAttributeCode', skip(attribute))(code)
      if (!attributePart(code)) return nok(code)
      effects.enter('tagAttributeUnquoted')
      return unquoted(code)
    }
    const unquoted: State = (code) => {
      if (attributePart(code)) {
        effects.consume(code)
        return unquoted
      }
      effects.exit('tagAttributeUnquoted')
      return skip(attribute)(code)
    }
    const quoted: State = (quote) => {
      const inside: State = (code) => {
        if (code === null || lineEnd(code)) return nok(code)
        effects.consume(code)
        if (code !== quote) return inside
        effects.exit('tagAttributeText')
        return skip(attribute)
      }
      effects.enter('tagAttributeText')
      effects.consume(quote)
      return inside
    }
    const braces = (type: 'tagSpread' | 'tagAttributeCode', next: State): State => {
      const inside: State = (code) => {
        if (code === null || lineEnd(code)) return nok(code)
        if (code === 123) depth++
        if (code === 125) depth--
        effects.consume(code)
        if (depth > 0) return inside
        effects.exit(type)
        return next
      }
      return (code) => {
        effects.enter(type)
        return inside(code)
      }
    }
    return mark('tagMark', first)
  },
}

/** Anything else: a comment, the text up to `>` or the line's end, or the sign alone. */
const anything: Construct = {
  partial: true,
  tokenize(effects, ok) {
    let seen = ''
    const start: State = (code) => {
      effects.enter('tagLoose')
      effects.consume(code)
      return second
    }
    const second: State = (code) => {
      if (nameStart(code) || code === 33 || code === 63 || code === 47) return inside(code)
      effects.exit('tagLoose').type = 'tagSign'
      return ok(code)
    }
    const inside: State = (code) => {
      if (code === null || lineEnd(code)) return end(code)
      if (seen.length < 3) seen += String.fromCodePoint(Math.max(code, 0))
      else if (seen === '!--') return comment(code)
      effects.consume(code)
      return code === 62 ? end : inside
    }
    let hyphens = 0
    const comment: State = (code) => {
      if (code === null || lineEnd(code)) return endComment(code)
      effects.consume(code)
      if (code === 62 && hyphens >= 2) return endComment
      hyphens = code === 45 ? hyphens + 1 : 0
      return comment
    }
    const endComment: State = (code) => {
      effects.exit('tagLoose').type = 'tagComment'
      return ok(code)
    }
    const end: State = (code) => {
      const token = effects.exit('tagLoose')
      if (seen === '!--') token.type = 'tagComment'
      return ok(code)
    }
    return start
  },
}

const tag: Construct = {
  name: 'tag',
  tokenize(effects, ok, nok) {
    const finish: State = (code) => {
      effects.exit('tag')
      return ok(code)
    }
    return (code) => {
      effects.enter('tag')
      return effects.attempt([wellFormed, anything], finish, nok)(code)
    }
  },
}

export const tagSyntax: Extension = { text: { 60: tag } }

const current = (context: CompileContext): Tag => context.stack.at(-1) as Tag

function setValue(form: AttributeForm, cut: number) {
  return function (this: CompileContext, token: Token): void {
    const attribute = current(this).attributes.at(-1)
    if (!attribute) return
    const text = this.sliceSerialize(token)
    attribute.value = text.slice(cut, text.length - cut)
    attribute.form = form
    attribute.end = { line: token.end.line, column: token.end.column }
  }
}

function addAttribute(form: AttributeForm) {
  return function (this: CompileContext, token: Token): void {
    const start = { line: token.start.line, column: token.start.column }
    const end = { line: token.end.line, column: token.end.column }
    const text = this.sliceSerialize(token)
    current(this).attributes.push({ name: form === 'spread' ? '' : text, value: form === 'spread' ? text : '', form, start, end })
  }
}

function setForm(form: Tag['form']) {
  return function (this: CompileContext): void {
    current(this).form = form
  }
}

export const tagFromMarkdown: FromMarkdown = {
  enter: {
    tag(token) {
      this.enter({ type: 'tag', form: 'open', name: '', attributes: [], value: this.sliceSerialize(token) }, token)
    },
  },
  exit: {
    tagName(token) {
      current(this).name = this.sliceSerialize(token)
    },
    tagClose: setForm('close'),
    tagVoid: setForm('void'),
    tagComment: setForm('comment'),
    tagLoose: setForm('loose'),
    tagSign: setForm('sign'),
    tagAttributeName: addAttribute('bare'),
    tagSpread: addAttribute('spread'),
    tagAttributeText: setValue('text', 1),
    tagAttributeUnquoted: setValue('unquoted', 0),
    tagAttributeCode: setValue('expression', 0),
    tag(token) {
      this.exit(token)
    },
  },
}
