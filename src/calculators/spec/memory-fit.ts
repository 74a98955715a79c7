/** Whether weights and caches fit into the memory of accelerators, as outputs and as a sentence that names the context. */
import { memoryFit } from '../../model/memory-fit.ts'
import { type Sentence, say, typeset } from '../../quantities/print-quantity.ts'
import { cell } from './inputs.ts'
import type { Cells } from './spec.ts'

export interface Held {
  /** Weights, and the caches when the answers end; null where there can be no cache. */
  readonly memoryBytes: number | null
  readonly accelerator: Cells | null
  readonly accelerators: number
  /** Tokens of each sequence, prompt and answer. */
  readonly contextTokens: number
  readonly batch: number
}

const yesOrNo = (fits: boolean | null): string | null => (fits === null ? null : fits ? 'yes' : 'no')

export const fitOutputs = {
  memoryBytes: { label: 'Weights and cache', unit: 'byte' },
  fits: { label: 'Fits with nothing in reserve', unit: 'none', type: 'text' },
  fitsWithReserve: { label: 'Fits with 10% in reserve', unit: 'none', type: 'text' },
} as const

/** Whether bytes fit into so many accelerators; null where their memory is not known. */
export const fitIn = (bytes: number, accelerator: Cells | null, accelerators: number) => {
  const { fits, fitsWithReserve } = memoryFit(bytes, cell(accelerator, 'memory'), accelerators)
  return { fits: yesOrNo(fits), fitsWithReserve: yesOrNo(fitsWithReserve) }
}

/** The values of `fitOutputs`; null where the memory, or the bytes, are not known. */
export const fitOf = ({ memoryBytes, accelerator, accelerators }: Held) =>
  memoryBytes === null
    ? { memoryBytes, fits: null, fitsWithReserve: null }
    : { memoryBytes, ...fitIn(memoryBytes, accelerator, accelerators) }

/** Whether it fits, and for which context, after a space; empty where that is not known. */
export const fitSentence = (held: Held): Sentence => {
  const { memoryBytes, fits, fitsWithReserve } = fitOf(held)
  const memory = cell(held.accelerator, 'memory')
  if (memoryBytes === null || memory === null) return []
  const contexts = held.batch === 1 ? say`a context` : say`${typeset(held.batch, 'count')} contexts`
  const [taken, room] = [memoryBytes, memory * held.accelerators].map((bytes) => typeset(bytes, 'byte', { digits: 4 }))
  const take = say` The weights and ${contexts} of ${typeset(held.contextTokens, 'token')} take ${taken ?? ''} of ${room ?? ''}`
  if (fits === 'no') return say`${take}: they do not fit, with or without 10% in reserve.`
  return fitsWithReserve === 'no'
    ? say`${take}: they fit if nothing is kept in reserve, but not with 10% in reserve.`
    : say`${take}: they fit, also with 10% in reserve.`
}
