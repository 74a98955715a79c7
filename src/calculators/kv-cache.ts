/** The key-value cache by groups of layers: bytes per token, per sequence and for a batch. */

import { cacheBytes, fullLayers, withFullLayers } from '../model/key-value-cache.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { attentionInput, cacheFills, headInputs, layerGroupInputs, tooManyLayers } from './spec/cache-inputs.ts'
import { nameOf } from './spec/inputs.ts'
import { calculator, quantity, row } from './spec/spec.ts'
import { chart, current, line, numberIn, rule, steps, sweep } from './spec/views.ts'

const contexts = steps(1e3, 1e6, 25, 'log')

/** Changes that let every layer keep everything. */
const allFull = {
  windowLayers: 0,
  linearLayers: 0,
  stateBytes: 0,
  compressedLayers: 0,
  coarseLayers: 0,
  indexLayers: 0,
  valueHeadDim: null,
}

export const kvCache = calculator({
  id: 'kv-cache',
  topic: 'inference',
  order: 210,
  title: 'Key-value cache',
  question: 'How much memory does a conversation take?',
  inputs: {
    model: row({
      label: 'Model',
      table: 'models',
      default: null,
      fills: cacheFills,
      help: 'Fills in the shape of a known model, layer group by layer group; each number can still be changed.',
    }),
    attention: attentionInput,
    ...headInputs,
    ...layerGroupInputs,
    kvBytes: quantity({
      label: 'Bytes per value',
      unit: 'byte',
      default: 2,
      range: [0.5, 4],
      scale: 'log',
      limits: [0.01, 16],
      help: 'The precision of the cache itself: 2 for bf16, 1 for 8 bits. It need not be that of the weights.',
    }),
    contextTokens: quantity({
      label: 'Context',
      unit: 'token',
      default: 128_000,
      range: [1e3, 2e6],
      scale: 'log',
      limits: [1, 1e10],
      ticks: [
        { value: 8192, label: '8 Ki' },
        { value: 128_000, label: '128 k' },
        { value: 1e6, label: '1 M' },
      ],
    }),
    batch: quantity({
      label: 'Sequences together',
      unit: 'count',
      default: 1,
      range: [1, 1024],
      scale: 'log',
      limits: [1, 1e9],
      integer: true,
    }),
  },
  outputs: {
    bytesPerToken: { label: 'Per token, on average', unit: 'byte/token' },
    bytesPerSequence: { label: 'Per sequence', unit: 'byte' },
    totalBytes: { label: 'In all', unit: 'byte' },
  },
  compute: (i) => {
    const bytesPerSequence = cacheBytes(i, i.kvBytes, i.contextTokens)
    if (bytesPerSequence === null) return { bytesPerToken: null, bytesPerSequence, totalBytes: null }
    return { bytesPerToken: bytesPerSequence / i.contextTokens, bytesPerSequence, totalBytes: bytesPerSequence * i.batch }
  },
  warns: (i) => [tooManyLayers(i) ?? []].flat(),
  says: (o, i) => {
    if (o.totalBytes === null) return say`No cache can be given for these layers.`
    const contexts = i.batch === 1 ? say`a context of` : say`${typeset(i.batch, 'count')} contexts of`
    const takes = say`The cache takes ${typeset(o.totalBytes, 'byte')} for ${contexts} ${typeset(i.contextTokens, 'token')}`
    const everything = cacheBytes(withFullLayers(i), i.kvBytes, i.contextTokens)
    if (fullLayers(i) === i.layers || everything === null) return say`${takes}: ${typeset(o.bytesPerToken, 'byte/token')}.`
    return say`${takes}, ${typeset(o.bytesPerToken, 'byte/token')} on average. If every layer kept every token, it would take ${typeset(everything * i.batch, 'byte')}.`
  },
  main: 'totalBytes',
  views: [
    {
      id: 'context',
      title: 'Memory against context',
      draw: (context) => {
        const { inputs, outputs, at, rows } = context
        const heads = numberIn(inputs.model?.heads) ?? 64
        const full = (attention: string, kvHeads: number) => ({
          at: (changes: Partial<typeof inputs>) => at({ ...allFull, attention, kvHeads, ...changes }),
        })
        const of = (attention: string, kvHeads: number) => sweep(full(attention, kvHeads), 'contextTokens', 'totalBytes', contexts)
        const hbm = (id: string) => numberIn(rows('accelerators').find((chip) => chip.id === id)?.memory)
        return chart(
          'Cache against context for one batch: sharing key-value heads divides it, a latent vector shrinks it further, and a window stops growing.',
          { label: 'Context', unit: 'token', scale: 'log', input: 'contextTokens' },
          { label: 'Cache', unit: 'byte', scale: 'log' },
          [
            line(`${heads} heads`, 'quiet', of('mha-gqa', heads)),
            line('8 heads', 'third', of('mha-gqa', 8)),
            line('latent', 'second', of('mla', inputs.kvHeads)),
            line('one head', 'quiet', of('mha-gqa', 1), true),
            fullLayers(inputs) === inputs.layers
              ? []
              : line(nameOf(inputs.model, 'these layers'), 'main', sweep(context, 'contextTokens', 'totalBytes', contexts)),
            rule('y', hbm('h100-sxm'), 'H100 memory'),
            rule('y', hbm('b300-sxm'), 'B300 memory'),
            current('here', 'main', inputs.contextTokens, outputs.totalBytes),
          ],
        )
      },
    },
  ],
})
