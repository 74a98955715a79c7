/** The shape of a key-value cache as inputs of a calculator, and as a row of the data set `models` has it. */
import type { CacheShape } from '../../model/key-value-cache.ts'
import type { Cells, QuantityInput } from './spec.ts'
import { choice, quantity } from './spec.ts'
import { numberIn } from './views.ts'

const layerCount = (label: string, help: string): QuantityInput & { readonly default: number } =>
  quantity({ label, unit: 'layer', default: 0, range: [0, 200], scale: 'linear', limits: [0, 10_000], integer: true, help })

const size = <const T extends number | null>(label: string, of: T, help: string): QuantityInput & { readonly default: T } =>
  quantity({ label, unit: 'count', default: of, range: [32, 512], scale: 'log', limits: [0, 1e6], integer: true, help })

const ratio = (label: string, of: number): QuantityInput & { readonly default: number } =>
  quantity({ label, unit: 'count', default: of, range: [1, 256], scale: 'log', limits: [1, 1e6], help: 'Only with compressed layers.' })

const layersInput = quantity({
  ...{ label: 'Layers', unit: 'layer', default: 80, range: [8, 200], scale: 'linear', limits: [1, 10_000], integer: true },
  help: 'All of them, whatever they cache.',
} as const)
const kvHeadsInput = quantity({
  ...{ label: 'Key-value heads', unit: 'head', default: 8, range: [1, 128], scale: 'log', limits: [1, 10_000], integer: true },
  help: 'As many as query heads in multi-head attention, fewer in grouped, one in multi-query. Not used with latent attention.',
} as const)
const headDimInput = quantity({
  ...{ label: 'Head size', unit: 'count', default: 128, range: [32, 512], scale: 'log', limits: [1, 1e5], integer: true },
} as const)

/** The inputs that most models need. */
export const headInputs = { layers: layersInput, kvHeads: kvHeadsInput, headDim: headDimInput } as const

export const attentionInput = choice({
  label: 'Attention',
  options: [
    { value: 'mha-gqa', label: 'Heads: multi-head, grouped or multi-query' },
    { value: 'mla', label: 'Latent: one compressed vector a layer' },
  ],
  default: 'mha-gqa',
})

/** All other inputs of the shape. */
export const layerGroupInputs = {
  windowLayers: layerCount(
    'Window layers',
    'Of the layers, those with a sliding window or attention within chunks: they cache the last tokens only.',
  ),
  windowTokens: quantity({
    ...{ label: 'Window', unit: 'token', default: 4096, range: [64, 1e5], scale: 'log', limits: [1, 1e10] },
    help: 'Tokens that a window layer caches.',
  } as const),
  linearLayers: layerCount('Layers without a growing cache', 'Of the layers, those with linear attention, a state space, or no attention.'),
  stateBytes: quantity({
    ...{ label: 'State', unit: 'byte', default: 0, range: [0, 1e9], scale: 'linear', limits: [0, 1e15] },
    help: 'What layers without a growing cache hold together for one sequence, however long it is.',
  } as const),
  windowKvHeads: quantity({
    ...{
      label: 'Key-value heads of window layers',
      unit: 'head',
      default: null,
      range: [1, 128],
      scale: 'log',
      limits: [1, 10_000],
      integer: true,
    },
    help: 'Where they are not those of the other layers.',
  } as const),
  windowHeadDim: size('Head size of window layers', null, 'Where it is not that of the other layers.'),
  valueHeadDim: size('Head size of values', null, 'Where it is not that of keys; 0 where keys serve as values.'),
  latentDim: quantity({
    ...{ label: 'Latent size', unit: 'count', default: 512, range: [64, 4096], scale: 'log', limits: [1, 1e6], integer: true },
    help: 'Only with latent attention.',
  } as const),
  ropeDim: quantity({
    ...{ label: 'Rotary key size', unit: 'count', default: 64, range: [16, 512], scale: 'log', limits: [0, 1e6], integer: true },
    help: 'Only with latent attention.',
  } as const),
  compressedLayers: layerCount('Compressed layers', 'Of the layers, those that cache one entry for a few tokens, and a window.'),
  compressRatio: ratio('Tokens an entry', 4),
  coarseLayers: layerCount('Coarsely compressed layers', 'Of the layers, those that cache one entry for many tokens, and a window.'),
  coarseRatio: ratio('Tokens a coarse entry', 128),
  indexLayers: layerCount('Layers with an index', 'Those that cache an index key beside each entry, to choose which entries to read.'),
  indexDim: size('Size of an index key', 128, 'Only with an index.'),
} as const

/** Every input of the shape is filled by the column of its name. */
export const cacheFills: Readonly<Record<string, string>> = Object.fromEntries(
  ['attention', ...Object.keys(headInputs), ...Object.keys(layerGroupInputs)].map((name) => [name, name]),
)

/** The shape of a row's cache, with its heads as given: for calculators that have only these as inputs. A blank cell is the input's default. */
export const cacheShapeOf = (
  model: Cells | null,
  { layers, kvHeads, headDim }: Pick<CacheShape, 'layers' | 'kvHeads' | 'headDim'>,
): CacheShape => {
  const groups = Object.entries(layerGroupInputs).map(([name, input]) => [name, numberIn(model?.[name]) ?? input.default])
  const attention = model?.attention === 'mla' ? 'mla' : 'mha-gqa'
  return { attention, layers, kvHeads, headDim, ...(Object.fromEntries(groups) as Omit<CacheShape, 'attention' | keyof typeof headInputs>) }
}

/** A sentence where the groups have more layers than there are; else null. */
export const tooManyLayers = ({ layers, windowLayers, linearLayers, compressedLayers, coarseLayers }: CacheShape): string | null => {
  const grouped = windowLayers + linearLayers + compressedLayers + coarseLayers
  return grouped > layers
    ? `The groups have ${grouped} layers (window, without a growing cache, compressed), and the model has ${layers}: no cache can be given.`
    : null
}
