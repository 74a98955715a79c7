/**
 * Constructs of CommonMark and GFM that look back over a whole paragraph at each of their signs, rewritten to take linear time. They read
 * the same language, except for link texts longer than anyone writes.
 */
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import type { Construct, Extension, State } from 'micromark-util-types'
import { letter } from './codes.ts'

const listOf = (constructs: Construct | Construct[] | undefined): readonly Construct[] => [constructs ?? []].flat()

/** Four or five letters and `://`, by which an address starts. */
const protocol: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const rest = [58, 47, 47]
    let letters = 0
    const inside: State = (code) => {
      if (letter(code) && ++letters <= 5) {
        effects.consume(code)
        return inside
      }
      return letters < 4 ? nok(code) : after(code)
    }
    const after: State = (code) => {
      if (rest.length === 0) return ok(code)
      if (code !== rest.shift()) return nok(code)
      effects.consume(code)
      return after
    }
    return (code) => {
      effects.enter('data')
      return inside(code)
    }
  },
}

/** GFM's bare addresses, those with a protocol only: no `www.`, no mail. They look back for brackets only where an address starts. */
export function bareAddresses(): Extension {
  const found = listOf(gfmAutolinkLiteral().text?.[104]).find(({ name }) => name === 'protocolAutolink')
  if (!found) throw new Error('GFM has no bare addresses any more.')
  const address: Construct = {
    ...found,
    tokenize(effects, ok, nok) {
      return effects.check(protocol, effects.attempt(found, ok, nok), nok)
    },
  }
  return { text: { 72: address, 104: address } }
}

/** GFM's footnotes. At `]` they look for a `![^` before it, which is the bracket that was tried last, or is not there. */
export function footnotes(): Extension {
  const syntax = gfmFootnote()
  const after = listOf(syntax.text?.[93]).map(
    (construct): Construct => ({
      ...construct,
      tokenize(effects, ok, nok) {
        const tried = this._labelStarts?.at(-1)
        return tried?.type === 'labelImage' && tried._balanced ? construct.tokenize.call(this, effects, ok, nok) : nok
      },
    }),
  )
  return { ...syntax, text: { ...syntax.text, 93: after } }
}

/** Characters of the text of a link or of the description of an image. */
const longestLabel = 2000

/** Forgets a `[` so far back that it cannot start a link at this `]`; otherwise all text between them would be read at each `]`. */
const farBrackets: Construct = {
  name: 'farBrackets',
  tokenize(_effects, _ok, nok) {
    const starts = this._labelStarts ?? []
    const { offset } = this.now()
    for (let last = starts.at(-1); last && offset - last.end.offset > longestLabel; last = starts.at(-1)) {
      last._balanced = true
      starts.pop()
    }
    return nok
  },
}

export const nearBrackets: Extension = { text: { 93: farBrackets } }
