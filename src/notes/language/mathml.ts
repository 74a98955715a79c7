/**
 * Checks the MathML that KaTeX wrote: its elements, attributes and values must all be on a list, so that a formula can neither paint, link,
 * carry a style, nor lie over its neighbours; and its estimated size, so that it cannot push them away.
 */
import { findUnseen } from '../../diagnostics/unseen.ts'

type Test = (value: string) => boolean
type Tests = Readonly<Record<string, Test>>

const oneOf = (words: string): Test => {
  const known = new Set(words.split(' '))
  return (value) => known.has(value)
}
const each =
  (test: Test): Test =>
  (value) =>
    value.trim().split(/\s+/).every(test)
const ems =
  (least: number, most: number): Test =>
  (value) =>
    /^-?\d+(?:\.\d+)?em$/.test(value) && Number.parseFloat(value) >= least && Number.parseFloat(value) <= most

const yesOrNo = oneOf('true false')
const mathvariant = oneOf(
  'normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace',
)
const gap = ems(0, 1)
const lines = each(oneOf('none solid dashed'))
const spacing: Test = (value) => value === '' || each(gap)(value)

/** Allowed elements → their attributes → the values that these may have. */
const elements: Readonly<Record<string, Tests>> = {
  mrow: {},
  mi: { mathvariant, stretchy: yesOrNo, lspace: gap, rspace: gap },
  mn: { mathvariant },
  mtext: { mathvariant },
  mo: {
    ...{ mathvariant, fence: yesOrNo, separator: yesOrNo, stretchy: yesOrNo, largeop: yesOrNo, lspace: gap, rspace: gap },
    ...{ minsize: ems(0, 3), maxsize: ems(0, 3) },
  },
  mspace: { width: ems(-0.3, 2), linebreak: oneOf('newline') },
  msup: {},
  msub: {},
  msubsup: {},
  mfrac: { linethickness: oneOf('0px') },
  msqrt: {},
  mroot: {},
  mover: { accent: yesOrNo },
  munder: { accentunder: yesOrNo },
  munderover: { accent: yesOrNo, accentunder: yesOrNo },
  mtable: {
    ...{ columnalign: each(oneOf('left center right')), columnlines: lines, rowlines: lines },
    ...{ columnspacing: spacing, rowspacing: spacing },
  },
  mtr: {},
  mtd: {},
  mstyle: { scriptlevel: oneOf('0 1 2'), displaystyle: yesOrNo },
  // The space around the words on a long arrow.
  mpadded: { width: oneOf('+0.6em'), lspace: oneOf('0.3em') },
  menclose: { notation: each(oneOf('updiagonalstrike downdiagonalstrike horizontalstrike top bottom left right')) },
}

/** The size of a box, in em of the surrounding text. */
interface Size {
  readonly width: number
  readonly height: number
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
const most = (values: readonly number[]): number => Math.max(0, ...values)
/** The size of a script relative to its base, as a factor. */
const scriptScale = 0.7
const row = (inner: readonly Size[]): Size => ({
  width: sum(inner.map(({ width }) => width)),
  height: most(inner.map((box) => box.height)),
})
const stack = (inner: readonly Size[], gapBetween = 0): Size => ({
  width: most(inner.map(({ width }) => width)),
  height: sum(inner.map((box) => box.height + gapBetween)),
})

/** The estimated size of an element, from its parts. Letters are taken as 0.6 em wide, lines as 1.2 em high. */
function sizeOf(name: string, attributes: Readonly<Record<string, string>>, inner: readonly Size[]): Size {
  const [base = { width: 0, height: 0 }, ...scripts] = inner
  switch (name) {
    case 'mo': {
      const { width, height } = row(inner)
      return { width: width + 0.4, height: Math.max(height, Number.parseFloat(attributes['minsize'] ?? '0')) }
    }
    case 'mspace':
      return { width: Math.max(0, Number.parseFloat(attributes['width'] ?? '0')), height: 0 }
    case 'mfrac':
    case 'mover':
    case 'munder':
    case 'munderover':
      return stack(inner)
    case 'msup':
    case 'msub':
    case 'msubsup':
      return {
        width: base.width + scriptScale * most(scripts.map(({ width }) => width)),
        height: base.height + 0.5 * sum(scripts.map(({ height }) => height)),
      }
    case 'msqrt':
    case 'mroot': {
      const { width, height } = row(inner)
      return { width: width + 0.8, height: height + 0.2 }
    }
    case 'mtable':
      return stack(inner, 0.3)
    case 'mtr':
      return row(inner.map(({ width, height }) => ({ width: width + 0.5, height })))
    default:
      return row(inner)
  }
}

export type MathmlRead =
  | (Size & { readonly ok: true })
  /** `odd` is the first element, attribute or text that is not allowed. */
  | { readonly ok: false; readonly odd: string }

/** Invisible characters that KaTeX writes for the application of a function, and in a thin space. */
const ofKatex = /[\u2061\u2063]/g
const token = /<(\/?)([a-z]+)((?:\s+[a-z]+\s*="[^"<>]*")*)\s*(\/?)>|([^<]+)|</g
/** The largest total of negative spaces in a formula, in em; they pull their neighbours together. */
const mostOverlap = 1
/** The largest depth of nested elements. */
const deepest = 60

interface Open {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly inner: Size[]
}

/** Reads markup that KaTeX wrote; text in it is escaped. */
export function readMathml(markup: string): MathmlRead {
  const open: Open[] = [{ name: 'mrow', attributes: {}, inner: [] }]
  let overlap = 0
  for (const [, slash, name, rest = '', empty, text] of markup.matchAll(token)) {
    const around = open.at(-1)
    if (text !== undefined) {
      if (findUnseen(text.replace(ofKatex, '')).length > 0) return { ok: false, odd: 'a character that cannot be seen' }
      around?.inner.push({ width: 0.6 * text.replace(/&[^;]*;/g, 'x').length, height: 1.2 })
      continue
    }
    const tests = name !== undefined && Object.hasOwn(elements, name) ? elements[name] : undefined
    if (name === undefined || !tests) return { ok: false, odd: name ?? '<' }
    if (slash === '') {
      const attributes = Object.fromEntries(Array.from(rest.matchAll(/([a-z]+)\s*="([^"]*)"/g), ([, key = '', value = '']) => [key, value]))
      const odd = Object.entries(attributes).find(([key, value]) => !(Object.hasOwn(tests, key) && tests[key]?.(value)))
      if (odd) return { ok: false, odd: `${odd[0]}="${odd[1]}"` }
      if (name === 'mspace') overlap -= Math.min(0, Number.parseFloat(attributes['width'] ?? '0'))
      open.push({ name, attributes, inner: [] })
      if (open.length > deepest) return { ok: false, odd: `more than ${deepest} parts inside each other` }
    }
    if (slash === '/' || empty === '/') {
      const closed = open.pop()
      if (closed?.name !== name || open.length === 0) return { ok: false, odd: name }
      open.at(-1)?.inner.push(sizeOf(closed.name, closed.attributes, closed.inner))
    }
  }
  const [all] = open
  if (!all || open.length > 1) return { ok: false, odd: open.at(-1)?.name ?? '' }
  return overlap > mostOverlap ? { ok: false, odd: 'negative space' } : { ok: true, ...row(all.inner) }
}
