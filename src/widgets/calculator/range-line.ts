/** The range of a figure's answer, drawn anew from our ranges after each change of its inputs; the build drew the first. */
import { effect } from '@preact/signals-core'
import type { Output } from '../../calculators/spec/spec.ts'
import { sentenceText } from '../../quantities/print-quantity.ts'
import { outputsOf } from '../../scenario/calculator-lookup.ts'
import { rangeSentence } from '../../wording/range-words.ts'
import type { FigureState } from './figure-state.ts'
import { rangeInSlices } from './range-in-slices.ts'

/** Milliseconds without a change before the draws are made again. */
const drawAfter = 200

export function followRange(line: HTMLElement, state: FigureState): void {
  const { calculator, book, catalogue } = state
  const output = outputsOf(calculator)[calculator.main] as Output
  let version = 0
  let timer = 0
  const draw = async (mine: number): Promise<void> => {
    const given = { ...state.given, ...state.here.peek() }
    const stopped = () => mine !== version
    const range = await rangeInSlices(calculator.main, stopped, calculator, given, state.assumptions.peek(), book, catalogue)
    if (!range) return
    line.style.opacity = ''
    line.textContent = sentenceText(rangeSentence(range, output))
  }
  effect(() => {
    void state.evaluation.value
    version += 1
    const mine = version
    clearTimeout(timer)
    line.style.opacity = '0.5'
    // Shorter words move nothing below them.
    line.style.minHeight = `${line.getBoundingClientRect().height}px`
    timer = setTimeout(() => void draw(mine), drawAfter) as unknown as number
  })
}
