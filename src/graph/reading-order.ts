/** What must be read first: the prerequisites of a note and theirs, in an order in which each comes after its own. */

import { byText } from '../records/order.ts'
import type { GraphEdge } from './graph.ts'

type Edge = Pick<GraphEdge, 'source' | 'target' | 'kind'>

/**
 * Ids of all that a note builds on by `prerequisite-of`, the note itself left out; a prerequisite stands before what needs it, and
 * among equals by id. In a circle of prerequisites, the one that is reached first stands last.
 */
export function readingOrderTo(edges: readonly Edge[], id: string): readonly string[] {
  const needs = new Map<string, string[]>()
  for (const { source, target, kind } of edges) {
    if (kind !== 'prerequisite-of') continue
    const list = needs.get(target)
    if (list) list.push(source)
    else needs.set(target, [source])
  }
  for (const list of needs.values()) list.sort(byText)
  const seen = new Set([id])
  const order: string[] = []
  const stack: { readonly id: string; next: number }[] = [{ id, next: 0 }]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const need = needs.get(top.id)?.[top.next++]
    if (need === undefined) {
      order.push(top.id)
      stack.pop()
    } else if (!seen.has(need)) {
      seen.add(need)
      stack.push({ id: need, next: 0 })
    }
  }
  return order.slice(0, -1)
}
