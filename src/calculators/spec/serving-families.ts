/** Served models that are alike: by family, and by the bits of their weights. */

/** Models that the serving model errs on alike: dense ones by size; of mixtures of experts those with latent attention, with few active parameters, and the rest. */
export function familyOf(activeParams: number, totalParams: number, latent: boolean): string {
  if (activeParams < 0.99 * totalParams) return latent ? 'moe-mla' : activeParams <= 6e9 ? 'moe-small-active' : 'moe-large'
  const upTo = [
    [5.5e9, 'dense-below-7B'],
    [15e9, 'dense-7-14B'],
    [50e9, 'dense-15-40B'],
    [150e9, 'dense-70B'],
  ] as const
  return upTo.find(([most]) => activeParams <= most)?.[1] ?? 'dense-405B'
}

/** Bits of a weight as runs are grouped: 16, 8 or 4. */
export const weightClass = (bits: number): number => (bits >= 12 ? 16 : bits >= 6 ? 8 : 4)
