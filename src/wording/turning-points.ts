/** What a claim turns on and what a parameter turns, in words. Used at build and in the browser, so both say the same. */

import type { Sentence, Typeset } from '../quantities/print-quantity.ts'
import { plainText, say, typeset } from '../quantities/print-quantity.ts'
import { calculatorAddress, parameterAddress } from '../records/address.ts'
import type { BlastRadius, ClaimStanding, Flip, Truth } from '../scenario/blast-radius.ts'
import { parameterControl } from '../scenario/input-control.ts'
import type { Book } from '../scenario/parameter-book.ts'
import { parameterIn } from '../scenario/parameter-book.ts'
import type { Turn } from '../scenario/threshold-search.ts'

const truthWords: Readonly<Record<Truth, string>> = { holds: 'holds', fails: 'does not hold', undecided: 'is undecided' }

export interface TurnItem {
  readonly href: string
  readonly label: string
  readonly words: Sentence
}

export interface TurnsWords {
  readonly lead: string
  readonly items: readonly TurnItem[]
}

const opposite: Readonly<Record<Truth, Truth>> = { holds: 'fails', fails: 'holds', undecided: 'holds' }

const leads: Readonly<Record<Truth, string>> = {
  holds: 'Any one of these would make it fail:',
  fails: 'Any one of these would make it hold:',
  undecided: 'Any one of these would decide it:',
}

/** "below 25.3 turns (37 now)"; "at 25 or fewer" where whole things are counted. */
const turnWords = ({ parameter: id, from, at, to, whole }: Turn, now: Truth, book: Book): TurnItem | null => {
  const parameter = parameterIn(book, id)
  if (!parameter) return null
  const { unit, label } = parameterControl(parameter, book)
  const value = typeset(at, unit)
  const down = at < from
  const where = whole ? say`at ${value} or ${down ? 'fewer' : 'more'}` : say`${down ? 'below' : 'above'} ${value}`
  const outcome = to === opposite[now] ? '' : `, where it ${truthWords[to]}`
  return {
    href: parameterAddress(id),
    label,
    words: [' ', ...where, ` (${plainText(typeset(from, unit, { bare: true }))}\u00a0now)${outcome}`],
  }
}

const choiceItems = ({ choices, truth }: ClaimStanding, calculator: string): readonly TurnItem[] =>
  choices.flatMap(({ label, options }) => {
    const turning = options.filter(({ to }) => to === opposite[truth]).map((option) => option.label)
    return turning.length > 0 ? [{ href: calculatorAddress(calculator), label, words: [`: ${turning.join('; ')}`] }] : []
  })

const none = ({ reads }: ClaimStanding): string => (reads.length === 0 ? 'No parameter bears on it.' : 'No single parameter turns it.')

/** `calculator` is the id of the one in the claim's condition. */
export const describeTurns = (standing: ClaimStanding, calculator: string, book: Book): TurnsWords => {
  const { truth, turns } = standing
  const distinct = turns.filter(
    (turn, index) => turns.findIndex(({ parameter, at }) => parameter === turn.parameter && at === turn.at) === index,
  )
  const items = [...distinct.flatMap((turn) => turnWords(turn, truth, book) ?? []), ...choiceItems(standing, calculator)]
  if (items.length === 0) return { lead: none(standing), items }
  if (distinct.length === 0) return { lead: `${none(standing)} A choice does:`, items }
  return distinct.every(({ beyond }) => beyond)
    ? { lead: 'No value in our ranges turns it. Farther out:', items }
    : { lead: leads[truth], items }
}

/** Claims that turn to the same at one end of a range. */
export interface FlipsWords {
  readonly to: Truth
  /** "2 do not hold". */
  readonly words: string
  readonly claims: readonly { readonly id: string; readonly text: string }[]
}

export interface EndWords {
  readonly value: Typeset
  readonly flips: readonly FlipsWords[]
}

export interface ReachWords {
  readonly parameter: string
  readonly label: string
  readonly low: EndWords
  readonly high: EndWords
}

const groupWords: Readonly<Record<Truth, readonly [one: string, many: string]>> = {
  fails: ['one does not hold', 'do not hold'],
  holds: ['one holds', 'hold'],
  undecided: ['one is undecided', 'are undecided'],
}

const groups = (flips: readonly Flip[], texts: ReadonlyMap<string, string>): readonly FlipsWords[] =>
  (['fails', 'holds', 'undecided'] as const).flatMap((to) => {
    const claims = flips.filter((flip) => flip.to === to).map(({ claim: id }) => ({ id, text: texts.get(id) ?? id }))
    const [one, many] = groupWords[to]
    return claims.length === 0 ? [] : [{ to, claims, words: claims.length === 1 ? one : `${claims.length} ${many}` }]
  })

/** The parameters that turn a claim at one of their ends, those that turn most first. `texts` are the claims’ by id. */
export const describeReach = (radius: BlastRadius, texts: ReadonlyMap<string, string>, book: Book): readonly ReachWords[] =>
  radius.parameters.flatMap(({ parameter: id, low, high }): readonly ReachWords[] => {
    const parameter = parameterIn(book, id)
    if (!parameter || low.length + high.length === 0) return []
    const { unit, label } = parameterControl(parameter, book)
    const end = (value: number, flips: readonly Flip[]): EndWords => ({ value: typeset(value, unit), flips: groups(flips, texts) })
    return [{ parameter: id, label, low: end(parameter.low, low), high: end(parameter.high, high) }]
  })

/** "19 of 24 claims hold at our defaults, 4 do not, 1 is undecided." of claims with a condition. */
export const countWords = (radius: BlastRadius, where: string): string => {
  const count = (truth: Truth) => radius.claims.filter((claim) => claim.truth === truth).length
  const [holds, fails, undecided] = [count('holds'), count('fails'), count('undecided')]
  const all = radius.claims.length
  const rest = [
    ...(fails > 0 ? [`${fails} ${fails === 1 ? 'does' : 'do'} not`] : []),
    ...(undecided > 0 ? [`${undecided} ${undecided === 1 ? 'is' : 'are'} undecided`] : []),
  ]
  return `${[`${holds} of ${all} ${all === 1 ? 'claim holds' : 'claims hold'} ${where}`, ...rest].join(', ')}.`
}

/** What the table of parameters leaves out; `shown` is the number of its rows. */
export const quietWords = (shown: number, book: Book): string => {
  const quiet = Object.keys(book.parameters).length - shown
  return quiet === 0 ? '' : `The other ${quiet} parameters turn no claim by going alone to an end of their range.`
}
