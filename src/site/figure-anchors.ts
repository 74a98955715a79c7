/** Anchors of the components in a text: `calc-<id>`, `claim-<id>` or `data-<id>`, and `calc-<id>-2` for the second of the same. */
import type { LinkedPart } from '../records/note.ts'

type Component = Extract<LinkedPart, { type: 'component' }>
export type AnchoredPart = Exclude<LinkedPart, Component> | (Component & { readonly figure: string })

const prefixes: Partial<Record<Component['name'], string>> = { Calculator: 'calc', Claim: 'claim', Dataset: 'data' }

export function withFigureAnchors(parts: readonly LinkedPart[]): readonly AnchoredPart[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    if (part.type === 'html') return part
    const anchor = `${prefixes[part.name] ?? part.name}-${part.attributes['id'] ?? part.attributes['of'] ?? ''}`
    const count = (seen.get(anchor) ?? 0) + 1
    seen.set(anchor, count)
    return { ...part, figure: `${anchor}${count > 1 ? `-${count}` : ''}` }
  })
}
