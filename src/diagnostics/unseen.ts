/**
 * Characters that cannot be seen: the project's one definition, for the bytes of files, for what authors' escapes stand for, and for what is
 * printed. Control, bidirectional, zero-width, blank and variation characters; private use, unassigned code points and half a surrogate
 * pair, which show something else in each font, or nothing. Tab, line feed and spaces are plain.
 */

/** Within what Unicode calls default-ignorable, format or unassigned; signs of Arabic, Syriac and Kaithi stand before numbers and are seen. */
const unseen =
  /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}\p{DI}\u2800\ufffc\u{1d159}]--[\t\n\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}]]/gv

/** A whole emoji, whose selector or joiners are part of what one sees. */
const emoji = /[\p{ExtPict}&&\p{Emoji}][\ufe0e\ufe0f](?!\u200d)|\p{RGI_Emoji}/gv

/** Matches most texts, which then need no closer look: ASCII, Latin letters, punctuation, arrows and signs of mathematics, all of which are seen. */
const plain = /^[\t\n\x20-\x7e\xa0-\xac\xae-\u02ff\u2000-\u200a\u2010-\u2027\u202f-\u205f\u2190-\u22ff]*$/

export interface Unseen {
  readonly character: string
  /** Where it stands, in UTF-16 units. */
  readonly index: number
}

/** Every character of a text that cannot be seen, in its order. */
export function findUnseen(text: string): readonly Unseen[] {
  if (plain.test(text) || text.search(unseen) === -1) return []
  const bare = text.replace(emoji, (sequence) => ' '.repeat(sequence.length))
  return Array.from(bare.matchAll(unseen), ({ 0: character, index }) => ({ character, index }))
}

/** The text with each character that cannot be seen replaced. */
export function replaceUnseen(text: string, by: (character: string) => string): string {
  let replaced = ''
  let end = 0
  for (const { character, index } of findUnseen(text)) {
    replaced += text.slice(end, index) + by(character)
    end = index + character.length
  }
  return replaced + text.slice(end)
}

function addUnseen(value: unknown, found: Set<string>): void {
  if (typeof value === 'string') for (const { character } of findUnseen(value)) found.add(character)
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    if (!Array.isArray(value)) addUnseen(key, found)
    addUnseen(inner, found)
  }
}

/**
 * What escapes, entities and commands in `written` turned into: unseen characters in a value, or in its keys and values at any depth, that do
 * not stand there as they are; each once.
 */
export function decodedUnseen(value: unknown, written = ''): readonly string[] {
  const found = new Set<string>()
  addUnseen(value, found)
  return [...found].filter((character) => !written.includes(character))
}

const pointOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

function whyNot(character: string): string {
  if (/\p{Co}/u.test(character)) return 'is for private use, so every font shows something else'
  return /\p{Cn}/u.test(character) ? 'is not assigned in Unicode, so nothing shows it' : 'cannot be seen'
}

/** What is wrong with one that stands in a file as it is. */
export const describeUnseen = (character: string): { readonly message: string; readonly hint: string } => ({
  message: `The character ${pointOf(character)} ${whyNot(character)}.`,
  hint: 'Delete it; type the words again if you cannot find it.',
})

/** The message about a hidden character that an escape, an entity or a command produces. */
export const describeDecoded = (character: string): { readonly message: string; readonly hint: string } => ({
  message: `An escape here stands for the character ${pointOf(character)}, which ${whyNot(character)}.`,
  hint: 'Delete it: an escape such as \\u200b, an entity such as &shy;, a code such as %00, or a command.',
})
