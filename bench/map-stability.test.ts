/** Protects what readers remember of the map: a note more leaves the others where they are. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { drawMap } from '../src/graph/draw-map.ts'
import { layout, type PlacedGraph } from '../src/graph/layout.ts'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import { generateNotebook } from './generate-notebook.ts'

const count = 200
let folder = ''
let before: PlacedGraph

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'isoflop-stable-'))
  generateNotebook(folder, count, 1)
  before = layout((await readNotebook(folder)).graph)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Shares of the map's width by which notes moved. */
const moves = (after: PlacedGraph): readonly number[] => {
  const places = new Map(before.nodes.map((node) => [node.id, node]))
  return after.nodes.flatMap(({ id, x, y }) => {
    const old = places.get(id)
    return old ? [Math.hypot(x - old.x, y - old.y) / after.width] : []
  })
}

describe('The map of a notebook of 200 notes', () => {
  it('moves by less than 2 % of its width on average when a note is added, whichever', async () => {
    const notes = join(folder, 'notes', 'inference')
    const names = readdirSync(notes).sort()
    const means: number[] = []
    for (const [i, name] of names.slice(0, 5).entries()) {
      const file = join(notes, `added-note-${i}.mdx`)
      writeFileSync(file, readFileSync(join(notes, name), 'utf8').replace(/^title: .*$/m, `title: One more note, number ${i}`))
      const { graph } = await readNotebook(folder)
      rmSync(file)
      const moved = moves(layout(graph))
      expect(graph.nodes).toHaveLength(count + 1)
      expect(moved).toHaveLength(count)
      means.push(moved.reduce((sum, move) => sum + move, 0) / count)
    }
    console.info(`Mean displacement for five added notes: ${means.map((mean) => `${(100 * mean).toFixed(2)} %`).join(', ')} of the width.`)
    expect(Math.max(...means)).toBeLessThan(0.02)
  })

  it('is the same bytes when the notebook is read again', async () => {
    expect(drawMap(layout((await readNotebook(folder)).graph))).toBe(drawMap(before))
  })
})
