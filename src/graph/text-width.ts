/** How wide a label will be, without a browser, and how it breaks into lines. For Source Sans 3; a fallback font may differ by a few per cent. */

/** Advance widths in hundredths of an em for U+0020 to U+007E, regular weight, as Chromium measures them in Source Sans 3. */
const advances = [
  20, 29, 43, 50, 50, 82, 61, 25, 30, 30, 42, 50, 25, 31, 25, 35, 50, 50, 50, 50, 50, 50, 50, 50, 50, 50, 25, 25, 50, 50, 50, 42, 85, 54,
  59, 57, 61, 53, 49, 62, 65, 26, 48, 58, 49, 73, 65, 66, 57, 66, 57, 53, 54, 64, 51, 79, 51, 48, 54, 30, 35, 30, 50, 50, 54, 50, 55, 46,
  55, 50, 29, 50, 54, 25, 25, 49, 25, 83, 55, 54, 55, 55, 35, 42, 34, 54, 47, 72, 45, 47, 42, 30, 24, 30, 50,
]
const otherAdvance = 58

/** Width of a text in units of `size`, about 3 % more at weight 600. */
export function textWidth(text: string, size: number): number {
  let hundredths = 0
  for (const character of text) hundredths += advances[(character.codePointAt(0) ?? 0) - 32] ?? otherAdvance
  return (hundredths * size) / 100
}

/** Cuts a text to a width, with an ellipsis where it was cut. */
export function fitText(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text
  let cut = text
  while (cut.length > 1 && textWidth(`${cut}…`, size) > width) cut = cut.slice(0, -1)
  return `${cut.trimEnd()}…`
}

/**
 * Breaks a text at spaces and after hyphens into as few lines as `width` allows, at most `most`, as even as they go. What does not fit is cut with an
 * ellipsis in the last line; a word that is too long for a line is cut there.
 */
export function wrapText(text: string, size: number, width: number, most: number): readonly string[] {
  const words = text.split(/\s+|(?<=\p{L}-)(?=\p{L})/u).filter(Boolean)
  const greedy = fill(words, size, width)
  if (greedy.length > most) {
    const kept = greedy.slice(0, most - 1)
    const rest = greedy.slice(most - 1).reduce(join)
    return [...kept, rest].map((line) => fitText(line, size, width))
  }
  return evened(words, size, width, greedy).map((line) => fitText(line, size, width))
}

/** A line and what follows on it: a part that ends in a hyphen is not set off. */
const join = (line: string, word: string): string => (/\p{L}-$/u.test(line) ? line + word : `${line} ${word}`)

function fill(words: readonly string[], size: number, width: number): string[] {
  const lines: string[] = []
  for (const word of words) {
    const line = lines.at(-1)
    if (line !== undefined && textWidth(join(line, word), size) <= width) lines[lines.length - 1] = join(line, word)
    else lines.push(word)
  }
  return lines
}

/** The narrowest filling with as many lines as the greedy one. */
function evened(words: readonly string[], size: number, width: number, greedy: string[]): string[] {
  let best = greedy
  for (let narrower = width - size / 2; narrower > 0; narrower -= size / 2) {
    const lines = fill(words, size, narrower)
    if (lines.length > greedy.length || lines.some((line) => textWidth(line, size) > narrower)) break
    best = lines
  }
  return best
}
