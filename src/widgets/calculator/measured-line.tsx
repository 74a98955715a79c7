/** The sentence about measured runs like a figure's result, with a link to them: drawn at build, and following the figure in the browser. */
import { effect } from '@preact/signals-core'
import { h, render } from 'preact'
import type { Measured, Measures } from '../../calculators/spec/measured.ts'
import { sentenceText } from '../../quantities/print-quantity.ts'
import { measuredRunsOf } from '../../scenario/measured-result.ts'
import type { FigureState } from './figure-state.ts'

export const MeasuredLine = ({ of }: { readonly of: Measured | null }) =>
  of && (
    <>
      {sentenceText(of.says)} <a href={of.address}>See them</a>
    </>
  )

const files = import.meta.glob<Readonly<Record<string, Measures<never>>>>('../../calculators/*.measured.ts')

/** Keeps `line` at what is measured like the figure as it stands. */
export async function followMeasured(line: HTMLElement, state: FigureState): Promise<void> {
  const [measures] = Object.values((await files[`../../calculators/${state.calculator.id}.measured.ts`]?.()) ?? {})
  if (!measures) return
  // The build's drawing is the browser's first.
  line.replaceChildren()
  effect(() => {
    const measured = measuredRunsOf(state.evaluation.value, measures, state.book)
    render(h(MeasuredLine, { of: measured }), line)
  })
}
