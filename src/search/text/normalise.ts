/**
 * Normalisation of a word to the term that stands for it in the index and in a query: American spelling, singular, lower case, no accents.
 * Readers never see a term, so a wrong one ("precize" for "precise") does no harm as long as index and query agree.
 */

/** Spelling rules, British to American. The first that matches a word is applied. */
const spellingRules: readonly (readonly [pattern: RegExp, american: string])[] = [
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
/** Words that no rule gets right: irregular plurals, abbreviations, single British spellings. */
const exceptions: ReadonlyMap<string, string> = new Map([
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

/** The singular of an English noun: "queries" → "query", "batches" → "batch", "tokens" → "token". "loss", "bias" and "axis" stay as they are. */
function singularOf(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word
  if (word.endsWith('ies')) return word.length > 4 ? `${word.slice(0, -3)}y` : word.slice(0, -1)
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2)
  return /(?:ss|us|is|as)$/.test(word) ? word : word.slice(0, -1)
}

/** ASCII for letters that Unicode does not decompose (NFKD) into a plain letter and a mark. */
const asciiLetters: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', đ: 'd', ð: 'd', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }
/** A single Greek letter is read as its name, so that α is found as alpha and as \alpha. */
const greekNames: ReadonlyMap<string, string> = new Map(
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi ο omicron π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
    .split(/ (?=[α-ω])/)
    .map((pair) => pair.split(' ') as [string, string]),
)

const cache = new Map<string, string>()
const cacheLimit = 200_000

const asciiOf = (word: string): string => greekNames.get(word) ?? word.replace(/[łøđðıßæœþ]/g, (letter) => asciiLetters[letter] ?? letter)

function computeTerm(word: string): string {
  const isAscii = /^[\x20-\x7e]*$/.test(word)
  const unaccented = isAscii ? word : word.normalize('NFKD').replace(/\p{M}+/gu, '')
  const lowerCase = unaccented.toLowerCase()
  const plain = isAscii ? lowerCase : asciiOf(lowerCase)
  if (!/^[a-z]+$/.test(plain)) return /^[a-z]+\d+s$/.test(plain) ? plain.slice(0, -1) : plain
  const irregular = exceptions.get(plain)
  if (irregular !== undefined) return irregular
  const singular = singularOf(plain)
  const irregularSingular = exceptions.get(singular)
  if (irregularSingular !== undefined) return irregularSingular
  for (const [pattern, american] of spellingRules) if (pattern.test(singular)) return singular.replace(pattern, american)
  return singular
}

/** The term of a word. The same word gives the same term wherever it stands. */
export function normalise(word: string): string {
  const cached = cache.get(word)
  if (cached !== undefined) return cached
  const term = computeTerm(word)
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(word, term)
  return term
}
