/** Protects the table of exchange: each rate as it was published or worked by hand, and that every way there and back closes. */
import { describe, expect, it } from 'vitest'
import fc from '../../tests/support/fast-check.ts'
import { exchanged, exchangeUnits, servedTokensOfAllKinds, tokensPerUnit } from './exchange.ts'

const rates = {
  tokensPerRequest: 1000,
  tokensPerAgentTask: 1.2e6,
  callsPerHour: 120,
  turns: 8,
  tokensPerSecond: 5000,
  wattHours: 1000,
  gpuHourPrice: 2,
  tasksPerWorkingDay: 12,
}

describe('The table of exchange', () => {
  it('counts DeepSeek’s day: 776e9 tokens in 43,536 GPU-hours', () => {
    expect(servedTokensOfAllKinds(37e9) * 3600 * 226.75 * 8 * 24).toBeCloseTo(776e9, -3)
  })

  it('has an agent-hour of 15 tasks, a dollar of half a GPU-hour, and a working day of 12 tasks', () => {
    // 120 ÷ 8 tasks; 5000 × 3600 ÷ 2 tokens; 12 × 1.2e6
    expect(tokensPerUnit(rates)).toMatchObject({ 'agent-hour': 18e6, 'gpu-hour': 18e6, kwh: 18e6, dollar: 9e6, 'working-day': 14.4e6 })
  })

  it('closes every way there and back, and every way over a third', () => {
    const unit = fc.constantFrom(...exchangeUnits)
    fc.assert(
      fc.property(unit, unit, unit, fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (from, to, over, amount) => {
        const there = exchanged(rates, amount, from, to) ?? 0
        const byThird = exchanged(rates, exchanged(rates, amount, from, over) ?? 0, over, to) ?? 0
        expect(Math.abs((exchanged(rates, there, to, from) ?? 0) / amount - 1)).toBeLessThan(1e-12)
        expect(Math.abs(byThird / there - 1)).toBeLessThan(1e-12)
      }),
    )
  })
})
