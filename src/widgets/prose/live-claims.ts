/** Turning points of claims in the reader's scenario, recomputed 120 ms after the last change. Loads every calculator that a claim names. */

import type { ComponentChild } from 'preact'
import { h, render } from 'preact'
import { blastRadius, type ConditionedClaim } from '../../scenario/blast-radius.ts'
import { calculatorInCondition } from '../../scenario/condition.ts'
import { parameterIn } from '../../scenario/parameter-book.ts'
import { countWords, describeReach, describeTurns, quietWords } from '../../wording/turning-points.ts'
import type { LiveModel } from '../calculator/live-model.ts'
import { followModel } from '../calculator/live-model.ts'
import { BlastTable, ClaimTurns, ParameterFlips } from './claim-turns.tsx'
import { placeOnRange } from './range-scale.ts'

/** For the map, which loads this file anyway. */
export { blastRadius }

/** What this reads of `/api/claims.json`. */
interface ClaimEntry {
  readonly id: string
  readonly text: string
  readonly condition: string | null
}

/** Milliseconds without a change before everything is worked out again. */
const recomputeAfter = 120

const find = (selector: string): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>(selector)]

const loadClaims = async (): Promise<readonly ClaimEntry[]> => {
  const response = await fetch('/api/claims.json')
  if (!response.ok) throw new Error(`The claims could not be loaded (${response.status}).`)
  const { claims } = (await response.json()) as { readonly claims: readonly ClaimEntry[] }
  return claims
}

const drawn = new WeakSet<Element>()

/** What the build drew goes at the first drawing; from then on only what differs is touched. */
const draw = (node: ComponentChild, element: Element): void => {
  if (!drawn.has(element)) element.replaceChildren()
  drawn.add(element)
  render(node, element)
}

const moveMarkers = ({ book, assumptions }: LiveModel): void => {
  for (const svg of find('[data-range]')) {
    const parameter = parameterIn(book, svg.dataset['range'] ?? '')
    const marker = svg.querySelector('.range-now')
    if (!parameter || !marker) continue
    const value = assumptions[parameter.id]
    const at = typeof value === 'number' ? placeOnRange(value, parameter) : null
    marker.setAttribute('visibility', at === null ? 'hidden' : 'visible')
    if (at !== null) marker.setAttribute('cx', String(at))
  }
}

const show = (claims: readonly ClaimEntry[], { book, catalogue, assumptions }: LiveModel): void => {
  const conditions = new Map(claims.flatMap(({ id, condition }) => (condition === null ? [] : [[id, condition] as const])))
  const conditioned = [...conditions].map(([id, holds]): ConditionedClaim => ({ id, holds }))
  const radius = blastRadius(conditioned, assumptions, book, catalogue)
  const standings = new Map(radius.claims.map((standing) => [standing.id, standing]))
  for (const element of find('[data-turns]')) {
    const standing = standings.get(element.dataset['turns'] ?? '')
    if (standing)
      draw(h(ClaimTurns, { turns: describeTurns(standing, calculatorInCondition(conditions.get(standing.id) ?? ''), book) }), element)
  }
  const reach = describeReach(radius, new Map(claims.map(({ id, text }) => [id, text])), book)
  for (const element of find('[data-blast]')) draw(h(BlastTable, { reach, quiet: quietWords(reach.length, book) }), element)
  for (const element of find('[data-flips]'))
    draw(h(ParameterFlips, { reach: reach.find(({ parameter }) => parameter === element.dataset['flips']) ?? null }), element)
  const whose = Object.keys(assumptions).length > 0 ? 'in your scenario' : 'at our defaults'
  for (const element of find('[data-claim-count]')) element.textContent = countWords(radius, whose)
}

export const startLiveClaims = async (): Promise<void> => {
  const claims = await loadClaims()
  let timer: ReturnType<typeof setTimeout> | undefined
  followModel(
    claims.flatMap(({ condition }) => (condition === null ? [] : [calculatorInCondition(condition)])),
    (model) => {
      moveMarkers(model)
      clearTimeout(timer)
      timer = setTimeout(() => show(claims, model), recomputeAfter)
    },
  )
}
