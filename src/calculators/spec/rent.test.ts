/** Protects that no chip is rented at the price of another: its own quote counts where there is one, and where there is none the page says so. */
import { describe, expect, it } from 'vitest'
import { rentedAcceleratorInput, rentWarnings } from './rent.ts'
import type { Cells } from './spec.ts'

const quote = (accelerator: string, price: number, over: Cells = {}): Cells => ({
  accelerator,
  price,
  date: '2026-10-05',
  providerKind: 'neocloud',
  default: 'yes',
  ...over,
})
const rows = () => [quote('b200-sxm', 9, { default: null }), quote('b200-sxm', 6.84), quote('h100-sxm', 4.02)]
const filled = (id: string) => {
  const by = rentedAcceleratorInput.fills?.['gpuHourPrice']
  return typeof by === 'function' ? by({ id }, rows) : undefined
}

describe('The price of an hour', () => {
  it('is the quote that stands for the chip; an H100 has the price of the book', () => {
    expect(filled('b200-sxm')).toBe(6.84)
    expect(filled('h100-sxm')).toBe(null)
    expect(filled('mi355x')).toBe(null)
  })
  it('comes with what it is', () => {
    const said = (id: string, price: number) => rentWarnings({ id, name: 'A chip' }, price, rows).join(' ')
    expect(said('h100-sxm', 2.65)).toBe('')
    expect(said('b200-sxm', 6.84)).toMatch(/^The price an hour of A chip is what neoclouds ask for it without a contract/)
    expect(said('b200-sxm', 5)).toMatch(/^A chip has a price of its own: \$6\.84/)
    expect(said('mi355x', 2.65)).toMatch(/^No price of A chip is known here/)
  })
})
