/** A text as the terms that say what it is about: words without endings and without those that every text has. */
import { memoByText } from '../records/memo.ts'

const common = new Set(
  `a about above after again all also although am among an and any are as at be because been before being below between both but by can
  cannot could did do does doing done down during each either else even ever every few for from further get gets give given gives go had
  has have having he hence her here hers him his how however i if in into is it its itself just keep less let like made make makes many
  may me might more most much must my near need needs never no nor not now of off often on once one ones only or other others our out over
  own per rather same say says see seen shall she should since so some still such take takes than that the their them then there these they
  thing this those though through thus to too under until up upon us use used uses using very was way we well were what when where whether
  which while who whom whose why will with within without would yet you your two three four five ten figure table note notes`.split(/\s+/),
)

function withoutEnding(word: string): string {
  if (word.length < 5) return word.length === 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`
  const single = word.endsWith('s') && !/(?:ss|us|is)$/.test(word) ? word.slice(0, /(?:ch|sh|x|ss)es$/.test(word) ? -2 : -1) : word
  const bare = single.replace(/(?:ing|ed)$/, '')
  if (bare.length < 4 || bare === single) return single.replace(/(?<=.{3})e$/, '')
  return bare.replace(/([bdfgmnprt])\1$/, '$1')
}

/**
 * Takes off the endings of plurals and of the commonest forms of verbs, so that `costs`, `costing` and `cost` are one term. Remembered, since
 * a notebook has hundreds of times as many words as different ones.
 */
export const stem = memoByText(withoutEnding)

/** Calls `take` with each term of a text and the word that it stood as. */
export function eachTerm(text: string, take: (term: string, word: string) => void): void {
  for (const word of text.toLowerCase().match(/\p{L}[\p{L}\p{N}]*/gu) ?? []) {
    if (word.length > 2 && !common.has(word)) take(stem(word), word)
  }
}
