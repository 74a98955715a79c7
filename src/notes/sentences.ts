/** Plain text: the sentence around a place, and unresolved names put in words. */

/** Ends that are not the end of a sentence: "et al.", "e.g.", "p.", "Fig.", an initial. */
const notAnEnd =
  /\b(?:al|e\.g|i\.e|cf|vs|approx|ca|nos?|pp?|figs?|eqs?|sec|ch|tab|vol|dr|prof|st|resp|Al|E\.g|I\.e|Cf|Figs?|Eqs?|Sec|Ch|Tab|Vol|Dr|Prof|St|Nos?)\.$|(?:^|[(.,]\s?|\band\s)[A-Z]\.$/
const end = /[.!?…]["”’)\]]*\s+(?=["“‘([]*[\p{Lu}\d@[$])/gu

/** Splits a paragraph of plain text into sentences, as offsets of their starts. */
export function sentenceStarts(text: string): number[] {
  const starts = [0]
  for (const match of text.matchAll(end)) {
    const before = text.slice(Math.max(0, match.index - 8), match.index + 1)
    if (match[0].startsWith('.') && notAnEnd.test(before)) continue
    starts.push(match.index + match[0].length)
  }
  return starts
}

/** The sentence that holds an offset. */
export function sentenceAt(text: string, starts: readonly number[], offset: number): string {
  const index = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset),
  )
  return text.slice(starts[index], starts[index + 1]).trim()
}

/**
 * A record's sentences and text hold `[[target]]` for a wikilink without words of its own, and `@key` for a source named in the text.
 * This puts them in words; what a function does not know (null) stays as the bare name.
 */
export function inWords(text: string, titleOf: (target: string) => string | null, authorsOf: (key: string) => string | null): string {
  return text
    .replace(/\[\[([^[\]]+)\]\]/g, (_, target: string) => titleOf(target) ?? target)
    .replace(/(?<![\w@.:/+-])@(\w+(?:[.:-]\w+)*)/g, (_, key: string) => authorsOf(key) ?? key)
}
