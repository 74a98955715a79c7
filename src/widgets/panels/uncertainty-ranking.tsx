/** The ranking of assumptions as a table: how much each explains, and what the answer becomes at its low and high value. */

import { Fragment } from 'preact'
import { typeset } from '../../quantities/print-quantity.ts'
import { parameterAddress } from '../../records/address.ts'
import type { Book } from '../../scenario/parameter-book.ts'
import type { End, Influence } from '../../scenario/sensitivity.ts'
import { TypesetText } from '../calculator/number.tsx'
import type { UncertaintyFacts } from './uncertainty-facts.ts'
import { namedValue, shareCell, shareWords, splitInfluences, swingScale, togetherShare } from './uncertainty-facts.ts'

interface FactsProps {
  readonly facts: UncertaintyFacts
}
interface BookProps extends FactsProps {
  readonly book: Book
}

const AtEnd = ({ of: { at, output }, id, facts, book }: BookProps & { readonly of: End; readonly id: string }) => (
  <td class="number">
    <span class="case-note">
      <TypesetText of={namedValue(book, id, at).value} />
    </span>
    {output === null ? 'no value' : <TypesetText of={typeset(output, facts.unit, { digits: 3, bare: true })} />}
  </td>
)

/** From the answer at best to the answers at the low (light) and the high value (full). */
const Swing = ({ of: { low, high }, facts }: FactsProps & { readonly of: Influence }) => {
  const place = swingScale(facts)
  const bar = ({ output }: End, name: string) => {
    if (output === null || facts.best === null) return null
    const [from, to] = [place(output), place(facts.best)].sort((a, b) => a - b) as [number, number]
    return <rect class={name} x={100 * from} y={2} width={100 * Math.max(to - from, 0.004)} height={8} />
  }
  return (
    <svg class="swing" viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
      {bar(low, 'at-low')}
      {bar(high, 'at-high')}
      {facts.best !== null && <rect class="at-best" x={100 * place(facts.best) - 0.4} y={0} width={0.8} height={12} />}
    </svg>
  )
}

export const Ranking = ({ facts, book }: BookProps) => {
  const { main } = splitInfluences(facts)
  return (
    <section class="table-scroll" tabindex={0} aria-label="Which assumption moves it most">
      <table class="influences">
        <caption>Which assumption moves the answer most</caption>
        <thead>
          <tr>
            <th scope="col">Assumption</th>
            <th scope="col" class="number">
              Explains
            </th>
            <th scope="col" class="number">
              At its low
            </th>
            <th scope="col" class="number">
              At its high
            </th>
            <th scope="col" class="swing-cell">
              <span class="visually-hidden">Drawn</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {main.map((influence) => {
            const { parameter, low, high, share } = influence
            return (
              <tr key={parameter}>
                <th scope="row">
                  <a href={parameterAddress(parameter)}>{namedValue(book, parameter, null).label}</a>
                </th>
                <td class="number">{shareCell(share)}</td>
                <AtEnd of={low} id={parameter} facts={facts} book={book} />
                <AtEnd of={high} id={parameter} facts={facts} book={book} />
                <td class="swing-cell">
                  <Swing of={influence} facts={facts} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </section>
  )
}

/** Names in a row, each linked to the book. */
const Named = ({ ids, book }: { readonly ids: readonly string[]; readonly book: Book }) => (
  <>
    {ids.map((id, index) => (
      <Fragment key={id}>
        {index > 0 && '; '}
        <a href={parameterAddress(id)}>{namedValue(book, id, null).label}</a>
      </Fragment>
    ))}
  </>
)

export const RankingNotes = ({ facts, book }: BookProps) => {
  const { slight } = splitInfluences(facts)
  const together = togetherShare(facts)
  return (
    <>
      <p class="case-note">
        “Explains” is the share of the variation that goes with the assumption alone while all of them vary
        {together === null ? '' : `; ${shareWords(together)} comes only of assumptions acting together`}. The other columns put one
        assumption at its low or high value, the rest at best.{' '}
        <span class="swing-key">The light bar goes to the answer at its low value, the full one to that at its high value.</span>
      </p>
      {slight.length > 0 && (
        <p class="case-note">
          Little or no difference: <Named ids={slight.map(({ parameter }) => parameter)} book={book} />.
        </p>
      )}
    </>
  )
}
