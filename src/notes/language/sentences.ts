/** Sentences of plain text, and the placeholders in them for links and sources until the notebook is linked. */

/** Abbreviations, whose full stop does not end a sentence: "et al.", "e.g.", "p.", "Fig.", an initial. */
const notAnEnd =
  /\b(?:al|e\.g|i\.e|cf|vs|approx|ca|nos?|pp?|figs?|eqs?|sec|ch|tab|vol|dr|prof|st|resp|Al|E\.g|I\.e|Cf|Figs?|Eqs?|Sec|Ch|Tab|Vol|Dr|Prof|St|Nos?)\.$|(?:^|[(.,]\s?|\band\s)[A-Z]\.$/
const end = /[.!?…]["”’)\]]*\s+(?=["“‘([]*[\p{Lu}\d@[$\ue000])/gu

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
 * The placeholder in a record's sentences and text for a wikilink without words of its own, or for a source named in the text, until the notebook
 * is linked: its index between two characters of private use, which no note can hold.
 */
export const standIn = (kind: 'link' | 'citation', index: number): string => `\ue000${kind === 'link' ? 'l' : 'c'}${index}\ue001`

/** Replaces the placeholders by words. */
export const inWords = (text: string, wordsOf: (link: number) => string, authorsOf: (citation: number) => string): string =>
  text.replace(/\ue000([lc])(\d+)\ue001/g, (_, kind: string, index: string) => (kind === 'l' ? wordsOf : authorsOf)(Number(index)))
