import { expect, test } from 'vitest'
import { type AnchoredPart, withFigureAnchors } from './figure-anchors.ts'

const part = (name: 'Calculator' | 'Claim' | 'Dataset' | 'Parameter', id: string) =>
  ({ type: 'component', name, attributes: { id } }) as const
const figureOf = (each: AnchoredPart): string => (each.type === 'component' ? each.figure : '')

test('no two figures of a note have one anchor, whatever is shown twice', () => {
  const parts = [
    part('Calculator', 'x'),
    part('Claim', 'x'),
    part('Parameter', 'x'),
    part('Calculator', 'x'),
    part('Claim', 'x'),
    part('Dataset', 'x'),
  ]
  const figures = withFigureAnchors(parts).map(figureOf)
  expect(figures.filter((_, index) => parts[index]?.name !== 'Parameter')).toEqual(['calc-x', 'claim-x', 'calc-x-2', 'claim-x-2', 'data-x'])
  expect(new Set(figures).size).toBe(figures.length)
})
