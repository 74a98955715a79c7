import { expect, test, vi } from 'vitest'
import { parseTree } from '../src/notes/language/language.ts'
import { parseNote } from '../src/notes/notebook/parse-note.ts'
import { nodeTypes } from '../src/notes/rules/tree.ts'
import { costOf, growthOf } from './cost.ts'
import { kindsFrom } from './kinds.ts'
import { fuzzNotebooks } from './notebooks.ts'
import { judgeHtml } from './output.ts'
import { caseOf, runKind } from './run.ts'
import { constructs, type Shape, shapesOf } from './shapes.ts'

/** Promise: no text of a contributor throws, takes long, or lets out what notes may not hold. `npm run fuzz` tries very many more. */

// By the clock these may take long on a busy machine; what they measure is CPU time.
vi.setConfig({ testTimeout: 300_000 })

const kinds = await kindsFrom('content')
const seed = 20261130

test.each(kinds.map((kind) => [kind.name, kind] as const))('%s, made up and damaged, do no harm', (name, kind) => {
  expect(runKind(kind, seed, name === 'notes' ? 400 : 100).findings).toEqual([])
})

test('notebooks of such notes are read whole', async () => {
  const [notes] = kinds
  expect(notes && (await fuzzNotebooks(notes, seed, 1)).findings).toEqual([])
})

test('the same seed makes the same texts, and half of the notes of the grammar are accepted', () => {
  const [notes] = kinds
  if (!notes) throw new Error('There are no notes.')
  const texts = () => Array.from({ length: 100 }, (_, index) => caseOf(notes, seed, 2 * index).text)
  expect(texts()).toEqual(texts())
  const accepted = texts().filter((text) => parseNote('content/notes/training/a.mdx', new TextEncoder().encode(text)).parts.length > 0)
  expect(accepted.length).toBeGreaterThan(40)
})

test('what notes may not hold is seen in their HTML', () => {
  const wrong = [
    '<script>a</script>',
    '<p onclick="a">b</p>',
    '<a href="javascript:a">b</a>',
    '<a href="//a.b">b</a>',
    '<p style="color:red">a</p>',
    '<svg></svg>',
    '<img src="https://a.b/c.png">',
    '<!-- a -->',
    '<p>a&#x202e;b</p>',
    '<p title="a\u200bb">c</p>',
    '<iframe srcdoc="a"></iframe>',
  ]
  expect(wrong.filter((html) => judgeHtml(html).length === 0)).toEqual([])
  expect(judgeHtml('<p>a <a href="https://a.b" rel="noopener">b</a> <math><mrow><mi>sin</mi><mo>\u2061</mo></mrow></math></p>')).toEqual([])
})

test('the constructs whose cost is measured are all that the language has', () => {
  const found = new Set<string>()
  const collect = (node: { type: string; children?: readonly unknown[] }): void => {
    found.add(node.type)
    for (const child of node.children ?? []) collect(child as typeof node)
  }
  for (const { before = '', open, inner, close } of constructs)
    for (const after of ['', ' a']) collect(parseTree(`${before}${open}${inner}${close}${after}`))
  expect([...nodeTypes].filter((type) => !found.has(type))).toEqual([])
})

/** Bytes; a third of what a note may have, which is enough to see how a cost grows. */
const length = 20_000
/** Milliseconds: less than this is no cost to speak of, and too little to tell how it grows. */
const floor = 150
/** The power of the length. A cost that grows with its square has 2; collecting garbage makes a linear one look like more than 1. */
const mostGrowth = 1.4
/** Other work on the machine only makes a time longer, so the least of some is taken, until it is clear. */
const rounds = 12

/** True when twice the length takes much more than twice the time, however often it is measured. */
function growsFast(shape: Shape): boolean {
  let half = Number.POSITIVE_INFINITY
  let full = costOf(shape, length, 1).time
  for (let round = 0; round < rounds; round += 1) {
    if (full < floor) return false
    half = Math.min(half, costOf(shape, length / 2, 1).time)
    full = Math.min(full, costOf(shape, length, 1).time)
    if ((growthOf(half, full) ?? 0) < mostGrowth) return false
  }
  return true
}

test.each(constructs.map((construct) => [construct.name, construct] as const))(
  'the cost of %s grows with the length only',
  (_, construct) => {
    const fast = shapesOf(construct).filter(growsFast)
    expect(fast.map(({ name }) => name)).toEqual([])
  },
)
