/**
 * Builders that the views of calculators share: steps along an axis, sweeps of an input, and marks that leave out what cannot be drawn
 * (no number, not finite, not positive on a logarithmic axis).
 */
import { plainText, typeset } from '../../quantities/print-quantity.ts'
import type { Unit } from '../../quantities/units.ts'
import type { Axis, Chart, Mark, Tone } from './chart.ts'
import type { Cells, OutputValue, Validity, ViewContext } from './spec.ts'

export type Pair = readonly [x: number, y: number]

/** `count` values from `from` to `to`, ends included, even on that scale. */
export const steps = (from: number, to: number, count: number, scale: 'log' | 'linear'): readonly number[] =>
  Array.from({ length: count }, (_, i) => {
    const share = i / (count - 1)
    if (i === 0 || i === count - 1) return i === 0 ? from : to
    return scale === 'log' ? Math.exp(Math.log(from) + share * (Math.log(to) - Math.log(from))) : from + share * (to - from)
  })

/** An output or a cell as a number; null when it is not one. */
export const numberIn = (value: OutputValue | Cells[string] | undefined): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null

/** An output along one input, the others as they are. Points without a value are left out. */
export const sweep = <I, O extends Readonly<Record<string, OutputValue>>>(
  { at }: Pick<ViewContext<I, O>, 'at'>,
  x: keyof I & string,
  y: keyof O & string,
  values: readonly number[],
): readonly Pair[] =>
  values.flatMap((value): Pair[] => {
    const result = numberIn(at({ [x]: value } as unknown as Partial<I>)[y])
    return result === null ? [] : [[value, result]]
  })

export const line = (label: string, tone: Tone, points: readonly Pair[], dashed = false): Mark => ({
  type: 'line',
  label,
  tone,
  points,
  ...(dashed ? { dashed } : {}),
})

type Coordinate = OutputValue | Cells[string] | undefined

const point =
  (role: 'current' | 'published' | 'optimum') =>
  (label: string, tone: Tone, x: Coordinate, y: Coordinate): readonly Mark[] => {
    const [px, py] = [numberIn(x), numberIn(y)]
    return px === null || py === null ? [] : [{ type: 'point', role, label, tone, x: px, y: py }]
  }

/** Where the reader stands. */
export const current = point('current')
/** A landmark with a name: a real model, a paper's figure, a batch size. */
export const landmark = point('published')
export const optimum = point('optimum')

export const rule = (axis: 'x' | 'y', at: number | null, label: string): readonly Mark[] =>
  at === null || !Number.isFinite(at) ? [] : [{ type: 'rule', axis, at, label }]

export const region = (axis: 'x' | 'y', from: number, to: number, label: string): Mark => ({ type: 'region', axis, from, to, label })

/** A short label: "96 B parameters", "10²³ FLOP" (a power of ten without its 1). */
export const short = (value: number, unit: Unit, digits = 2): string =>
  plainText(typeset(value, unit, { digits })).replace(/^1\s×\s10/u, '10')

const drawable = (axis: Axis, value: number): boolean => Number.isFinite(value) && (axis.scale === 'linear' || value > 0)

const kept = (mark: Mark, x: Axis, y: Axis): Mark | null => {
  if (mark.type === 'line') {
    const points = mark.points.filter(([px, py]) => drawable(x, px) && drawable(y, py))
    return points.length < 2 ? null : { ...mark, points }
  }
  if (mark.type === 'area') {
    const points = mark.points.filter(([px, low, high]) => drawable(x, px) && drawable(y, low) && drawable(y, high))
    return points.length < 2 ? null : { ...mark, points }
  }
  if (mark.type === 'point') return drawable(x, mark.x) && drawable(y, mark.y) ? mark : null
  const axis = mark.axis === 'x' ? x : y
  if (mark.type === 'rule') return drawable(axis, mark.at) ? mark : null
  return drawable(axis, mark.from) && drawable(axis, mark.to) ? mark : null
}

const spans = (marks: readonly Mark[], axis: 'x' | 'y'): boolean => marks.some((mark) => !('axis' in mark) || mark.axis === axis)

/** An axis that nothing decides the ends of gets some, so that an empty chart still stands. */
const withEnds = (axis: Axis, decided: boolean): Axis => (axis.domain || decided ? axis : { ...axis, domain: [1, 10] })

/** A chart of the marks that can be drawn. */
export const chart = (title: string, x: Axis, y: Axis, marks: readonly (Mark | readonly Mark[])[]): Chart => {
  const all = marks.flat().flatMap((mark) => kept(mark, x, y) ?? [])
  return { title, x: withEnds(x, spans(all, 'x')), y: withEnds(y, spans(all, 'y')), marks: all }
}

/** The chart with what lies outside of the ranges shaded, on each axis that shows an input which has one. */
export const withFences = (of: Chart, validity: readonly Validity[]): Chart => {
  const fences = (['x', 'y'] as const).flatMap((axis): readonly Mark[] => {
    const range = validity.find(({ input }) => input === of[axis].input)?.range
    if (!range) return []
    const label = 'outside the fitted range'
    return [region(axis, Number.NEGATIVE_INFINITY, range[0], label), region(axis, range[1], Number.POSITIVE_INFINITY, label)]
  })
  return fences.length === 0 ? of : { ...of, marks: [...fences, ...of.marks] }
}
