/**
 * One spelling for the words that people write in several: American for British, singular for plural, no accent, no case. The result
 * is a key that index and query share; nobody sees it, so "precize" for "precise" does no harm.
 */

const groups: readonly (readonly [pattern: RegExp, by: string])[] = [
  [/^(col|behavi|fav|lab|neighb|hon|hum|rum|harb|vap|arm|endeav|flav|od|rig|sav|vig|parl|tum|splend|cand|demean|ard|clam)our/, '$1or'],
  [/^(cent|datacent|met|fib|lit|theat|calib|spect|lust)re(d?)$/, '$1er$2'],
  [/(?<=[a-z]{3})is(e|ed|er|ing|ation|ational)$/, 'iz$1'],
  [/(?<=[a-z]{2})ys(e|ed|er|ing)$/, 'yz$1'],
  [/(?<=[a-z][aeu])ll(ing|ed|er)$/, 'l$1'],
  [/(?<=[a-z]{2})logue$/, 'log'],
  [/^program(me|med|ming|mer)$/, 'program'],
  [/^(def|off|lic|pret)ence$/, '$1ense'],
  [/^(judg|acknowledg)ement$/, '$1ment'],
]
const alone: ReadonlyMap<string, string> = new Map([
  ['grey', 'gray'],
  ['artefact', 'artifact'],
  ['sceptic', 'skeptic'],
  ['sceptical', 'skeptical'],
  ['ageing', 'aging'],
  ['cheque', 'check'],
  ['datum', 'data'],
  ['indices', 'index'],
  ['indexes', 'index'],
  ['matrices', 'matrix'],
  ['vertices', 'vertex'],
  ['corpora', 'corpus'],
  ['optima', 'optimum'],
  ['maxima', 'maximum'],
  ['minima', 'minimum'],
  ['hypotheses', 'hypothesis'],
  ['analyses', 'analysis'],
  ['flops', 'flop'],
  ['gpus', 'gpu'],
  ['cpus', 'cpu'],
  ['tpus', 'tpu'],
  ['npus', 'npu'],
  ['axes', 'axis'],
  ['caches', 'cache'],
  ['niches', 'niche'],
  ['biases', 'bias'],
  ['statuses', 'status'],
  ['bonuses', 'bonus'],
  ['buses', 'bus'],
  ['lens', 'lens'],
  ['lenses', 'lens'],
  ['halves', 'half'],
  ['lives', 'life'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
  ['theses', 'thesis'],
  ['crises', 'crisis'],
  ['formulae', 'formula'],
  ['vertexes', 'vertex'],
  ['matrixes', 'matrix'],
  ['appendices', 'appendix'],
  ['cookies', 'cookie'],
  ['calories', 'calorie'],
  ['movies', 'movie'],
  ['practise', 'practice'],
  ['practised', 'practiced'],
  ['practising', 'practicing'],
  ['aluminium', 'aluminum'],
  ['whilst', 'while'],
  ['learnt', 'learned'],
  ['param', 'parameter'],
  ['hr', 'hour'],
  ['hrs', 'hour'],
  ['yr', 'year'],
  ['yrs', 'year'],
  ['tok', 'token'],
  ['usd', 'dollar'],
])

/** "queries" → "query", "batches" → "batch", "tokens" → "token"; "loss", "bias" and "axis" stay. */
function singular(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  return /(?:ss|us|is|as)$/.test(word) ? word : word.slice(0, -1)
}

/** Letters that are not a plain one with a mark; ligatures and full-width forms come apart by themselves. */
const plainLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
/** A letter of the Greek alphabet by itself is its name: α is alpha, as in \alpha. */
const greek: ReadonlyMap<string, string> = new Map(
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
    .split(/ (?=[α-ω])/)
    .map((pair) => pair.split(' ') as [string, string]),
)

const known = new Map<string, string>()
const most = 200_000

function unmarked(small: string): string {
  return greek.get(small) ?? small.replace(/[łøđðıßæœþ]/g, (letter) => plainLetters[letter] ?? letter)
}

function spelled(word: string): string {
  const isAscii = /^[\x20-\x7e]*$/.test(word)
  const plain = isAscii ? word : word.normalize('NFKD').replace(/\p{M}+/gu, '')
  const small = plain.toLowerCase()
  const lower = isAscii ? small : unmarked(small)
  if (!/^[a-z]+$/.test(lower)) return /^[a-z]+\d+s$/.test(lower) ? lower.slice(0, -1) : lower
  const first = alone.get(lower)
  if (first !== undefined) return first
  const one = singular(lower)
  const second = alone.get(one)
  if (second !== undefined) return second
  for (const [pattern, by] of groups) if (pattern.test(one)) return one.replace(pattern, by)
  return one
}

/** A word as index and query know it. A word has one key however it is cut out of a text. */
export function keyOf(word: string): string {
  const before = known.get(word)
  if (before !== undefined) return before
  const key = spelled(word)
  if (known.size >= most) known.clear()
  known.set(word, key)
  return key
}
