/** The script of the uncertainty panel: draws samples when opened and after each change, keeps seed and output in the link, adds the fan to the chart. */

import { batch, computed, effect, signal } from '@preact/signals-core'
import { h, render } from 'preact'
import { sampling, usualSampling } from '../../scenario/monte-carlo.ts'
import type { PanelContext, StartPanel } from '../calculator/panel.ts'
import { wasEdited } from '../page/early-edits.ts'
import { element } from '../page/element.ts'
import { inTimeSlices } from '../page/time-slices.ts'
import type { Place, UncertaintyFacts } from './uncertainty-facts.ts'
import { outputsToChoose, uncertaintyFacts } from './uncertainty-facts.ts'
import { type Fan, fanOf } from './uncertainty-fan.ts'
import { UncertaintyView } from './uncertainty-view.tsx'

const name = 'uncertainty'
/** Milliseconds without a change of inputs before samples are drawn again, and before the first drawing is announced. */
const drawAfter = 200
const announceAfter = 300
/** Draws behind the fan; its quantiles are averaged by the eye along the line, so it needs fewer. */
const fanDraws = 300

export interface Shown {
  readonly seed: number
  readonly output: string
}

/** `7-gpuHours`, `7`, or nothing for the first seed and the main output; what cannot be read counts as nothing. */
export const readShown = (text: string | null, outputs: readonly string[]): Shown => {
  const [, seed, output] = /^(\d{1,6})(?:-(\w+))?$/.exec(text ?? '') ?? []
  return {
    seed: Math.max(1, Number(seed ?? 1)),
    output: (output && outputs.includes(output) ? output : outputs[0]) ?? '',
  }
}

export const writeShown = ({ seed, output }: Shown, outputs: readonly string[]): string => {
  if (output !== outputs[0]) return `${seed}-${output}`
  return seed === 1 ? '' : String(seed)
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
const now = () => performance.now()

/** Draws the samples, then the fan; a newer call or a closed panel stops it. */
const createRun = ({ state, details }: PanelContext, seed: () => number, done: (facts: (output: string) => UncertaintyFacts) => void) => {
  let version = 0
  const fan = signal<Fan | null>(null)
  const { overlays } = state
  const clear = () => {
    version += 1
    if (!fan.peek()) return
    const { [name]: _, ...others } = overlays.peek()
    batch(() => {
      overlays.value = others
      fan.value = null
    })
  }
  const start = async () => {
    clear()
    const mine = version
    const stopped = () => mine !== version || !details.open
    const { calculator, book, catalogue } = state
    const place: Place = {
      calculator,
      book,
      catalogue,
      given: { ...state.given, ...state.here.peek() },
      assumptions: state.assumptions.peek(),
    }
    const slicing = { now, pause, stopped }
    const options = { seed: seed(), count: usualSampling.count }
    const samples = await inTimeSlices(sampling(calculator, place.given, place.assumptions, book, catalogue, options), slicing)
    if (!samples) return
    done((output) => uncertaintyFacts(place, samples, output))
    const found = await inTimeSlices(fanOf(place, state.view.peek(), { ...options, count: fanDraws }), slicing)
    if (!found) return
    batch(() => {
      overlays.value = { ...overlays.peek(), [name]: found.marks }
      fan.value = found
    })
  }
  return { start, clear, fan }
}

export const startUncertainty: StartPanel = (context) => {
  const { details, panel, state, show } = context
  const outputs = outputsToChoose(state.calculator).map((output) => output.name)
  const shown = signal(readShown(show.get(name), outputs))
  const drawn = signal<((output: string) => UncertaintyFacts) | null>(null)
  const stale = signal(false)
  const run = createRun(
    context,
    () => shown.peek().seed,
    (found) =>
      batch(() => {
        drawn.value = found
        stale.value = false
      }),
  )
  const change = (next: Partial<Shown>) => {
    shown.value = { ...shown.peek(), ...next }
    show.set(name, writeShown(shown.peek(), outputs))
  }
  let timer = 0
  const again = (after: number) => {
    run.clear()
    clearTimeout(timer)
    stale.value = drawn.peek() !== null
    timer = setTimeout(() => void run.start(), after) as unknown as number
  }
  const actions = {
    choose: (output: string) => change({ output }),
    drawAgain: () => {
      change({ seed: (shown.peek().seed % 999_999) + 1 })
      again(0)
    },
  }

  const facts = computed(() => drawn.value?.(shown.value.output) ?? null)
  effect(() => {
    if (!facts.value) return
    if (!panel.querySelector(':scope > [data-live]')) {
      const chosen = panel.querySelector('select')
      if (chosen && wasEdited(chosen)) change({ output: chosen.value })
      panel.replaceChildren(element('div', { 'data-live': '' }))
    }
    const live = panel.querySelector(':scope > [data-live]')
    if (live) render(h(UncertaintyView, { facts: facts.value, book: state.book, fan: run.fan.value, stale: stale.value, actions }), live)
  })
  effect(() => {
    void state.evaluation.value
    void state.view.value
    if (details.open) again(drawn.peek() ? drawAfter : 0)
  })
  details.addEventListener('toggle', () => {
    if (!details.open) return run.clear()
    show.set(name, writeShown(shown.peek(), outputs))
    again(0)
  })
  setTimeout(() => {
    if (!drawn.peek() && panel.querySelector('.uncertainty') === null) panel.textContent = 'Drawing from our ranges …'
  }, announceAfter)
}
