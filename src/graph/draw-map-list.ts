/**
 * The map's twin as HTML markup: a disclosure for each topic, in it every note with the relations that it declares and their reasons.
 * Each relation stands once, at the note that declares it; the script of the map reads its data from here.
 */
import { noteAddress } from '../records/address.ts'
import { statusTitles, topics, topicTitles } from '../records/note.ts'
import { escapeText } from './escape.ts'
import type { Graph, GraphNode } from './graph.ts'
import { relationsOf } from './neighbours.ts'

/** Up to this many notes, their summaries stand in the list; beyond, the script fetches the one that is asked for. */
const mostSummaries = 150

export function drawMapList(graph: Graph): string {
  const withSummary = graph.nodes.length <= mostSummaries
  return topics
    .map((topic) => ({ topic, nodes: graph.nodes.filter((node) => node.topic === topic) }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(
      ({ topic, nodes }) =>
        `<details class="topic-${topic}"><summary>${topicTitles[topic]} <span>${nodes.length} ${nodes.length === 1 ? 'note' : 'notes'}</span></summary>` +
        `${drawEntries(graph, nodes, withSummary)}</details>`,
    )
    .join('')
}

/** These notes with their relations, as a list. */
export const drawEntries = (graph: Graph, nodes: readonly GraphNode[], withSummary = false): string =>
  `<ul class="notes">${nodes.map((node) => drawEntry(graph, node, withSummary)).join('')}</ul>`

function drawEntry(graph: Graph, node: GraphNode, withSummary: boolean): string {
  const own = relationsOf(graph, node.id).filter(({ inverse }) => !inverse)
  const relations = own.map(
    ({ kind, words, other, because }) =>
      `<li data-kind="${kind}">${words} <a href="${noteAddress(other.id)}">${escapeText(other.title)}</a> <span>${escapeText(because)}</span></li>`,
  )
  const aliases = node.aliases.length > 0 ? ` data-aliases="${escapeText(node.aliases.join('; '))}"` : ''
  return (
    `<li${aliases}><a href="${noteAddress(node.id)}">${escapeText(node.title)}</a> <i>${statusTitles[node.status]}</i>` +
    (withSummary ? `<p>${escapeText(node.summary)}</p>` : '') +
    (relations.length > 0 ? `<ul>${relations.join('')}</ul>` : '') +
    '</li>'
  )
}
