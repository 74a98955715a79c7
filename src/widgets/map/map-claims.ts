/** Evaluates claims and values of notes in the reader's scenario: those of one note for the panel, all claims for the lens. Loaded on demand. */

import { noteAddress } from '../../records/address.ts'
import { calculatorInCondition } from '../../scenario/condition.ts'
import type { ValueUse } from '../../wording/prose-text.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { element } from '../page/element.ts'
import { fetchPage } from '../page/fetch-page.ts'
import { scenario } from '../scenario/browser-scenario.ts'
import type { MapData, MapNote } from './map-data.ts'
import type { ClaimTruth } from './map-lens.ts'

/** The module that evaluates values and claims in prose; loaded with the first of them. */
type Prose = typeof import('../prose/live-prose.ts')

const mostValues = 3

interface LiveContent {
  readonly claims: readonly { readonly text: string; readonly condition: string }[]
  /** Numbers of the text without pins, each once. */
  readonly values: readonly ValueUse[]
}

function liveContentOf(page: Document, { valueUseOf }: Prose): LiveContent {
  const claims = [...page.querySelectorAll<HTMLElement>('.claim[data-claim]')].map((claim) => ({
    text: claim.querySelector('.claim-text')?.textContent ?? '',
    condition: claim.dataset['claim'] ?? '',
  }))
  const uses = [...page.querySelectorAll<HTMLElement>('a.value[data-of]:not([data-given])')].map(valueUseOf)
  const values = [...new Map(uses.map((use) => [`${use.calculator}.${use.output}`, use])).values()].slice(0, mostValues)
  return { claims, values }
}

/** Fills `place` with a note's claims and values and updates it after each change of the scenario, as long as it is in the page. */
export async function followNote(note: MapNote, place: HTMLElement): Promise<void> {
  const [page, prose] = await Promise.all([fetchPage(noteAddress(note.id)), import('../prose/live-prose.ts')])
  const { claims, values } = liveContentOf(page, prose)
  if (claims.length + values.length === 0) return
  const needed = [...claims.map(({ condition }) => calculatorInCondition(condition)), ...values.map(({ calculator }) => calculator)]
  prose.followModel(needed, (model) => {
    if (place.isConnected) place.replaceChildren(...claimLines(claims, model, prose), ...valueLines(values, model, prose))
  })
}

function claimLines(
  claims: LiveContent['claims'],
  { book, catalogue, assumptions }: LiveModel,
  { describeClaim, sentenceNodes }: Prose,
): HTMLElement[] {
  return claims.flatMap(({ text, condition }) => {
    const now = describeClaim(condition, assumptions, book, catalogue)
    const before = describeClaim(condition, {}, book, catalogue)
    if (!now || !before) return []
    const verdict = element('span', { class: 'verdict' }, element('b', {}, now.word), ...sentenceNodes(now.rest))
    verdict.dataset['verdict'] = now.verdict
    verdict.classList.toggle('is-changed', now.verdict !== before.verdict)
    return [element('p', { class: 'map-claim' }, element('span', {}, text), verdict)]
  })
}

function valueLines(
  values: LiveContent['values'],
  { book, catalogue, assumptions }: LiveModel,
  { describeValue, plainText, typesetNodes }: Prose,
): HTMLElement[] {
  const lines = values.flatMap((use) => {
    const { calculator, output } = use
    const now = describeValue(use, assumptions, book, catalogue)
    const before = describeValue(use, {}, book, catalogue)
    const label = catalogue.find(({ id }) => id === calculator)?.outputs[output]?.label
    if (!now || !before || label === undefined) return []
    const value = element('dd', {}, ...typesetNodes(now.text))
    value.classList.toggle('is-changed', plainText(now.text) !== plainText(before.text))
    return [element('dt', {}, label), value]
  })
  return lines.length > 0 ? [element('dl', { class: 'map-values' }, ...lines)] : []
}

/** Calls `update` with the truth of the notes that make a claim with a condition, now and after each change of the scenario. */
export async function followTruth(
  { file, notes }: MapData,
  update: (truth: ReadonlyMap<MapNote, ClaimTruth>, changed: boolean) => void,
): Promise<void> {
  const { followModel, describeClaim } = await import('../prose/live-prose.ts')
  const conditions = Object.entries(file.claims)
  followModel([...new Set(conditions.flatMap(([, list]) => list.map(calculatorInCondition)))], ({ book, catalogue, assumptions }) => {
    const truth = new Map<MapNote, ClaimTruth>()
    for (const [index, list] of conditions) {
      const note = notes[Number(index)]
      const verdicts = new Set(list.map((condition) => describeClaim(condition, assumptions, book, catalogue)?.verdict ?? 'undecided'))
      const [first = 'undecided'] = verdicts
      if (note) truth.set(note, verdicts.size > 1 ? 'mixed' : first)
    }
    update(truth, scenario.get().text !== '')
  })
}
