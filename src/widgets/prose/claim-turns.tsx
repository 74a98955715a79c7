/** What claims turn on, as markup: under a claim, as a table of all parameters, and under one parameter. Drawn at build and again in a changed scenario. */

import { claimAddress, parameterAddress } from '../../records/address.ts'
import type { EndWords, ReachWords, TurnItem, TurnsWords } from '../../wording/turning-points.ts'
import { SentenceText, TypesetText } from '../calculator/number.tsx'

/** Number of turning points in view; the others are folded. */
const inView = 4

const Items = ({ items }: { readonly items: readonly TurnItem[] }) => (
  <ul>
    {items.map(({ href, label, words }) => (
      <li key={`${href} ${label}`}>
        <a href={href}>{label}</a>
        <SentenceText of={words} />
      </li>
    ))}
  </ul>
)

export const ClaimTurns = ({ turns: { lead, items } }: { readonly turns: TurnsWords }) => (
  <>
    <p>{lead}</p>
    {items.length > 0 && <Items items={items.slice(0, inView)} />}
    {items.length > inView && (
      <details>
        <summary>{`${items.length - inView} more`}</summary>
        <Items items={items.slice(inView)} />
      </details>
    )}
  </>
)

const Flips = ({ end: { value, flips } }: { readonly end: EndWords }) => (
  <div class="flips">
    <p class="at-end">
      at <TypesetText of={value} />
    </p>
    <div>
      {flips.map(({ to, words, claims }) => (
        <div key={to}>
          <p class="flip" data-to={to}>
            {words}
          </p>
          <ul class="plain-list">
            {claims.map(({ id, text }) => (
              <li key={id}>
                <a href={claimAddress(id)}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  </div>
)

export const BlastTable = ({ reach, quiet }: { readonly reach: readonly ReachWords[]; readonly quiet: string }) => (
  <>
    <table class="blast">
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">At its low value</th>
          <th scope="col">At its high value</th>
        </tr>
      </thead>
      <tbody>
        {reach.map(({ parameter, label, low, high }) => (
          <tr key={parameter}>
            <th scope="row">
              <a href={parameterAddress(parameter)}>{label}</a>
            </th>
            {[low, high].map((end, index) => (
              <td key={index === 0 ? 'low' : 'high'} class={end.flips.length === 0 ? 'nothing' : undefined}>
                {end.flips.length > 0 ? <Flips end={end} /> : 'nothing'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
    {quiet !== '' && <p class="meta">{quiet}</p>}
  </>
)

/** Under one parameter; `reach` is null when it turns nothing. */
export const ParameterFlips = ({ reach }: { readonly reach: ReachWords | null }) =>
  reach === null ? (
    <p>At neither end of its range does a claim turn.</p>
  ) : (
    [reach.low, reach.high].flatMap((end) => (end.flips.length === 0 ? [] : [<Flips key={end === reach.low ? 'low' : 'high'} end={end} />]))
  )
