/** The shape of a model's attention as three optional inputs, which count together or not at all. */
import type { AttentionShape } from '../../model/training.ts'
import { quantity } from './spec.ts'

export const attentionInputs = {
  layers: quantity({
    label: 'Layers',
    unit: 'layer',
    default: null,
    range: [8, 200],
    scale: 'linear',
    limits: [1, 10_000],
    integer: true,
    help: 'With width and sequence, counts the attention scores, which grow with the sequence. Give all three or none.',
  }),
  modelWidth: quantity({
    label: 'Attention width',
    unit: 'count',
    default: null,
    range: [512, 32_768],
    scale: 'log',
    limits: [1, 1e6],
    integer: true,
    help: 'Heads times head size; usually the hidden size, but not in every model.',
  }),
  sequence: quantity({
    label: 'Sequence',
    unit: 'token',
    default: null,
    range: [512, 131_072],
    scale: 'log',
    limits: [1, 1e8],
    help: 'Tokens of one training example.',
  }),
} as const

export interface AttentionValues {
  readonly layers: number | null
  readonly modelWidth: number | null
  readonly sequence: number | null
}

/** The shape where all three are given; else null. */
export const attentionOf = ({ layers, modelWidth, sequence }: AttentionValues): AttentionShape | null =>
  layers === null || modelWidth === null || sequence === null ? null : { layers, width: modelWidth, sequence }

/** What is said where one or two of the three are given. */
export const attentionWarnings = ({ layers, modelWidth, sequence }: AttentionValues): readonly string[] => {
  const given = [layers, modelWidth, sequence].filter((value) => value !== null).length
  return given === 0 || given === 3 ? [] : ['Attention is left out: its share needs layers, attention width and sequence together.']
}
