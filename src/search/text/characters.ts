/** Classes of ASCII characters, by character code. */

export const isDigit = (code: number): boolean => code >= 48 && code <= 57
export const isAsciiLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
