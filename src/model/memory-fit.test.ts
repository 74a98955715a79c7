/** Protects what “fits” means: with nothing in reserve, and with a tenth of the memory free. */
import { describe, expect, it } from 'vitest'
import { memoryFit } from './memory-fit.ts'

describe('Memory', () => {
  it('is said to suffice with nothing in reserve and with a tenth of it free', () => {
    // 140 GB of weights and 4,500 × 327,680 bytes are 141.47 GB; a tenth less than 150.75 GB is 135.7 GB, than 2 × 80 GB is 144 GB.
    const bytes = 140e9 + 4500 * 327_680
    expect(memoryFit(bytes, 150.75e9, 1)).toEqual({ room: 150.75e9, fits: true, fitsWithReserve: false })
    expect(memoryFit(bytes, 80e9, 2)).toEqual({ room: 160e9, fits: true, fitsWithReserve: true })
    expect(memoryFit(bytes, 80e9, 1)).toEqual({ room: 80e9, fits: false, fitsWithReserve: false })
    expect(memoryFit(bytes, null, 1)).toEqual({ room: null, fits: null, fitsWithReserve: null })
  })
})
