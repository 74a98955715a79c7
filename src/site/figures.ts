/** Anchors of the calculators in a text: `calc-<id>`, and `calc-<id>-2` for the second of the same. */
import type { LinkedPart } from '../records/note.ts'

type Component = Extract<LinkedPart, { type: 'component' }>
export type FigurePart = Exclude<LinkedPart, Component> | (Component & { readonly figure: string })

export function withFigures(parts: readonly LinkedPart[]): readonly FigurePart[] {
  const seen = new Map<string, number>()
  return parts.map((part) => {
    if (part.type === 'html') return part
    const id = part.attributes['id'] ?? ''
    const count = part.name === 'Calculator' ? (seen.get(id) ?? 0) + 1 : 1
    if (part.name === 'Calculator') seen.set(id, count)
    return { ...part, figure: `calc-${id}${count > 1 ? `-${count}` : ''}` }
  })
}
