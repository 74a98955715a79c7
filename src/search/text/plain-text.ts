/**
 * The plain text of a note, as the page shows it: `[[target]]` becomes the title of its note, `@key` the authors of its source, and TeX
 * becomes Unicode symbols ("5.76 × 10²³", "E + A/N^α"), so that snippets are readable and 5.76e23 is found.
 */
import type { NoteRecord } from '../../records/note.ts'
import type { Source } from '../../records/source.ts'

/** Unicode for the TeX commands that notes use. */
const texSymbols: Readonly<Record<string, string>> = {
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
const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((sign, digit) => [digit, sign])),
  '-': '⁻',
}

/** TeX as readable text. Commands without a symbol, such as spaces, become a blank. */
function texToText(text: string): string {
  return text
    .replace(/\\(?:text|mathrm|operatorname|mathbf)\{([^{}]*)\}/g, '$1')
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, (_, over: string, under: string) => [over, under].map(parenthesised).join('/'))
    .replace(/\^\{(-?\d+)\}|\^(\d)/g, (_, many?: string, one?: string) =>
      [...(many ?? one ?? '')].map((sign) => superscripts[sign] ?? sign).join(''),
    )
    .replace(/\\([a-zA-Z]+)/g, (_, command: string) => (Object.hasOwn(texSymbols, command) ? (texSymbols[command] ?? ' ') : ' '))
    .replace(/\\[,;:! ]/g, ' ')
    .replace(/(?<=[\^_])\{([^{}]*)\}/g, '$1')
    .replace(/\\(?=[{}%$&#])/g, '')
}

/** A sum as part of a fraction needs parentheses. */
const parenthesised = (part: string): string => (/[+\-=]/.test(part) ? `(${part})` : part)

/** A run of computed table cells, each of which is `…` in the text of a note. One is kept. */
const computedCells = /(?:, …)+(?=,|$)/gm

/** The plain text of `note`. `titles` are those of all notes by id, `sources` all sources by key. */
export function plainTextOfNote(note: NoteRecord, titles: ReadonlyMap<string, string>, sources: ReadonlyMap<string, Source>): string {
  const whole = note.text.replace(computedCells, ' …')
  if (!/\[\[|@|\\|[\^_]\{/.test(whole)) return whole
  const ids = new Map(note.links.map(({ target, id }) => [target, id]))
  return whole
    .replace(/\[\[([^\][]+)\]\]/g, (_, target: string) => titles.get(ids.get(target) ?? target) ?? target)
    .replace(/@([a-z][\w-]*\d{4}\w*)/gi, (typed, key: string) => sources.get(key)?.authors ?? typed)
    .split('\n')
    .map((line) => (/\\|[\^_]\{/.test(line) ? texToText(line) : line))
    .join('\n')
}
