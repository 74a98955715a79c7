/** What developing a model costs in all, from one part of it. Pure formulas; USD. */

export interface Shares {
  readonly accelerators: number
  readonly servers: number
  readonly interconnect: number
  readonly staff: number
  readonly energy: number
}
/** The parts of a breakdown, in the order of its lists. */
export const costParts = ['accelerators', 'servers', 'interconnect', 'staff', 'energy'] as const

/** Sum of shares as given, by definition; they need not make 1. */
export const sumOfShares = (shares: Shares): number => costParts.reduce((sum, part) => sum + shares[part], 0)

/**
 * Total and parts from the cost of the accelerators and the shares of a breakdown, normalised to 1 (the shares of Cottier et al. 2024 are such: its abstract,
 * and the output of its notebook on development cost). Null
 * when accelerators have no share, so that nothing follows from their cost.
 */
export const costBreakdown = (acceleratorCost: number, shares: Shares): (Shares & { readonly total: number }) | null => {
  if (!(shares.accelerators > 0)) return null
  const unit = acceleratorCost / shares.accelerators
  const [total, parts] = [unit * sumOfShares(shares), costParts.map((part) => unit * shares[part])]
  const [accelerators = 0, servers = 0, interconnect = 0, staff = 0, energy = 0] = parts
  return Number.isFinite(total) ? { total, accelerators, servers, interconnect, staff, energy } : null
}
