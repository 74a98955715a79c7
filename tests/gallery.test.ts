/**
 * Protects the picture of every calculator: its chart at the values of the parameter book, as a file under `gallery/`. A change that moves a
 * line, a tick or a label shows as a difference of that file. When it is meant: `npm run unit -- gallery -u` writes the files anew.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { calculators } from '../src/calculators/index.ts'
import { readNotebook } from '../src/notes/notebook/notebook.ts'
import type { Book } from '../src/scenario/parameter-book.ts'
import { drawCalculator } from '../src/widgets/calculator/draw-calculator.tsx'

const gallery = join(import.meta.dirname, 'gallery')

/** Enough of `chart.css` to look at a chart without the site. */
const style = `<style>
  svg { font: 12px sans-serif; background: #fdfcf8; --tone: #55534d }
  .tone-main { --tone: #1a1a19 } .tone-second, .tone-inference { --tone: #1c5cab } .tone-third, .tone-scaling-laws { --tone: #6a44b4 }
  .tone-training { --tone: #94560a } .tone-agentic-demand { --tone: #0b7268 }
  line { stroke: #6c6a62 } .grid { stroke: #dedad0 } .line { fill: none; stroke: var(--tone); stroke-width: 2 }
  .dashed, .rule { stroke-dasharray: 5 4 } .area, .region { fill: var(--tone); opacity: 0.12 } .point, .mark-label { fill: var(--tone) }
  .exponent { font-size: 9px }
</style>`

/** The wide drawing of a calculator as a document of its own, an element a line. */
function chartFile(widget: string): string {
  const [svg] = /<svg class="chart-wide".*?<\/svg>/s.exec(widget) ?? []
  if (!svg) throw new Error('The calculator has no wide chart.')
  return svg
    .replace('<svg ', '<svg xmlns="http://www.w3.org/2000/svg" ')
    .replace(/>(?=<title)/, `>\n${style}`)
    .replaceAll(/(?<!\n)(?=<(?:g|path|line|rect|circle|text|title)\b|<\/svg>)/g, '\n')
    .concat('\n')
}

let book: Book
beforeAll(async () => {
  book = (await readNotebook(join(import.meta.dirname, '..', 'content'))).book
})

describe('The gallery', () => {
  it.each(calculators.map(({ id }) => id))('shows %s as it is drawn', async (id) => {
    const calculator = calculators.find((each) => each.id === id)
    if (!calculator) throw new Error(`There is no calculator “${id}”.`)
    const { widget } = drawCalculator(calculator, id, {}, book, calculators)
    await expect(chartFile(widget)).toMatchFileSnapshot(join(gallery, `${id}.svg`))
  })

  it('has no file of a calculator that is gone', () => {
    const expected = new Set(calculators.map(({ id }) => `${id}.svg`))
    expect(readdirSync(gallery).filter((name) => !expected.has(name))).toEqual([])
  })
})
