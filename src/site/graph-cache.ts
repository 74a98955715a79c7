/** What pages show of the graph beyond the notebook itself: places, groups, inferred relations, relatedness. Each is computed once a notebook. */

import { calculators } from '../calculators/index.ts'
import { type Structure, structureOf } from '../graph/communities.ts'
import type { GraphNode } from '../graph/graph.ts'
import { type InferredRelation, inferredRelations } from '../graph/inferred-relations.ts'
import { layout, type PlacedGraph } from '../graph/layout.ts'
import { type MapFile, mapFile } from '../graph/map-file.ts'
import { type RelatedLists, relatedByMeaning } from '../graph/related.ts'
import { textOfNote, textsOfSources } from '../graph/related-texts.ts'
import { memo } from '../records/memo.ts'
import { topics, topicTitles } from '../records/note.ts'
import { byText } from '../records/order.ts'
import { labelOfKey } from '../records/source.ts'
import { calculatorAliases, parameterAliases } from '../search/index/aliases.ts'
import type { SiteNotebook } from './notebook.ts'

export const placedMap = memo((notebook: SiteNotebook): PlacedGraph => layout(notebook.graph))
export const structure = memo((notebook: SiteNotebook): Structure => structureOf(notebook.graph))
export const derived = memo((notebook: SiteNotebook): readonly InferredRelation[] => inferredRelations(notebook.graph))

/** Names that stand for something in the field: other names of notes, and of what calculators and parameters are about. */
const termsOfField = ({ notes }: SiteNotebook): readonly string[] => [
  ...notes.flatMap(({ record }) => record.aliases),
  ...Object.values(calculatorAliases).flat(),
  ...Object.values(parameterAliases).flat(),
]

export const related = memo((notebook: SiteNotebook): RelatedLists => {
  const calculatorTitles = new Map(calculators.map(({ id, title }) => [id, title]))
  return relatedByMeaning({
    graph: notebook.graph,
    notes: notebook.notes.map(({ record }) => textOfNote(record)),
    sources: textsOfSources(Object.values(notebook.sources), notebook.graph.citedBy),
    names: {
      source: (key) => labelOfKey(notebook.sources, key, 'A (2020)'),
      parameter: (id) => `the parameter “${notebook.book.parameters[id]?.label ?? id}”`,
      calculator: (id) => `the calculator “${calculatorTitles.get(id) ?? id}”`,
    },
    terms: termsOfField(notebook),
  })
})

/** The map as its script reads it. */
export const drawing = memo(
  (notebook: SiteNotebook): MapFile =>
    mapFile({
      placed: placedMap(notebook),
      centrality: notebook.graph.centrality,
      structure: structure(notebook),
      derived: derived(notebook),
      claimsOf: (id) => notebook.byId.get(id)?.record.claims.flatMap(({ holds }) => holds ?? []) ?? [],
    }),
)

/** Up to this many notes the map stands in the page as SVG; beyond, the page draws it on a canvas from its data. */
export const mostInPage = 2000

/** A page of the list of a large notebook. */
export interface ListPage {
  /** `training/3`. */
  readonly path: string
  readonly title: string
  readonly nodes: readonly GraphNode[]
  readonly first: string
  readonly last: string
}

const perPage = 200

/** By topic, then by title. */
export const listPages = memo((notebook: SiteNotebook): readonly ListPage[] =>
  topics.flatMap((topic) => {
    const nodes = notebook.graph.nodes.filter((node) => node.topic === topic).sort((a, b) => byText(a.title, b.title))
    const pages = Math.ceil(nodes.length / perPage)
    return Array.from({ length: pages }, (_, i) => {
      const some = nodes.slice(i * perPage, (i + 1) * perPage)
      const title = `${topicTitles[topic]}, ${i + 1} of ${pages}`
      return { path: `${topic}/${i + 1}`, title, nodes: some, first: some[0]?.title ?? '', last: some.at(-1)?.title ?? '' }
    })
  }),
)
