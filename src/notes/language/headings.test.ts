import { expect, test } from 'vitest'
import { createAnchors } from './headings.ts'

const anchors = (...texts: readonly string[]): readonly string[] => texts.map(createAnchors())

test('a heading has GitHub’s slug, and a number from its second use', () => {
  expect(anchors('What a run costs', 'What a run costs', 'FLOP/s', '计算')).toEqual([
    'what-a-run-costs',
    'what-a-run-costs-1',
    'flops',
    '计算',
  ])
})

test('a heading cannot take the anchor of a part of the page', () => {
  expect(anchors('Main', 'Sources', 'Mentions', 'Theme', 'Previews', 'Neighbourhood')).toEqual(
    ['main', 'sources', 'mentions', 'theme', 'previews', 'neighbourhood'].map((slug) => `section-${slug}`),
  )
  expect(anchors('calc training run', 'claim x', 'data models', 'source ho2024', 'sn 1', 'search list')).toEqual(
    ['calc-training-run', 'claim-x', 'data-models', 'source-ho2024', 'sn-1', 'search-list'].map((slug) => `section-${slug}`),
  )
  expect(anchors('Sources of error', 'Main effect')).toEqual(['sources-of-error', 'main-effect'])
})

test('no two headings have one anchor, whatever they were called', () => {
  const all = anchors('calc x', 'section calc x', 'calc-x', '***', '???', 'section', 'Section 1')
  expect(new Set(all).size).toBe(all.length)
})
