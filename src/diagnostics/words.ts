/** Words in messages. */

/** "a, b and c", or with another last word, "a, b or c"; "a" alone, and an empty text for none. */
export const listed = (words: readonly string[], last = 'and'): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
