/** Protects what a chart's labels avoid: lines, points and each other; and that several regions of one name are named once. */
import { describe, expect, it } from 'vitest'
import { createLineOccupancy } from './line-occupancy.ts'
import { boxOf, type LabelRequest, type Place, placeLabels, textWidth } from './place-labels.ts'

const frame = { left: 0, top: 0, right: 400, bottom: 300 }
const place = (x: number, y: number): Place => ({ x, y, anchor: 'start' })
const request = (kind: LabelRequest['kind'], text: string, ...places: readonly Place[]): LabelRequest => ({
  kind,
  text,
  tone: 'main',
  places,
})
/** Spots along a horizontal line, four pixels apart as `label-requests.ts` has them. */
const horizontal = (y: number) => Array.from({ length: 101 }, (_, i) => [4 * i, y] as const)
const none = { frame, lines: createLineOccupancy([]), discs: [] }
const [above, below] = [place(100, 50), place(100, 200)]

describe('a label', () => {
  it('takes the first of its places when nothing is in the way', () => {
    expect(placeLabels([request('line', 'a name', above, below)], none)[0]).toMatchObject(above)
  })
  it('leaves a place that a line runs through for one that is free', () => {
    const lines = createLineOccupancy([horizontal(46)])
    expect(placeLabels([request('line', 'a name', above, below)], { ...none, lines })[0]).toMatchObject(below)
  })
  it('of two places under lines takes the one that covers less of them', () => {
    const lines = createLineOccupancy([horizontal(46), horizontal(42), horizontal(196)])
    expect(placeLabels([request('line', 'a name', above, below)], { ...none, lines })[0]).toMatchObject(below)
  })
  it('leaves a place on a point', () => {
    expect(placeLabels([request('line', 'a name', above, below)], { ...none, discs: [[110, 46]] })[0]).toMatchObject(below)
  })
  it('leaves a place outside of the drawing', () => {
    expect(placeLabels([request('line', 'a name', place(390, 50), below)], none)[0]).toMatchObject(below)
  })
  it('leaves a spot that another line passes, since the name could be that one’s', () => {
    const lines = createLineOccupancy([horizontal(150), horizontal(60)])
    const near = { ...above, beside: [100, 62] as const }
    expect(placeLabels([{ ...request('line', 'a name', near, below), line: 0 }], { ...none, lines })[0]).toMatchObject(below)
    expect(placeLabels([{ ...request('line', 'a name', near, below), line: 1 }], { ...none, lines })[0]).toMatchObject(above)
  })
  it('gives way to the reader’s point, which chooses first whatever the order', () => {
    const [here, line] = placeLabels([request('line', 'a name', above, below), request('current', 'here', above, below)], none)
    expect([here?.text, here?.y, line?.text, line?.y]).toEqual(['here', 50, 'a name', 200])
  })
})

describe('a label without a good place', () => {
  const inTheWay = { ...none, lines: createLineOccupancy([horizontal(46)]) }
  it('is left out for a landmark, whose point says it on hover', () => {
    expect(placeLabels([request('published', 'GPT-3', above)], inTheWay)).toEqual([])
  })
  it('stands all the same for a line and for the reader’s point', () => {
    expect(placeLabels([request('line', 'a name', above)], inTheWay)).toHaveLength(1)
    expect(placeLabels([request('current', 'here', above)], inTheWay)).toHaveLength(1)
  })
})

describe('regions of one name', () => {
  it('are named once, where the first of them stands', () => {
    const placed = placeLabels([request('region', 'outside', above), request('region', 'outside', below)], none)
    expect(placed.map(({ text, y }) => [text, y])).toEqual([['outside', 50]])
  })
  it('are named at the second when the first has no room', () => {
    const lines = createLineOccupancy([horizontal(46)])
    expect(placeLabels([request('region', 'outside', above), request('region', 'outside', below)], { ...none, lines })[0]?.y).toBe(200)
  })
  it('do not hide regions of another name, nor lines of one name', () => {
    expect(placeLabels([request('region', 'a', above), request('region', 'b', below)], none)).toHaveLength(2)
    expect(placeLabels([request('line', 'a', above), request('line', 'a', below)], none)).toHaveLength(2)
  })
})

describe('the box of a label', () => {
  it('lies right of its place, left of it or about it, by the anchor', () => {
    const width = textWidth('words')
    expect(boxOf('words', { x: 100, y: 50, anchor: 'start' })).toEqual({ left: 100, right: 100 + width, top: 39, bottom: 53 })
    expect(boxOf('words', { x: 100, y: 50, anchor: 'end' }).right).toBeCloseTo(100, 9)
    expect(boxOf('words', { x: 100, y: 50, anchor: 'middle' }).left).toBeCloseTo(100 - width / 2, 9)
  })
})
