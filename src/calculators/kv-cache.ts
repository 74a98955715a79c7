/** The key-value cache: bytes a token, a sequence, a batch, for grouped and for latent attention. */

import { cacheBytesPerToken } from '../model/serving.ts'
import { say, typeset } from '../quantities/print-quantity.ts'
import { calculator, choice, quantity, row } from './spec/spec.ts'
import { chart, current, line, numberIn, rule, steps, sweep } from './spec/views.ts'

const contexts = steps(1e3, 1e6, 25, 'log')

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
      fills: {
        layers: 'layers',
        kvHeads: 'kvHeads',
        headDim: 'headDim',
        attention: 'attention',
        latentDim: 'latentDim',
        ropeDim: 'ropeDim',
      },
      help: 'Fills in the shape of a known model; each number can still be changed.',
    }),
    attention: choice({
      label: 'Attention',
      options: [
        { value: 'mha-gqa', label: 'Heads: multi-head, grouped or multi-query' },
        { value: 'mla', label: 'Latent: one compressed vector a layer' },
      ],
      default: 'mha-gqa',
    }),
    layers: quantity({ label: 'Layers', unit: 'layer', default: 80, range: [8, 200], scale: 'linear', limits: [1, 10_000] }),
    kvHeads: quantity({
      label: 'Key-value heads',
      unit: 'head',
      default: 8,
      range: [1, 128],
      scale: 'log',
      limits: [1, 10_000],
      help: 'As many as query heads in multi-head attention, fewer in grouped, one in multi-query. Not used with latent attention.',
    }),
    headDim: quantity({ label: 'Head size', unit: 'count', default: 128, range: [32, 512], scale: 'log', limits: [1, 1e5] }),
    latentDim: quantity({
      label: 'Latent size',
      unit: 'count',
      default: 512,
      range: [64, 4096],
      scale: 'log',
      limits: [1, 1e6],
      help: 'Only with latent attention.',
    }),
    ropeDim: quantity({
      label: 'Rotary key size',
      unit: 'count',
      default: 64,
      range: [16, 512],
      scale: 'log',
      limits: [0, 1e6],
      help: 'Only with latent attention.',
    }),
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
    bytesPerToken: { label: 'Per token', unit: 'byte/token' },
    bytesPerSequence: { label: 'Per sequence', unit: 'byte' },
    totalBytes: { label: 'In all', unit: 'byte' },
  },
  compute: (i) => {
    const cache =
      i.attention === 'mla'
        ? ({ attention: 'mla', layers: i.layers, latentDim: i.latentDim, ropeDim: i.ropeDim } as const)
        : ({ attention: 'mha-gqa', layers: i.layers, kvHeads: i.kvHeads, headDim: i.headDim } as const)
    const bytesPerToken = cacheBytesPerToken(cache, i.kvBytes)
    const bytesPerSequence = bytesPerToken * i.contextTokens
    return { bytesPerToken, bytesPerSequence, totalBytes: bytesPerSequence * i.batch }
  },
  says: (o, i) =>
    i.batch === 1
      ? say`The cache takes ${typeset(o.totalBytes, 'byte')} for a context of ${typeset(i.contextTokens, 'token')}: ${typeset(o.bytesPerToken, 'byte/token')}.`
      : say`The cache takes ${typeset(o.totalBytes, 'byte')} for ${typeset(i.batch, 'count')} contexts of ${typeset(i.contextTokens, 'token')}: ${typeset(o.bytesPerToken, 'byte/token')}.`,
  main: 'totalBytes',
  views: [
    {
      id: 'context',
      title: 'Memory against context',
      draw: (context) => {
        const { inputs, outputs, at, rows } = context
        const heads = numberIn(inputs.model?.heads) ?? 64
        const kind = (attention: string, kvHeads: number) => ({
          at: (changes: Partial<typeof inputs>) => at({ attention, kvHeads, ...changes }),
        })
        const hbm = (id: string) => numberIn(rows('accelerators').find((chip) => chip.id === id)?.memory)
        return chart(
          'Cache against context for one batch: sharing key-value heads divides it, a latent vector shrinks it further.',
          { label: 'Context', unit: 'token', scale: 'log', input: 'contextTokens' },
          { label: 'Cache', unit: 'byte', scale: 'log' },
          [
            line(`${heads} heads`, 'quiet', sweep(kind('mha-gqa', heads), 'contextTokens', 'totalBytes', contexts)),
            line('8 heads', 'third', sweep(kind('mha-gqa', 8), 'contextTokens', 'totalBytes', contexts)),
            line('latent', 'second', sweep(kind('mla', inputs.kvHeads), 'contextTokens', 'totalBytes', contexts)),
            line('one head', 'quiet', sweep(kind('mha-gqa', 1), 'contextTokens', 'totalBytes', contexts), true),
            rule('y', hbm('h100-sxm'), 'H100 memory'),
            rule('y', hbm('b300-sxm'), 'B300 memory'),
            current('here', 'main', inputs.contextTokens, outputs.totalBytes),
          ],
        )
      },
    },
  ],
})
