/** What edge-or-cloud stands on: its formula, its published cases with their sources, and what it leaves out. */

import type { CalculatorRecord } from './spec/spec.ts'
import { within } from './spec/spec.ts'

export const edgeOrCloudRecord: CalculatorRecord = {
  formula:
    't_{\\text{edge}} = \\frac{P}{r_{\\text{prefill}}} + \\frac{O}{r_{\\text{device}}} \\qquad t_{\\text{cloud}} = \\text{RTT} + t_{\\text{first}} + \\frac{O}{r_{\\text{cloud}}} \\qquad \\text{cost}_{\\text{edge}} = \\frac{t_{\\text{edge}}\\,W\\,p_{\\text{kWh}}}{3.6 \\cdot 10^{6}} \\qquad \\text{cost}_{\\text{cloud}} = P\\,p_{\\text{in}} + O\\,p_{\\text{out}}',
  cases: [
    {
      name: 'A turn of chat with PaLM 540B: 64 tokens in, 64 out',
      given: {
        promptTokens: 64,
        outputTokens: 64,
        cloudTokensPerSecond: 1 / 0.029,
        cloudFirstToken: 0,
        networkRoundTrip: 0,
      },
      expect: { cloudTime: within(1.9, '3%') },
      source: 'pope2022',
      locator: 'Introduction; low-latency decode, 64 TPU v4',
      note: '29 ms a token, 1,920 tokens of history in the cache. No network; reading 64 tokens is left out, which the tolerance covers.',
    },
  ],
  monotone: [
    { input: 'inputPrice', output: 'cloudCost', direction: 'rises', because: 'each token read is billed' },
    { input: 'outputPrice', output: 'cloudCost', direction: 'rises', because: 'each token written is billed' },
    { input: 'promptTokens', output: 'edgeFirstToken', direction: 'rises', because: 'the prompt is read first' },
    { input: 'networkRoundTrip', output: 'cloudTime', direction: 'rises', because: 'the way there and back' },
    { input: 'devicePower', output: 'edgeCost', direction: 'rises', because: 'the same time draws more' },
  ],
  sources: ['lin2023', 'charyyev2020', 'pope2022', 'nielsen1993', 'stivers2009', 'genaiprices2026'],
  caveats: [
    'Both sides are Llama 3.1 8B until you change them. On a device its weights are usually cut to 4 bits, which costs a little quality; a host keeps 8 or 16.',
    'The usual choice is between a small model on the device and a large one in the cloud. That is a choice of quality before it is one of cost.',
    'The device is taken as bought for other reasons: its price, wear and battery are left out. So is the cost of the network.',
    'Input is billed in full; a prompt cache would make the cloud cheaper.',
    'A tenth of a second feels instant (Nielsen). The popular aim of 200 to 300 ms stands near the pause between speakers in conversation; neither says that waiting longer is bad for every use.',
  ],
}
