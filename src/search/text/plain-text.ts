/**
 * A note's text as a person reads it and types it: `[[target]]` and `@key` as the words that the page shows, formulas as symbols
 * ("5.76 × 10²³", "E + A/N^α"), so that a passage can be read and 5.76e23 be found.
 */
import type { NoteRecord } from '../../records/note.ts'
import type { Source } from '../../records/source.ts'

const symbols: Readonly<Record<string, string>> = {
  times: '×',
  cdot: '·',
  approx: '≈',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  pm: '±',
  propto: '∝',
  to: '→',
  sum: 'Σ',
  infty: '∞',
  ldots: '…',
  dots: '…',
  top: '⊤',
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
}
const raised: Readonly<Record<string, string>> = { ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])), '-': '⁻' }

/** The commands of a formula as what they look like; what only sets space says nothing. */
function readable(text: string): string {
  return text
    .replace(/\\(?:text|mathrm|operatorname|mathbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, (_, over: string, under: string) => [over, under].map(grouped).join('/'))
    .replace(/\^\{(-?\d+)\}|\^(\d)/g, (_, many?: string, one?: string) =>
      [...(many ?? one ?? '')].map((sign) => raised[sign] ?? sign).join(''),
    )
    .replace(/\\([a-zA-Z]+)/g, (_, command: string) => (Object.hasOwn(symbols, command) ? (symbols[command] ?? ' ') : ' '))
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/(?<=[\^_])\{([^{}]*)\}/g, '$1')
    .replace(/\\(?=[{}%$&#])/g, '')
}

const grouped = (part: string): string => (/[+\-=]/.test(part) ? `(${part})` : part)

/** Cells of a table that are computed: in its text they are blanks, and one tells as much as many. */
const computedCells = /(?:, …)+(?=,|$)/gm

/** The words of a note; `titles` by id, for links without words of their own. */
export function plainText(note: NoteRecord, titles: ReadonlyMap<string, string>, sources: ReadonlyMap<string, Source>): string {
  const whole = note.text.replace(computedCells, ' …')
  if (!/\[\[|@|\\|[\^_]\{/.test(whole)) return whole
  const ids = new Map(note.links.map(({ target, id }) => [target, id]))
  return whole
    .replace(/\[\[([^\][]+)\]\]/g, (_, target: string) => titles.get(ids.get(target) ?? target) ?? target)
    .replace(/@([a-z][\w-]*\d{4}\w*)/gi, (typed, key: string) => sources.get(key)?.authors ?? typed)
    .split('\n')
    .map((line) => (/\\|[\^_]\{/.test(line) ? readable(line) : line))
    .join('\n')
}
