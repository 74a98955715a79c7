/** What energy-per-query stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { type Case, within } from './spec/spec.ts'

/** A column of Epoch's sheet. */
const epoch = (
  name: string,
  [activeParams, outputTokens, utilisation, pue]: readonly [number, number, number, number],
  [seconds, energyWh]: readonly [number, number],
  tolerance: `${number}%` = '0.5%',
): Case => ({
  name,
  given: {
    ...{ activeParams, inputTokens: 0, outputTokens, accelerator: 'h100-sxm', precision: 'bf16', utilisation },
    ...{ serverPower: 1275, serverPowerShare: 0.7, pue },
  },
  expect: { secondsOfAccelerator: within(seconds, tolerance), energyWh: within(energyWh, tolerance) },
  source: 'epochquery2025',
  locator: 'rows 2 to 12',
})

export const energyPerQueryRecord: CalculatorRecord = {
  formula: 's = \\frac{2\\,N\\,T}{F_{\\text{peak}}\\,u} \\qquad E = \\frac{s\\,P\\,q\\,\\text{PUE}}{3600}',
  cases: [
    epoch('GPT-4o as Epoch estimates it', [100e9, 500, 0.1, 1.2], [1.01, 0.301]),
    epoch('The same with a long answer', [100e9, 1500, 0.1, 1.2], [3.03, 0.902]),
    epoch('A smaller model', [20e9, 500, 0.1, 1.2], [0.2, 0.06], '1.5%'),
    epoch('A pessimistic case', [200e9, 500, 0.05, 1.3], [4.04, 1.304]),
    epoch('A pessimistic case with a long answer', [200e9, 1500, 0.05, 1.3], [12.13, 3.911]),
  ],
  monotone: [
    { input: 'outputTokens', output: 'energyWh', direction: 'rises', because: 'each token passes through the model' },
    { input: 'utilisation', output: 'energyWh', direction: 'falls', because: 'the same power does more work' },
    { input: 'pue', output: 'energyWh', direction: 'rises', because: 'the site adds its share' },
    { input: 'gridIntensity', output: 'carbonGrams', direction: 'rises', because: 'a kilowatt-hour emits more' },
  ],
  sources: ['epochquery2025', 'elsworth2025', 'chung2026'],
  caveats: [
    'One share of peak for reading and writing: prompts are read at a higher one, so long inputs come out too expensive; attention, which grows with the context, is left out, so very long ones too cheap.',
    'Measured joules per token differ a hundredfold with the model and with how many requests run together: without tokens and load, a figure per query says little.',
    'Published figures count different things. Google’s 0.24 Wh is a median prompt with idle machines and cooling; only the chips at work are 0.10 Wh of it. OpenAI’s 0.34 Wh has no method.',
    'Training, networks and the making of the machines are left out.',
  ],
}
