/**
 * Tokenising: text → tokens with positions, the same for the index, for queries and for the marks in a snippet.
 *
 * A *position* counts words. Several tokens may stand at one position: "pre-training" is `pre` and, one position further, `training`, and
 * also `pretraining`; "15 trillion" is also `15t`; "mixture of experts" is also `moe` (`synonyms.ts`). Numbers keep their decimal point,
 * their exponent and letters without a space before them: H100, 70B, 6ND, 3.8e25, GPT-4 (`gpt4`, `gpt`, `4`), pass@k, $/Mtok. A name that
 * ends in a number is also two words: llama3 (`llama3`, `llama`, `3`). Chinese, Japanese and Korean are cut into pairs of characters.
 */
import { isAsciiLetter, isDigit } from './characters.ts'
import { normalise } from './normalise.ts'
import { addSynonyms } from './synonyms.ts'

export interface Token {
  /** Normalised. */
  readonly term: string
  readonly position: number
  /** Where the token stands in the text, in UTF-16 code units. */
  readonly start: number
  readonly end: number
}

/** A run of CJK; the count before a chip's name ("8×"); a TeX command or a sign of multiplication, which are skipped; or a word. */
const pattern =
  /(?<cjk>[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+)|(?<times>\d+(?=[x×] ?[A-Za-z]))[x×]?|(?<=\d )[x*](?= 10\^)|\\[A-Za-z]+|(?<word>[A-Za-z]\+\+|(?:\$(?=[\d/]))?(?:\d[\d,.\u202f]*\d(?:[eE][+-]?\d+)?|\d(?:[eE][+-]?\d+)?|\$|[\p{L}\p{N}])(?:(?![\u2E80-\u9FFF\uAC00-\uD7AF\uF900-\uFAFF])[\p{L}\p{N}\p{M}]|[’'](?=\p{L})|[⁻^](?=[\d⁰¹²³⁴-⁹])|(?<=\d)\.(?=\d))*)/gu

/** Characters that join two words into one term: hyphens are left out of it, the others are kept in it. */
const hyphens = '-\u2010\u2011\u2013'
const keptJoiners = '/@'
/** At most so many words are joined to the first. */
const maxJoined = 3

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const powerOfTen = (word: string): string =>
  word.replace(/^10(?:\^|(?=[⁻⁰¹²³⁴-⁹]))([⁻-]?)([\d⁰¹²³⁴-⁹]+)$/, (_, sign: string, digits: string) => {
    const plain = [...digits].map((digit) => (superscripts.includes(digit) ? superscripts.indexOf(digit) : digit)).join('')
    return `1e${sign && '-'}${plain}`
  })

/** The term of a word as it stands in a text, without possessive 's and thousands separators; 10²⁵ and 1e+25 become 1e25. */
function termOf(word: string): string {
  if (/^[A-Za-z]+$/.test(word)) return normalise(word)
  const bare = word
    .replace(/[’']s$/, '')
    .replace(/[’']/g, '')
    .replace(/(?<=\d)[,\u202f](?=\d{3})/g, '')
    .replace(/^\$(?=\d)/, '')
    .replace(/(?<=^[\d.]+[eE])\+/, '')
  return normalise(/^10[\^⁻⁰¹²³⁴-⁹]/.test(bare) ? powerOfTen(bare) : bare)
}

/** How far a text has been tokenised. */
interface Scan {
  readonly text: string
  readonly tokens: Token[]
  /** Position of the next word. */
  next: number
  /** End of the word before; -1 where nothing can be joined to it. */
  lastEnd: number
  /** The joined term so far and how many words were joined to its first. */
  joined: Token | null
  joinedCount: number
}

/** All tokens of a text, sorted by position; the first word has `position`. `next` is the position after the last word. */
export function tokenise(text: string, position = 0): { readonly tokens: readonly Token[]; readonly next: number } {
  const scan: Scan = { text, tokens: [], next: position, lastEnd: -1, joined: null, joinedCount: 0 }
  let at = 0
  while (at < text.length) {
    if (isSeparator(text.charCodeAt(at))) {
      at += 1
      continue
    }
    const end = endOfPlainWord(text, at)
    if (end !== null) {
      const raw = text.slice(at, end)
      addWord(scan, raw, normalise(raw), at)
      at = end
      continue
    }
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match === null) break
    const { cjk, times, word } = match.groups as Readonly<Record<string, string | undefined>>
    if (cjk !== undefined) addPairs(scan, cjk, match.index)
    else {
      const raw = word ?? times
      if (raw !== undefined) addWord(scan, raw, termOf(raw), match.index)
    }
    at = pattern.lastIndex
  }
  addSynonyms(scan.tokens, text)
  return { tokens: scan.tokens, next: scan.next }
}

/** Whether an ASCII character neither begins a word nor matters for the pattern: most text is read without it. */
const isSeparator = (code: number): boolean => code < 128 && !isAsciiLetter(code) && !isDigit(code) && code !== 0x24 && code !== 0x5c

/** The end of a word of ASCII letters that begins at `start`; null where the pattern has to tell where the word ends, or whether it is one. */
function endOfPlainWord(text: string, start: number): number | null {
  let end = start
  while (end < text.length && isAsciiLetter(text.charCodeAt(end))) end += 1
  if (end === start || (end === start + 1 && text[start] === 'x')) return null
  if (end === text.length) return end
  const code = text.charCodeAt(end)
  return code < 128 && !isDigit(code) && code !== 0x27 && code !== 0x2b && code !== 0x5e ? end : null
}

/** Adds the tokens of one word: its term, the joined term when a hyphen ties it to the word before, and the parts of a name with a number. */
function addWord(scan: Scan, raw: string, term: string, start: number): void {
  const { tokens } = scan
  const end = start + raw.length
  joinToLast(scan, raw, term, start, end)
  const name = isDigit(raw.charCodeAt(raw.length - 1)) ? /^[A-Za-z]{4,}(?=\d[\d.]*$)/.exec(raw)?.[0] : undefined
  if (name === undefined) tokens.push({ term, position: scan.next, start, end })
  else {
    scan.joined ??= { term, position: scan.next, start, end }
    tokens.push({ term: normalise(name), position: scan.next, start, end: start + name.length }, { term, position: scan.next, start, end })
    scan.next += 1
    tokens.push({ term: raw.slice(name.length), position: scan.next, start: start + name.length, end })
  }
  scan.next += 1
  scan.lastEnd = end
}

/** Adds the joined term of this word and those before that a hyphen, slash or @ ties to it. Two numbers with a hyphen are a range. */
function joinToLast(scan: Scan, raw: string, term: string, start: number, end: number): void {
  const { text, tokens, lastEnd } = scan
  // Nearly always a blank, which joins nothing.
  const joiner = lastEnd >= 0 && start === lastEnd + 1 && text.charCodeAt(lastEnd) !== 0x20 ? (text[lastEnd] as string) : ''
  const isKept = joiner !== '' && keptJoiners.includes(joiner)
  const isHyphen = joiner !== '' && hyphens.includes(joiner)
  if (!isKept && (!isHyphen || (isDigit(raw.charCodeAt(0)) && isDigit(text.charCodeAt(lastEnd - 1))))) {
    scan.joined = null
    scan.joinedCount = 0
    return
  }
  const before: Token | undefined = scan.joined ?? tokens.findLast(({ position }) => position === scan.next - 1)
  if (!before || scan.joinedCount >= maxJoined) return
  const beginning = scan.joined ? scan.joined.term : termOf(text.slice(before.start, lastEnd))
  scan.joined = { ...before, term: `${beginning}${isKept ? joiner : ''}${term}`, end }
  scan.joinedCount += 1
  tokens.push(scan.joined)
}

/** Adds a token for each two neighbouring characters of a CJK run, or for its only one. */
function addPairs(scan: Scan, run: string, start: number): void {
  const characters = [...run]
  let offset = start
  characters.forEach((character, index) => {
    const following = characters[index + 1]
    if (following !== undefined || characters.length === 1) {
      const term = character + (following ?? '')
      scan.tokens.push({ term, position: scan.next, start: offset, end: offset + term.length })
      scan.next += 1
    }
    offset += character.length
  })
  scan.lastEnd = -1
}
