/**
 * Protects the agreement of style sheet and layout: the levels of the map's labels and the sizes at each level, as `labels.ts` computes them,
 * are the rules of `map-levels.css`. When they change: `npm run unit -- map-levels -u` writes the file anew.
 */
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { lastStep, levelClasses } from '../src/graph/draw-map.ts'
import { discFactor, never, scaleOf, topLevel } from '../src/graph/labels.ts'

const upTo = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, i) => first + i)
const four = (value: number): number => Number(value.toPrecision(4))

function mapLevels(): string {
  const steps = upTo(0, lastStep).map((level) => {
    const unit = 1 / scaleOf(level)
    return `  .step${level} {\n    --unit: ${four(unit)};\n    --disc: ${four(unit * discFactor(scaleOf(level)))};\n  }\n`
  })
  return `/*
 * Written by tests/map-levels.test.ts from src/graph/labels.ts. Classes z0 to zN of the map are the levels of labels that are in force: a note of
 * class fN has its label from level N, one of class nN is drawn from level N. --unit is map units a screen pixel, --disc the same for discs, at
 * the level of class stepN; the map's script sets them between the steps.
 */
@layer components {
${steps.join('')}  ${[...upTo(1, never).map((level) => `.n${level}`), '.map .nodes text'].join(',\n  ')} {
    display: none;
  }
  ${[...upTo(1, topLevel).map((level) => `.z${level} .n${level}`), ...upTo(0, topLevel).map((level) => `.z${level} .f${level} text`)].join(',\n  ')} {
    display: inline;
  }
}
`
}

it('the levels of the map are those of the layout', async () => {
  await expect(mapLevels()).toMatchFileSnapshot(join(import.meta.dirname, '../src/styles/map-levels.css'))
})

it('the build gives the map all levels up to its own, and the sizes of that', () => {
  expect(levelClasses(2)).toBe('z0 z1 z2 step2')
})
