/**
 * The notebook's claims for the pages that list them: in the order of topics and titles, those with a condition first, with their anchors,
 * what they turn on in the book, and how often they hold within its ranges.
 */

import { calculators } from '../calculators/index.ts'
import { noteAddress, statedClaimAddress } from '../records/address.ts'
import { memo } from '../records/memo.ts'
import { type Claim, type NoteRecord, topics } from '../records/note.ts'
import { byText } from '../records/order.ts'
import { type BlastRadius, blastRadius, type ClaimStanding } from '../scenario/blast-radius.ts'
import { type ClaimProbability, claimProbability } from '../scenario/claim-probability.ts'
import { parseCondition } from '../scenario/condition.ts'
import { type SampleOptions, usualSampling } from '../scenario/monte-carlo.ts'
import type { SiteNotebook } from './notebook.ts'

export interface SiteClaim {
  readonly claim: Claim
  readonly note: NoteRecord
  /** Where the note states it; the note itself when no `<Claim>` shows it. */
  readonly href: string
}

export interface SiteClaims {
  readonly list: readonly SiteClaim[]
  readonly radius: BlastRadius
  readonly standings: ReadonlyMap<string, ClaimStanding>
  /** By id; without an entry, no parameter of the book bears on the claim. */
  readonly chances: ReadonlyMap<string, ClaimProbability>
  /** Texts by id. */
  readonly texts: ReadonlyMap<string, string>
}

const hrefOf = (claim: Claim, note: NoteRecord): string => {
  const shown = note.components.some(({ name, attributes }) => name === 'Claim' && attributes['id'] === claim.id)
  return shown ? statedClaimAddress(note.id, claim.id) : noteAddress(note.id)
}

const byTitle = (a: NoteRecord, b: NoteRecord): number => byText(a.title, b.title)

/** In all claims together; a large notebook draws less often for each. */
const [mostDraws, fewestEach] = [60_000, 200]

/** The draws of each claim of a notebook that has so many. */
export const drawsOfClaims = (claims: number): SampleOptions => ({
  seed: usualSampling.seed,
  count: Math.max(fewestEach, Math.min(usualSampling.count, Math.floor(mostDraws / Math.max(1, claims)))),
})

function chancesOf(conditioned: readonly { readonly id: string; readonly holds: string }[], { book }: SiteNotebook) {
  const options = drawsOfClaims(conditioned.length)
  return new Map(
    conditioned.flatMap(({ id, holds }) => {
      const parsed = parseCondition(holds)
      const found = parsed.ok ? claimProbability(parsed.condition, {}, book, calculators, options) : null
      return found && found.parameters.length > 0 ? [[id, found] as const] : []
    }),
  )
}

/** Worked out once a notebook. */
export const claimsOf = memo((notebook: SiteNotebook): SiteClaims => {
  const list = topics.flatMap((topic) => {
    const ofTopic = notebook.byTopic[topic]
      .toSorted(byTitle)
      .flatMap((note) => note.claims.map((claim): SiteClaim => ({ claim, note, href: hrefOf(claim, note) })))
    const decided = ({ claim }: SiteClaim) => claim.holds !== undefined
    return [...ofTopic.filter(decided), ...ofTopic.filter((each) => !decided(each))]
  })
  const conditioned = list.flatMap(({ claim: { id, holds } }) => (holds === undefined ? [] : [{ id, holds }]))
  const radius = blastRadius(conditioned, {}, notebook.book, calculators)
  return {
    list,
    radius,
    standings: new Map(radius.claims.map((standing) => [standing.id, standing])),
    chances: chancesOf(conditioned, notebook),
    texts: new Map(list.map(({ claim }) => [claim.id, claim.text])),
  }
})
