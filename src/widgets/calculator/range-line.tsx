/** The range of a figure's answer, drawn anew from our ranges after each change of its inputs; the build drew the first. */
import { effect } from '@preact/signals-core'
import { h, render } from 'preact'
import type { Output } from '../../calculators/spec/spec.ts'
import { outputsOf } from '../../scenario/calculator-lookup.ts'
import { sampling } from '../../scenario/monte-carlo.ts'
import { rangeOf } from '../../scenario/result-range.ts'
import { rangeSentence } from '../../wording/range-words.ts'
import { inTimeSlices } from '../page/time-slices.ts'
import type { FigureState } from './figure-state.ts'
import { SentenceText } from './number.tsx'

/** Milliseconds without a change before the draws are made again. */
const drawAfter = 200

export function followRange(line: HTMLElement, state: FigureState): void {
  const { calculator, book, catalogue } = state
  const output = outputsOf(calculator)[calculator.main] as Output
  let version = 0
  let timer = 0
  let isOurs = false
  const draw = async (mine: number): Promise<void> => {
    const given = { ...state.given, ...state.here.peek() }
    const steps = sampling(calculator, given, state.assumptions.peek(), book, catalogue)
    const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 0))
    const samples = await inTimeSlices(steps, { now: () => performance.now(), pause, stopped: () => mine !== version })
    if (!samples) return
    line.style.opacity = ''
    // What the build drew makes room the first time.
    if (!isOurs) line.replaceChildren()
    isOurs = true
    render(h(SentenceText, { of: rangeSentence(rangeOf(samples, calculator.main, book), output) }), line)
  }
  effect(() => {
    void state.evaluation.value
    version += 1
    const mine = version
    clearTimeout(timer)
    line.style.opacity = '0.5'
    timer = setTimeout(() => void draw(mine), drawAfter) as unknown as number
  })
}
